import { checkFrontMatter } from './checkFrontMatter.ts'
import type {
  Completion,
  Constraint,
  Dimension,
  Drill,
  Estimate,
  Problem,
  Shape,
  Statement,
} from './drill.ts'
import { deckFrontMatter, drillFrontMatter, ID, limitsOf, type SharedFrontMatter } from './drillSchema.ts'
import { readFrontMatter } from './frontMatter.ts'
import { belowTitle, itemsOf, outlineOf, proseOf, quoteOf, type Section, tablesOf } from './outline.ts'
import { conceptsOf } from './parseConcepts.ts'
import { parseDimension } from './parseDimension.ts'
import { type Findings, findingsFor } from './problem.ts'

/** Bytes of a drill file beyond which it is not read: a year of prose fits, an attack does not. */
export const MAX_FILE_LENGTH = 512 * 1024

const RESERVED = new Set(['terms', 'shape', 'completion', 'constraints', 'numbers', 'notes'])
const STATEMENT = /^statement:\s*(true|false)$/i

export interface ParsedDrills {
  /** Empty where the front matter cannot be read; drills with an error are left out. */
  readonly drills: readonly Drill[]
  readonly problems: readonly Problem[]
}

/**
 * Reads the drill, or the deck of drills, that a Markdown file holds. Never throws: what does not fit
 * docs/drill-format.md comes back as problems with line and column.
 * `file` is how problems name the file; `chapter` is the folder's name.
 */
export function parseDrill(markdown: string, file: string, chapter: string): ParsedDrills {
  const findings = findingsFor(file)
  if (markdown.length > MAX_FILE_LENGTH) {
    findings.error(
      'too-long',
      { line: 1, column: 1 },
      'the file is over 512 kB',
      'split it into several drills',
    )
    return { drills: [], problems: findings.problems }
  }
  const text = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const front = readFrontMatter(text, findings)
  if (!front) return { drills: [], problems: findings.problems }
  const root = outlineOf(front.body, front.linesAbove)
  const context = { file, chapter }
  const drills: (Drill | undefined)[] = []
  if ('deck' in front.data) {
    const shared = checkFrontMatter(deckFrontMatter, front, findings)
    for (const card of shared ? root.children : [])
      drills.push(readCard(card, shared as SharedFrontMatter, context, findings))
  } else {
    const data = checkFrontMatter(drillFrontMatter, front, findings)
    if (data) drills.push(readDrill(belowTitle(root), data.id, data.title, data, context, findings))
  }
  return { drills: drills.filter((drill) => drill !== undefined), problems: findings.problems }
}

interface Context {
  readonly file: string
  readonly chapter: string
}

function readCard(
  card: Section,
  shared: SharedFrontMatter,
  context: Context,
  findings: Findings,
): Drill | undefined {
  if (card.level !== 1 || card.code === undefined || !ID.test(card.code)) {
    findings.error('deck-heading', card.at, `"${card.title}" begins no drill`, 'write "# `its-id` Its title"')
    return undefined
  }
  return readDrill(card, card.code, card.title || card.code, shared, context, findings)
}

function readDrill(
  root: Pick<Section, 'blocks' | 'children' | 'at'>,
  id: string,
  title: string,
  front: SharedFrontMatter,
  context: Context,
  findings: Findings,
): Drill | undefined {
  const before = errorsIn(findings)
  const named = new Map<string, Section>()
  const dimensions: Dimension[] = []
  let statement: Statement | undefined
  for (const section of root.children) {
    const key = section.title.toLowerCase()
    const holds = STATEMENT.exec(key)?.[1]
    if (holds) statement = { text: proseOf(section.blocks), holds: holds === 'true' }
    else if (RESERVED.has(key)) named.set(key, section)
    else if (dimensions.some((d) => d.id === key)) {
      findings.error(
        'dimension-twice',
        section.at,
        `the dimension "${section.title}" stands twice`,
        'rename or join them',
      )
    } else dimensions.push(parseDimension(section, front.kind === 'system', findings))
  }
  if (dimensions.length === 0) {
    findings.error(
      'no-dimension',
      root.at,
      `the drill ${id} asks nothing`,
      'add a second-level heading with a question and must lines',
    )
  }
  const below = (name: string) => named.get(name)?.children ?? []
  const shape = named.get('shape')
  const drill: Drill = {
    id,
    title,
    kind: front.kind,
    ...context,
    limits: limitsOf(front),
    earlier: front.earlier ?? [],
    scenario: proseOf(root.blocks),
    dimensions,
    terms: conceptsOf(below('terms'), findings),
    ...(statement ? { statement } : {}),
    ...(shape ? { shape: readShape(shape) } : {}),
    completions: below('completion').map((section) => readCompletion(section, dimensions, findings)),
    constraints: below('constraints').flatMap((section) =>
      readConstraint(section, dimensions, front, findings),
    ),
    estimates: readEstimates(named.get('numbers')),
  }
  return errorsIn(findings) === before ? drill : undefined
}

const errorsIn = (findings: Findings) => findings.problems.filter((p) => p.severity === 'error').length

function readShape(section: Section): Shape {
  return { text: proseOf(section.blocks), ask: quoteOf(section.blocks) }
}

function readCompletion(section: Section, dimensions: readonly Dimension[], findings: Findings): Completion {
  const list = itemsOf(section.blocks).find((item) => /^missing:/i.test(item.text))
  const missing = (list?.text.replace(/^missing:/i, '').split(',') ?? [])
    .map((id) => id.trim())
    .filter(Boolean)
  const known = new Set(dimensions.map((d) => d.id))
  const unknown = missing.find((id) => !known.has(id))
  if (missing.length === 0 || unknown) {
    findings.error(
      'completion',
      list?.at ?? section.at,
      unknown ? `"${unknown}" is no dimension of this drill` : 'this completion leaves nothing out',
      `write "- missing: " and one or more of ${[...known].join(', ')}`,
    )
  }
  return { title: section.title, ask: quoteOf(section.blocks), missing }
}

function readConstraint(
  section: Section,
  dimensions: readonly Dimension[],
  front: SharedFrontMatter,
  findings: Findings,
): Constraint[] {
  if (section.code === undefined || !ID.test(section.code)) {
    findings.error('constraint-id', section.at, 'this constraint has no id', 'write "### `its-id` Its title"')
    return []
  }
  if (section.children.length === 0) {
    findings.error(
      'constraint-touches',
      section.at,
      'this constraint touches no dimension',
      'add a fourth-level heading for each dimension it changes',
    )
  }
  const changed = section.children.flatMap((child) => {
    const base = dimensions.find((d) => d.title.toLowerCase() === child.title.toLowerCase())
    if (base) return [parseDimension(child, front.kind === 'system', findings, base, `${section.code}:`)]
    findings.error(
      'constraint-touches',
      child.at,
      `"${child.title}" is no dimension of this drill`,
      'name one that the drill has',
    )
    return []
  })
  const text = proseOf(section.blocks)
  return [{ id: section.code, title: section.title, text, dimensions: changed, at: section.at }]
}

function readEstimates(section: Section | undefined): Estimate[] {
  return tablesOf(section?.blocks ?? []).flatMap((table) =>
    table.rows.map(([quantity = '', value = '', within = '', decides = '']) => ({
      quantity,
      value,
      factor: Number.parseFloat(within) || 3,
      decides,
    })),
  )
}
