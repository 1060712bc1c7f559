import matter from 'gray-matter'
import { load as loadYaml, YAMLException } from 'js-yaml'
import type { Position } from './drill.ts'
import type { Findings } from './problem.ts'

const MAX_FRONT_MATTER = 64 * 1024

/** YAML front matter as plain data, and the Markdown below it with the number of lines above it. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>
  readonly body: string
  readonly linesAbove: number
  /** Where a key stands, for findings about its value. */
  positionOf(key: string): Position
}

function refuse(): never {
  throw new Error('only YAML front matter is read')
}

/**
 * Splits YAML front matter from the body. gray-matter runs `---js` front matter as code by default, so any
 * language after the dashes is refused and every engine but YAML throws.
 * Returns undefined, with a finding, where there is no front matter that can be read.
 */
export function readFrontMatter(text: string, findings: Findings): FrontMatter | undefined {
  const lines = text.split('\n')
  const opening = lines[0]?.trimEnd() ?? ''
  const at: Position = { line: 1, column: 1 }
  if (opening !== '---') {
    const dashes = opening.startsWith('---')
    findings.error(
      'front-matter',
      at,
      dashes ? `front matter in "${opening.slice(3, 23).trim()}" is not read` : 'there is no front matter',
      'begin the file with a line of three dashes and YAML below it',
    )
    return undefined
  }
  const closing = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---')
  if (closing < 0) {
    findings.error('front-matter', at, 'the front matter is not closed', 'end it with a line of three dashes')
    return undefined
  }
  const head = lines.slice(0, closing + 1).join('\n')
  if (head.length > MAX_FRONT_MATTER) {
    findings.error('front-matter', at, 'the front matter is over 64 kB', 'keep prose below the front matter')
    return undefined
  }
  const data = parseYaml(head, findings)
  if (!data) return undefined
  const positionOf = (key: string): Position => {
    const index = lines.slice(0, closing).findIndex((line) => line.trimStart().startsWith(`${key}:`))
    return index < 0 ? at : { line: index + 1, column: (lines[index]?.indexOf(key) ?? 0) + 1 }
  }
  return { data, body: lines.slice(closing + 1).join('\n'), linesAbove: closing + 1, positionOf }
}

function parseYaml(head: string, findings: Findings): Record<string, unknown> | undefined {
  try {
    const { data } = matter(`${head}\n`, {
      language: 'yaml',
      engines: {
        yaml: (source: string) => loadYaml(source, { maxAliases: 0 }) as object,
        javascript: { parse: refuse, stringify: refuse },
        json: { parse: refuse, stringify: refuse },
      },
    })
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data
    findings.error(
      'front-matter',
      { line: 2, column: 1 },
      'the front matter is not a list of keys',
      'write `key: value` lines',
    )
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark : undefined
    const why = error instanceof YAMLException ? error.reason : String((error as Error).message)
    // The engine is given the lines after the opening dashes, beginning with their line break.
    const at = mark ? { line: mark.line + 1, column: mark.column + 1 } : { line: 2, column: 1 }
    findings.error('front-matter', at, `the YAML cannot be read: ${why}`, 'mend the front matter')
  }
  return undefined
}
