import { BAR } from '../grading/score.ts'
import { isCore } from './core.ts'
import type { KnownDrill } from './progressInput.ts'
import { cardState, drillState, type PracticeState } from './state.ts'

/** Whether a half-time round is earned: a system answered whole, its core at 3, and a constraint not yet tried. */
export function isHalfEarned(
  state: PracticeState,
  drill: Pick<KnownDrill, 'id' | 'kind' | 'dimensions' | 'constraints'>,
): boolean {
  const known = drillState(state, drill.id)
  if (drill.kind !== 'system' || !known?.wholeAnswered || known.lastAnswer === undefined) return false
  const untried = drill.constraints.some(({ id }) => !known.constraints.includes(id))
  const core = drill.dimensions.filter(({ id }) => isCore(drill.kind, id))
  return untried && core.every(({ id }) => (cardState(state, drill.id, id)?.score ?? 0) >= BAR)
}
