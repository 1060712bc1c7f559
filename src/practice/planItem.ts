import type { Drill } from '../drills/drill.ts'
import { type Ask, askKey, dimensionsOf } from './ask.ts'
import { secondsFor } from './pace.ts'
import type { PlanInput } from './planInput.ts'

/**
 * Why a question is in the plan. `surprise`: certain and wrong the day before. `ladder`: the next rung of a system.
 * `whole`: the full prompt after its parts succeeded. `card`: a new drill that is no system.
 */
export type PlanKind =
  | 'surprise'
  | 'warm-up'
  | 'retry'
  | 'review'
  | 'new'
  | 'ladder'
  | 'whole'
  | 'half'
  | 'card'

/** One question of the plan. */
export interface PlanItem {
  /** Unique in the plan; the same question has the same key all day. */
  readonly key: string
  readonly kind: PlanKind
  readonly ask: Ask
  /** Estimated, with its feedback, by the learner's own pace. */
  readonly seconds: number
  /** One clause for the learner. */
  readonly why: string
  /** What it is worth to be asked today; only compared with others. */
  readonly value: number
}

/** A question as a plan holds it. */
export function planItem(
  input: PlanInput,
  kind: PlanKind,
  drill: Drill,
  ask: Ask,
  why: string,
  value = 0,
): PlanItem {
  return { key: askKey(ask), kind, ask, seconds: secondsFor(input.state, drill, ask), why, value }
}

/** Sum of estimates, in seconds. */
export const secondsOfAll = (items: readonly PlanItem[]): number =>
  items.reduce((sum, item) => sum + item.seconds, 0)

/** Whether two questions ask a dimension of the same drill. */
export function overlaps(a: Ask, b: Ask): boolean {
  const asked = new Set(dimensionsOf(a))
  return a.drill === b.drill && dimensionsOf(b).some((dimension) => asked.has(dimension))
}
