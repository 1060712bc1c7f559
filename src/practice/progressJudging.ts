import type { Attempt, JudgedDimension } from './attempt.ts'
import type { Progress } from './progress.ts'
import { addTo, emptyMean, meanOf } from './progressTally.ts'

/** What the report says of the judging itself: calibration, overrules, and statements believed. */
export type Judging = Pick<Progress, 'calibration' | 'overrules' | 'beliefs'>

/** Takes attempts one by one; its memory does not grow. */
export interface JudgingTally {
  readonly count: (attempt: Attempt) => void
  readonly finish: () => Judging
}

/** An empty tally. */
export function createJudgingTally(): JudgingTally {
  const bias = emptyMean()
  const table = [1, 2, 3, 4].map(() => [0, 0, 0, 0])
  const overrules = { lines: 0, overruled: 0, toHit: 0, toMissed: 0, mistakes: 0, mistakesOverruled: 0 }
  const beliefs = ([1, 2, 3] as const).map((confidence) => ({ confidence, count: 0, right: 0 }))

  function countDimension({ predicted, score, lines, mistakes }: JudgedDimension): void {
    if (predicted !== undefined) {
      addTo(bias, predicted - score)
      const row = table[predicted - 1]
      if (row) row[score - 1] = (row[score - 1] ?? 0) + 1
    }
    overrules.lines += lines.length
    for (const { overruled } of lines) {
      if (!overruled) continue
      overrules.overruled += 1
      if (overruled.verdict === 'hit') overrules.toHit += 1
      else overrules.toMissed += 1
    }
    overrules.mistakes += mistakes.length
    for (const mistake of mistakes) if (mistake.overruled) overrules.mistakesOverruled += 1
  }

  return {
    count({ dimensions, belief }) {
      for (const judged of dimensions) countDimension(judged)
      const row = beliefs.find(({ confidence }) => confidence === belief?.confidence)
      if (!row || !belief) return
      row.count += 1
      if (belief.right) row.right += 1
    },
    finish: () => ({ calibration: { count: bias.count, bias: meanOf(bias), table }, overrules, beliefs }),
  }
}
