import type { Text } from './readText.ts'

/** What a number allows, in base units where the unit is a known one: "at least 2" has no upper end. */
interface Quantity {
  readonly from: number
  readonly to: number
  readonly unit: string
}

const UNITS: ReadonlyMap<string, readonly [unit: string, factor: number]> = new Map([
  ['ms', ['second', 0.001]],
  ['millisecond', ['second', 0.001]],
  ['second', ['second', 1]],
  ['minut', ['second', 60]],
  ['hour', ['second', 3600]],
  ['day', ['second', 86_400]],
  ['week', ['second', 604_800]],
  ['b', ['byte', 1]],
  ['byte', ['byte', 1]],
  ['kb', ['byte', 1e3]],
  ['mb', ['byte', 1e6]],
  ['gb', ['byte', 1e9]],
  ['tb', ['byte', 1e12]],
  ['percent', ['percent', 1]],
])
const ABOUT = 0.05
const AT_LEAST = new Set(['least', 'over', 'above', 'than', 'minimum', 'from'])
const AT_MOST = new Set(['most', 'under', 'below', 'within', 'maximum', 'up', 'fewer', 'less'])
const BETWEEN = new Set(['to', 'and', 'or', 'till', 'until'])

/**
 * Whether a line gives one quantity and an answer gives only others of the same unit: 3 replicas against 30, 5 ms
 * against 5 s. Other writings of one quantity agree (5 min and 300 s), and so does what lies within a range;
 * numbers without a shared unit are not compared.
 */
export function numbersDisagree(line: Text, answer: Text): boolean {
  const said = quantitiesOf(answer)
  return quantitiesOf(line).some((meant) => {
    const same = said.filter((other) => other.unit === meant.unit)
    return same.length > 0 && same.every((other) => !overlaps(meant, other))
  })
}

const overlaps = (a: Quantity, b: Quantity) =>
  b.from <= a.to + ABOUT * Math.abs(a.to) && b.to >= a.from - ABOUT * Math.abs(a.from)

function quantitiesOf(text: Text): Quantity[] {
  const quantities: Quantity[] = []
  text.tokens.forEach((token, i) => {
    const next = text.tokens[i + 1]
    if (token.value === undefined || text.stems[i] === '' || next === undefined || next.breakBefore !== '')
      return
    if (next.small || next.value !== undefined) return
    const [unit, factor] = UNITS.get(next.stem) ?? [next.stem, 1]
    const value = token.value * factor
    quantities.push({ ...rangeAt(text, i, value, factor), unit })
  })
  return quantities
}

/** "1,000 to 2,000", "at least 2", "within 5": the range that the words before a number make of it. */
function rangeAt({ tokens }: Text, at: number, value: number, factor: number): Pick<Quantity, 'from' | 'to'> {
  const before = tokens[at - 1]
  const first = tokens[at - 2]?.value
  if (first !== undefined && before && (BETWEEN.has(before.word) || tokens[at]?.breakBefore === '-'))
    return { from: Math.min(first * factor, value), to: Math.max(first * factor, value) }
  const words = tokens.slice(Math.max(0, at - 2), at).map((token) => token.word)
  if (words.some((word) => AT_MOST.has(word))) return { from: 0, to: value }
  if (words.some((word) => AT_LEAST.has(word))) return { from: value, to: Number.POSITIVE_INFINITY }
  return { from: value, to: value }
}
