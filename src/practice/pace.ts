import type { Drill } from '../drills/drill.ts'
import { type Ask, type AskRound, dimensionsOf } from './ask.ts'
import type { Attempt } from './attempt.ts'
import { type DayState, drillState, type PracticeState } from './state.ts'

/** Seconds that reading the feedback takes, for each dimension answered. */
export const READING = 20

/** Share of the limit that is expected before the learner has a pace of their own. */
const FIRST_SHARE = 0.8

/** Estimated seconds of a question with its feedback, by the learner's own last time or pace. */
export function secondsFor(state: PracticeState, drill: Drill, ask: Ask): number {
  const answering = ask.rounds.reduce((sum, round) => sum + roundSeconds(state, drill, ask, round), 0)
  return Math.round(answering + READING * Math.max(1, dimensionsOf(ask).length))
}

function roundSeconds(state: PracticeState, drill: Drill, ask: Ask, round: AskRound): number {
  const known = drillState(state, drill.id)
  const asksAll = drill.dimensions.every((d) => d.round !== round.round || round.dimensions.includes(d.id))
  const own = known?.wholeAnswered && asksAll && ask.mode === 'run' ? known.seconds[round.round] : undefined
  const share = state.pace[drill.kind]?.share ?? FIRST_SHARE
  return own ?? (round.limit ?? drill.limits[round.round]) * share
}

/** Seconds that an attempt took with its feedback. */
export function secondsOf(attempt: Attempt): number {
  const answering = attempt.timings.reduce((sum, timing) => sum + timing.seconds, 0)
  return answering + READING * Math.max(1, attempt.dimensions.length)
}

/** Seconds already practised on a day, feedback included. */
export function secondsOn(day: DayState | undefined): number {
  return day ? day.seconds + READING * day.answers : 0
}
