import { BAR, type Score } from '../grading/score.ts'
import type { Attempt, Timing } from './attempt.ts'
import type { HalfTimePair, HalfTimes } from './progress.ts'
import { rounded } from './progressTally.ts'

/** Latest pairs that are kept in full. */
const PAIRS = 100
/** Latest answers from memory of each drill that a half-time round may repeat. */
const ORIGINALS = 8

interface Original {
  readonly id: string
  readonly day: string
  readonly timings: readonly Timing[]
  readonly scores: ReadonlyMap<string, Score>
}

/** Finds the attempt that each half-time round repeats, and what was kept and lost. */
export interface HalfTimeTally {
  /** Every attempt comes here, as an original may lie before the days of the report. */
  readonly remember: (attempt: Attempt) => void
  readonly count: (attempt: Attempt) => void
  readonly finish: () => HalfTimes
}

/** An empty tally; memory is bounded by the number of drills. */
export function createHalfTimeTally(): HalfTimeTally {
  const originals = new Map<string, Original[]>()
  const pairs: HalfTimePair[] = []
  const sums = { count: 0, kept: 0, lost: 0, gained: 0 }

  return {
    remember(attempt) {
      if (attempt.mode === 'retry' || attempt.rung !== 'alone') return
      const known = originals.get(attempt.drill) ?? []
      const scores = new Map(attempt.dimensions.map((judged) => [judged.dimension, judged.score]))
      known.push({ id: attempt.id, day: attempt.day, timings: attempt.timings, scores })
      if (known.length > ORIGINALS) known.shift()
      originals.set(attempt.drill, known)
    },

    count(attempt) {
      if (attempt.mode !== 'half') return
      sums.count += 1
      const original = originals.get(attempt.drill)?.find(({ id }) => id === attempt.repeats)
      if (!original) return
      const pair = pairOf(attempt, original)
      sums.kept += pair.kept.length
      sums.lost += pair.lost.length
      sums.gained += pair.gained.length
      pairs.push(pair)
      if (pairs.length > PAIRS) pairs.shift()
    },

    finish: () => ({ ...sums, pairs }),
  }
}

function pairOf(attempt: Attempt, original: Original): HalfTimePair {
  const dimensions = attempt.dimensions.flatMap(({ dimension, score }) => {
    const before = original.scores.get(dimension)
    return before === undefined ? [] : [{ dimension, before, after: score }]
  })
  const where = (passedBefore: boolean, passedAfter: boolean) =>
    dimensions
      .filter((d) => d.before >= BAR === passedBefore && d.after >= BAR === passedAfter)
      .map((d) => d.dimension)
  return {
    drill: attempt.drill,
    constraint: attempt.constraint ?? null,
    day: attempt.day,
    repeatedDay: original.day,
    timeRatio: timeRatio(attempt.timings, original.timings),
    dimensions,
    kept: where(true, true),
    lost: where(true, false),
    gained: where(false, true),
  }
}

function timeRatio(now: readonly Timing[], then: readonly Timing[]): number | null {
  let nowSeconds = 0
  let thenSeconds = 0
  for (const timing of now) {
    const same = then.find(({ round }) => round === timing.round)
    if (!same || same.seconds <= 0 || timing.seconds <= 0) continue
    nowSeconds += timing.seconds
    thenSeconds += same.seconds
  }
  return thenSeconds === 0 ? null : rounded(nowSeconds / thenSeconds)
}
