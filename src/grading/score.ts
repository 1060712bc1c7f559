import type { Dimension } from '../drills/drill.ts'
import type { DimensionVerdict, Flag } from './verdict.ts'

export type Score = 1 | 2 | 3 | 4

/** The level at which a dimension is passed. */
export const BAR = 3

const GATES: ReadonlySet<Flag> = new Set([
  'empty',
  'dont-know',
  'scenario-echo',
  'keyword-list',
  'shuffled',
  'bluff',
  'off-topic',
  'other-drill',
])

export const isGate = (flag: Flag): boolean => GATES.has(flag)

/**
 * The score of one dimension from its verdicts. The first rule that matches decides:
 * 1 a gate, or hits + partials/2 < need/2; 2 hits < need, a mistake, or a contradicted must line;
 * 4 a plus line is hit as well; else 3.
 */
export function scoreOf(
  dimension: Pick<Dimension, 'enough' | 'must' | 'plus'>,
  verdict: DimensionVerdict,
): Score {
  const verdictOf = new Map(verdict.lines.map((line) => [line.line, line.verdict]))
  const musts = dimension.must.map((line) => verdictOf.get(line.id) ?? 'missed')
  const hits = musts.filter((v) => v === 'hit').length
  const partials = musts.filter((v) => v === 'partial').length
  if (verdict.flags.some(isGate) || hits + partials / 2 < dimension.enough / 2) return 1
  if (hits < dimension.enough || verdict.mistakes.length > 0 || musts.includes('contradicted')) return 2
  return dimension.plus.some((line) => verdictOf.get(line.id) === 'hit') ? 4 : 3
}
