import * as v from 'valibot'
import type { FrontMatter } from './frontMatter.ts'
import type { Findings } from './problem.ts'

/** The front matter by its schema, or undefined with one finding for each key that does not fit. */
export function checkFrontMatter<const S extends v.GenericSchema>(
  schema: S,
  front: FrontMatter,
  findings: Findings,
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, front.data)
  if (result.success) return result.output
  for (const issue of result.issues) {
    const key = String(issue.path?.[0]?.key ?? '')
    const path = issue.path?.map((part) => String(part.key)).join('.') ?? ''
    findings.error(
      'front-matter',
      front.positionOf(key),
      `${path} ${saying(issue)}`,
      'see docs/drill-format.md, "Front matter"',
    )
  }
  return undefined
}

function saying(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'is not a key of this front matter'
  if (issue.input === undefined) return 'is missing'
  // valibot's own messages begin with "Invalid"; ours continue the sentence "<key> …".
  return issue.message.startsWith('Invalid')
    ? `should be ${issue.expected ?? 'another value'}`
    : issue.message
}
