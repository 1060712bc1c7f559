import { parseClaim } from './claim.ts'
import type { Claim, Dimension, Mistake, ModelLine, Round } from './drill.ts'
import { type Item, itemsOf, proseOf, quoteOf, type Section } from './outline.ts'
import type { Findings } from './problem.ts'

const NAME_ROUND = new Set(['write', 'promise', 'pressure'])
const MUST = /^must(?:\s*\(\s*enough:\s*(\d{1,3})\s*\))?$/i

/** `Ad clicks` → `ad-clicks`: the id that a heading gives its dimension. */
export function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/**
 * Reads a dimension's section. With `base`, parts left out stay as they are in the base: that is how a
 * constraint changes a dimension. `prefix` goes before the ids of the lines given here.
 */
export function parseDimension(
  section: Section,
  system: boolean,
  findings: Findings,
  base?: Dimension,
  prefix = '',
): Dimension {
  const id = slug(section.title)
  const parts = readParts(section, findings)
  const reader = new LineReader(`${prefix}${id}`, findings)
  const must = parts.must ? reader.lines(parts.must, 'must') : (base?.must ?? [])
  const dimension: Dimension = {
    id,
    title: base?.title ?? section.title,
    round: roundOf(id, system),
    ask: quoteOf(section.blocks) || (base?.ask ?? ''),
    enough: parts.must ? (parts.enough ?? must.length) : (base?.enough ?? 0),
    must,
    plus: parts.plus ? reader.lines(parts.plus, 'plus') : (base?.plus ?? []),
    mistakes: parts.mistakes ? reader.mistakes(parts.mistakes) : (base?.mistakes ?? []),
    answer: parts.answer ? proseOf(parts.answer.blocks) : (base?.answer ?? ''),
    at: section.at,
  }
  checkDimension(dimension, section, findings)
  return dimension
}

function roundOf(id: string, system: boolean): Round {
  return system && NAME_ROUND.has(id) ? 'name' : 'answer'
}

interface Parts {
  must?: Section
  enough?: number
  plus?: Section
  mistakes?: Section
  answer?: Section
}

function readParts(section: Section, findings: Findings): Parts {
  const parts: Parts = {}
  for (const child of section.children) {
    const must = MUST.exec(child.title)
    const key = must ? 'must' : child.title.toLowerCase()
    if (key !== 'must' && key !== 'plus' && key !== 'mistakes' && key !== 'answer') {
      findings.error(
        'unknown-part',
        child.at,
        `"${child.title}" is no part of a dimension`,
        'use Must, Must (enough: N), Plus, Mistakes or Answer',
      )
    } else if (parts[key]) {
      findings.error(
        'part-twice',
        child.at,
        `"${child.title}" stands twice in "${section.title}"`,
        'join the two',
      )
    } else {
      parts[key] = child
      if (must?.[1]) parts.enough = Number(must[1])
    }
  }
  return parts
}

function checkDimension(dimension: Dimension, section: Section, findings: Findings): void {
  if (dimension.id === '') {
    findings.error(
      'dimension-id',
      section.at,
      'this heading gives no id',
      'name the dimension with letters or digits',
    )
  }
  if (dimension.ask === '') {
    findings.error(
      'no-question',
      section.at,
      `"${section.title}" asks nothing`,
      'put the question in a block quote below the heading',
    )
  }
  if (dimension.must.length === 0) {
    findings.error(
      'no-must',
      section.at,
      `"${section.title}" has no must line`,
      'add "### Must" with a list of model lines',
    )
  } else if (dimension.enough < 1 || dimension.enough > dimension.must.length) {
    findings.error(
      'enough',
      section.at,
      `enough: ${dimension.enough} does not fit ${dimension.must.length} must lines`,
      `use a number from 1 to ${dimension.must.length}`,
    )
  }
}

/** Reads model lines of one dimension, numbering them as they stand. */
class LineReader {
  private readonly owner: string
  private readonly findings: Findings

  constructor(owner: string, findings: Findings) {
    this.owner = owner
    this.findings = findings
  }

  lines(section: Section, kind: 'must' | 'plus'): ModelLine[] {
    return itemsOf(section.blocks).map((item, i) => {
      const { why, ...line } = this.line(item, `${this.owner}/${kind}/${i + 1}`)
      if (why !== '') this.unexpected(item, 'why')
      return line
    })
  }

  mistakes(section: Section): Mistake[] {
    return itemsOf(section.blocks).map((item, i) => {
      const mistake = this.line(item, `${this.owner}/mistake/${i + 1}`)
      if (mistake.why === '') {
        this.findings.error('no-why', item.at, 'this mistake has no reason', 'add "- why: …" below it')
      }
      return mistake
    })
  }

  private line(item: Item, id: string): Mistake {
    const also: string[] = []
    const means: Claim[] = []
    let why = ''
    for (const note of item.items) {
      const [, key = '', value = ''] = /^(also|means|why):\s*(.*)$/is.exec(note.text) ?? []
      if (value === '') this.unexpected(note, note.text.slice(0, 30))
      else if (key === 'also') also.push(value)
      else if (key === 'why') why = value
      else this.claim(note, value, means)
    }
    if (item.text === '')
      this.findings.error('empty-line', item.at, 'this model line is empty', 'write it or delete it')
    return { id, text: item.text, also, means, at: item.at, why }
  }

  private claim(note: Item, value: string, means: Claim[]): void {
    const claim = parseClaim(value)
    if (typeof claim !== 'string') means.push(claim)
    else this.findings.error('claim', note.at, claim, 'see docs/drill-format.md, "Claims"')
  }

  private unexpected(item: Item, what: string): void {
    this.findings.error(
      'unknown-note',
      item.at,
      `"${what}" is not expected here`,
      'use also:, means: or, on a mistake, why:',
    )
  }
}
