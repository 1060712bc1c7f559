import type { DrillKind } from '../../src/drills/drill.ts'
import type { Score } from '../../src/grading/score.ts'
import type { Attempt, JournalRecord, Mode, Rung } from '../../src/practice/attempt.ts'
import { dayNumber } from '../../src/practice/days.ts'
import { foldRecord } from '../../src/practice/fold.ts'
import { emptyState, type PracticeState } from '../../src/practice/state.ts'

const NAMED = new Set(['write', 'promise', 'pressure'])

export interface SampleAttempt {
  readonly day: string
  /** Dimension → score, in the order in which they were answered. */
  readonly scores: Readonly<Record<string, number>>
  readonly drill?: string
  readonly kind?: DrillKind
  readonly mode?: Mode
  readonly rung?: Rung
  readonly more?: Partial<Attempt>
  /** Seconds and limit of each round that was answered. */
  readonly seconds?: number
  readonly limit?: number
  readonly overtime?: number
}

/** Makes attempts whose ids and instants grow; by default at the system `ad-clicks`, alone, in 100 of 200 seconds. */
export function attemptMaker(): (sample: SampleAttempt) => Attempt {
  let count = 0
  return (sample) => {
    count += 1
    const { day, scores, drill = 'ad-clicks', kind = 'system', mode = 'run', rung = 'alone' } = sample
    const { seconds = 100, limit = 200, overtime = 0 } = sample
    const roundOf = (dimension: string) =>
      kind === 'system' && NAMED.has(dimension) ? ('name' as const) : ('answer' as const)
    const rounds = [...new Set(Object.keys(scores).map(roundOf))]
    return {
      ...{ type: 'attempt', v: 1, id: `attempt-${count}`, day, drill, title: drill, kind, mode, rung },
      at: new Date(dayNumber(day) * 86_400_000 + 12 * 3_600_000 + count * 1000).toISOString(),
      chapter: 'scaling-writes',
      grader: { name: 'lexical', version: 1 },
      timings: rounds.map((round) => ({ round, seconds, overtime, limit })),
      dimensions: Object.entries(scores).map(([dimension, score]) => ({
        ...{ dimension, round: roundOf(dimension), answer: 'Said.', score: score as Score, enough: 1 },
        ...{ lines: [], mistakes: [], flags: [] },
      })),
      ...sample.more,
    }
  }
}

/** The state after these records. */
export function stateAfter(records: Iterable<JournalRecord>): PracticeState {
  let state = emptyState()
  for (const record of records) state = foldRecord(state, record)
  return state
}

/** All seven dimensions of a system at one score, but for those named. */
export function wholeScores(
  score: number,
  others: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const dimensions = ['write', 'promise', 'pressure', 'acceptance', 'buffering', 'processing', 'failure']
  return { ...Object.fromEntries(dimensions.map((dimension) => [dimension, score])), ...others }
}
