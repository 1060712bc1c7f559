import type { Text } from './readText.ts'

/** A number with what it counts, both in base units where the unit is a known one. */
interface Quantity {
  readonly value: number
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

/**
 * Whether a line gives one quantity and an answer gives only others of the same unit: 3 replicas against 30, 5 ms
 * against 5 s. Other writings of one quantity agree (5 min and 300 s); numbers without a shared unit are not compared.
 */
export function numbersDisagree(line: Text, answer: Text): boolean {
  const said = quantitiesOf(answer)
  return quantitiesOf(line).some((meant) => {
    const same = said.filter((other) => other.unit === meant.unit)
    return same.length > 0 && same.every((other) => Math.abs(other.value - meant.value) > ABOUT * meant.value)
  })
}

function quantitiesOf(text: Text): Quantity[] {
  const quantities: Quantity[] = []
  text.tokens.forEach((token, i) => {
    const next = text.tokens[i + 1]
    if (token.value === undefined || text.stems[i] === '' || next === undefined || next.breakBefore !== '')
      return
    if (next.small || next.value !== undefined) return
    const [unit, factor] = UNITS.get(next.stem) ?? [next.stem, 1]
    quantities.push({ value: token.value * factor, unit })
  })
  return quantities
}
