import type { Drill } from '../drills/drill.ts'
import { BAR } from '../grading/score.ts'
import type { Attempt, Rung } from './attempt.ts'
import { isCore, isWholeAnswer } from './core.ts'
import { type DrillState, drillState, type PracticeState } from './state.ts'

/** Systems passed alone after which later systems begin at `alone`. */
const FADE_AFTER = 2

/** Failures in a row, alone, after which the whole scaffold returns. */
const FAILURES_TO_SHAPE = 2

/**
 * The rung a drill is asked at next: first the shape, then a completion, then alone; faded and restored by results.
 * A rung for which the drill has no text is passed over.
 */
export function rungFor(state: PracticeState, drill: Drill): Exclude<Rung, 'pre'> {
  if (drill.kind !== 'system') return 'alone'
  const known = drillState(state, drill.id)
  const stands = known?.rung ?? 'shape'
  const wanted = stands === 'shape' && hasFaded(state, known) ? 'alone' : stands
  if (wanted === 'shape' && drill.shape) return 'shape'
  const hasSteps = (known?.completion ?? 0) < drill.completions.length || (known?.restore.length ?? 0) > 0
  return wanted !== 'alone' && hasSteps ? 'complete' : 'alone'
}

function hasFaded(state: PracticeState, known: DrillState | undefined): boolean {
  if ((known?.aloneFailures ?? 0) > 0) return false
  const passed = Object.values(state.drills).filter((d) => d.passedAlone && d.kind === 'system')
  return passed.length >= FADE_AFTER
}

/** Moves a system drill on its ladder by what an attempt showed; slices, and rungs below its own, leave it where it is. */
export function climb(drill: DrillState, attempt: Attempt): void {
  if (drill.kind !== 'system' || attempt.mode !== 'run') return
  if (attempt.rung === 'shape' && drill.rung === 'shape') drill.rung = 'complete'
  else if (attempt.rung === 'complete' && drill.rung !== 'alone') climbCompletion(drill, attempt)
  else if (attempt.rung === 'alone' && isWholeAnswer(attempt)) climbAlone(drill, attempt)
}

/** What was failed is left out again; passed at the first try leads to `alone`, passed later to the next completion. */
function climbCompletion(drill: DrillState, attempt: Attempt): void {
  const low = attempt.dimensions.filter((d) => d.score < BAR).map((d) => d.dimension)
  drill.restore = low
  if (low.length > 0) {
    drill.rung = 'complete'
    drill.completionFailed = true
    return
  }
  const isNext = drill.completionFailed && drill.aloneFailures === 0
  drill.rung = isNext ? 'complete' : 'alone'
  drill.completion += isNext ? 1 : 0
  drill.completionFailed = false
}

/** Two core dimensions below the bar, or one at 1, bring back those steps; a second time in a row, the shape. */
function climbAlone(drill: DrillState, attempt: Attempt): void {
  const low = attempt.dimensions.filter((d) => isCore('system', d.dimension) && d.score < BAR)
  if (low.length < 2 && low.every((d) => d.score > 1)) {
    drill.rung = 'alone'
    drill.aloneFailures = 0
    drill.restore = []
    drill.passedAlone ||= low.length === 0
    return
  }
  drill.aloneFailures += 1
  drill.rung = drill.aloneFailures >= FAILURES_TO_SHAPE ? 'shape' : 'complete'
  drill.restore = low.map((d) => d.dimension)
}
