import type { Dimension, Drill, Round } from '../drills/drill.ts'
import type { Attempt, Mode, Rung } from './attempt.ts'
import type { DrillState } from './state.ts'

/** Seconds a half-time round is never shorter than. */
export const HALF_FLOOR = 180
/** Seconds for the one question that goes with the shape. */
export const SHAPE_LIMIT = 60
const SLICE_FLOOR = 30

export interface AskRound {
  readonly round: Round
  readonly dimensions: readonly string[]
  /** Seconds; absent: untimed. */
  readonly limit?: number
}

/** One thing to be asked, as plan, session and draft hold it: which dimensions, in which form, for how long. */
export interface Ask {
  readonly drill: string
  readonly mode: Mode
  readonly rung: Rung
  readonly rounds: readonly AskRound[]
  readonly constraint?: string
  /** The attempt a half-time round repeats. */
  readonly repeats?: string
  /** Which of the drill's completions is asked. */
  readonly completion?: number
  /** Rungs that the learner chose to go past on the way to this question. */
  readonly skipped?: Attempt['skipped']
}

/** Name, promise and pressure before anything is shown. */
export function askBefore(drill: Drill): Ask {
  return { drill: drill.id, mode: 'run', rung: 'pre', rounds: roundsOf(drill, (d) => d.round === 'name') }
}

/** The shape has no scored dimension, only its question. */
export function askShape(drill: Drill): Ask {
  return {
    drill: drill.id,
    mode: 'run',
    rung: 'shape',
    rounds: [{ round: 'answer', dimensions: [], limit: SHAPE_LIMIT }],
  }
}

/** A completion: the steps that single results restored, else those the drill's next completion leaves out. */
export function askCompletion(drill: Drill, state: DrillState | undefined): Ask {
  const index = Math.min(state?.completion ?? 0, Math.max(0, drill.completions.length - 1))
  const restored = state?.restore ?? []
  const missing = restored.length > 0 ? restored : (drill.completions[index]?.missing ?? [])
  const rounds = roundsOf(drill, (d) => missing.includes(d.id))
  return { drill: drill.id, mode: 'run', rung: 'complete', rounds, completion: index }
}

/** The whole prompt from memory. */
export function askWhole(drill: Drill): Ask {
  return { drill: drill.id, mode: 'run', rung: 'alone', rounds: roundsOf(drill, () => true) }
}

/** Some dimensions only. */
export function askPart(drill: Drill, dimensions: readonly string[], mode: Mode, rung: Rung = 'alone'): Ask {
  return { drill: drill.id, mode, rung, rounds: roundsOf(drill, (d) => dimensions.includes(d.id)) }
}

/** One dimension only. */
export function askSlice(drill: Drill, dimension: string, mode: Mode, rung: Rung = 'alone'): Ask {
  return askPart(drill, [dimension], mode, rung)
}

/** One constraint changed: its answer steps in half of the learner's own last time, or untimed after a drop. */
export function askHalf(drill: Drill, constraint: string, state: DrillState | undefined): Ask {
  const changed = drill.constraints.find((c) => c.id === constraint)
  const touched = new Set(changed?.dimensions.map((d) => d.id))
  const asked = drill.dimensions.filter((d) => touched.has(d.id))
  const rounds: AskRound[] = (['name', 'answer'] as const).flatMap((round) => {
    const dimensions = asked.filter((d) => d.round === round).map((d) => d.id)
    const limit = state?.untimedNext ? {} : { limit: halfLimit(drill, round, state) }
    return dimensions.length === 0 ? [] : [{ round, dimensions, ...limit }]
  })
  const repeats = state?.lastAnswer
  return { drill: drill.id, mode: 'half', rung: 'alone', rounds, constraint, ...(repeats ? { repeats } : {}) }
}

/** Half of the learner's own last time for a round, or of its limit before there is one; never under three minutes. */
export function halfLimit(drill: Drill, round: Round, state: DrillState | undefined): number {
  return Math.max(HALF_FLOOR, Math.round((state?.seconds[round] ?? drill.limits[round]) / 2))
}

/** The constraint that comes next: the first not yet tried, else the one tried longest ago. */
export function nextConstraint(drill: Drill, state: DrillState | undefined): string | undefined {
  const tried = state?.constraints ?? []
  const fresh = drill.constraints.find((constraint) => !tried.includes(constraint.id))
  if (fresh) return fresh.id
  const ids = drill.constraints.map((constraint) => constraint.id)
  return ids.sort((a, b) => tried.lastIndexOf(a) - tried.lastIndexOf(b))[0]
}

/** The same question without a limit. */
export function untimed(ask: Ask): Ask {
  return { ...ask, rounds: ask.rounds.map(({ round, dimensions }) => ({ round, dimensions })) }
}

/** All dimensions asked, in order. */
export const dimensionsOf = (ask: Ask): string[] => ask.rounds.flatMap((round) => round.dimensions)

/** Names a question among those of a day: the plan, and what was done of it, go by this. */
export const askKey = (ask: Ask): string => keyOf(ask, dimensionsOf(ask))

/** The key of the question that an attempt answered. */
export function attemptKey(attempt: Pick<Attempt, 'drill' | 'mode' | 'rung' | 'dimensions'>): string {
  return keyOf(
    attempt,
    attempt.dimensions.map((judged) => judged.dimension),
  )
}

function keyOf(asked: Pick<Ask, 'drill' | 'mode' | 'rung'>, dimensions: readonly string[]): string {
  return `${asked.drill}:${asked.mode}:${asked.rung}:${dimensions.join('+')}`
}

/** Rounds with the dimensions wanted; a part of a round gets its share of the limit. */
function roundsOf(drill: Drill, wanted: (dimension: Dimension) => boolean): AskRound[] {
  return (['name', 'answer'] as const).flatMap((round) => {
    const all = drill.dimensions.filter((d) => d.round === round)
    const asked = all.filter(wanted)
    if (asked.length === 0) return []
    const share = Math.round((drill.limits[round] * asked.length) / all.length)
    return [{ round, dimensions: asked.map((d) => d.id), limit: Math.max(SLICE_FLOOR, share) }]
  })
}
