import { checkFrontMatter } from './checkFrontMatter.ts'
import type { Chapter, DecisionRow, Problem } from './drill.ts'
import { chapterFrontMatter } from './drillSchema.ts'
import { readFrontMatter } from './frontMatter.ts'
import { belowTitle, itemsOf, outlineOf, proseOf, quoteOf, type Section, tablesOf } from './outline.ts'
import { type Findings, findingsFor } from './problem.ts'

/** Reads a `chapter.md`; `id` is the folder's name. Never throws. */
export function parseChapter(
  markdown: string,
  file: string,
  id: string,
): { chapter?: Chapter; problems: readonly Problem[] } {
  const findings = findingsFor(file)
  const front = readFrontMatter(markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), findings)
  const data = front && checkFrontMatter(chapterFrontMatter, front, findings)
  if (!front || !data) return { problems: findings.problems }
  const sections = new Map(
    belowTitle(outlineOf(front.body, front.linesAbove)).children.map((s) => [s.title.toLowerCase(), s]),
  )
  const blocks = (name: string) => sections.get(name)?.blocks ?? []
  for (const name of ['Goal', 'Core idea', 'Misconception']) {
    if (!sections.has(name.toLowerCase())) {
      findings.error(
        'chapter-part',
        { line: 1, column: 1 },
        `the chapter has no "${name}"`,
        `add "## ${name}"`,
      )
    }
  }
  const chapter: Chapter = {
    id,
    ...data,
    goal: proseOf(blocks('goal')),
    idea: itemsOf(blocks('core idea')).map((item) => item.text),
    misconception: { claim: quoteOf(blocks('misconception')), refutation: proseOf(blocks('misconception')) },
    decisions: readDecisions(sections.get('decisions'), findings),
    bridges: readBridges(sections.get('bridges'), findings),
    file,
  }
  return { chapter, problems: findings.problems }
}

function readDecisions(section: Section | undefined, findings: Findings): DecisionRow[] {
  return tablesOf(section?.blocks ?? []).flatMap((table) => {
    if (table.head.length !== 5) {
      findings.error(
        'decision-table',
        table.at,
        `the decision table has ${table.head.length} columns`,
        'give it choice, good when, weak when, interview line, trigger to leave',
      )
      return []
    }
    return table.rows.map(([choice = '', goodWhen = '', weakWhen = '', line = '', leave = '']) => ({
      choice: choice.replace(/\s*\(default\)\s*$/i, ''),
      isDefault: /\(default\)\s*$/i.test(choice),
      goodWhen,
      weakWhen,
      line,
      leave,
    }))
  })
}

function readBridges(section: Section | undefined, findings: Findings): Record<string, string> {
  const bridges: [string, string][] = []
  for (const item of itemsOf(section?.blocks ?? [])) {
    const [, id, why] = /^([a-z0-9-]+):\s+(.+)$/s.exec(item.text) ?? []
    if (id && why) bridges.push([id, why])
    else findings.error('bridge', item.at, 'this bridge names no chapter', 'write "- <chapter id>: why"')
  }
  return Object.fromEntries(bridges)
}
