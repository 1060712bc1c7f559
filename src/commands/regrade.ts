import { applyConstraint } from '../drills/applyConstraint.ts'
import type { Drill } from '../drills/drill.ts'
import type { Grader } from '../grading/grader.ts'
import type { Attempt, JudgedDimension } from '../practice/attempt.ts'
import type { Objection } from '../practice/judge.ts'
import { judgeAll, verdictsOn } from './buildAttempt.ts'

/** One score that the present grader gives otherwise. */
export interface ScoreChange {
  readonly dimension: string
  readonly before: number
  readonly after: number
}

/** An attempt as the present grader and the present drill judge it. */
export interface Regraded {
  readonly attempt: Attempt
  readonly dimensions: readonly JudgedDimension[]
  readonly changes: readonly ScoreChange[]
}

/**
 * Judges the answers of an attempt again, with what the learner overruled; undefined where nothing would change, or
 * where the drill no longer has the attempt's constraint. Dimensions the drill no longer has stay as they were.
 */
export async function regradeAttempt(
  base: Drill,
  attempt: Attempt,
  grader: Grader,
): Promise<Regraded | undefined> {
  const constraint = base.constraints.find((candidate) => candidate.id === attempt.constraint)
  if (attempt.constraint !== undefined && !constraint) return undefined
  const drill = constraint ? applyConstraint(base, constraint) : base
  const answers = Object.fromEntries(
    attempt.dimensions.map((judged) => [judged.dimension, answeredOf(judged)]),
  )
  const objections = new Map(attempt.dimensions.map((judged) => [judged.dimension, objectionsOf(judged)]))
  const judged = judgeAll(drill, answers, await verdictsOn(drill, answers, grader), objections)
  const again = new Map(judged.map((one) => [one.dimension, one]))
  const dimensions = attempt.dimensions.map((old) => again.get(old.dimension) ?? old)
  if (dimensions.every((one, i) => saysTheSame(one, attempt.dimensions[i]))) return undefined
  const changes = dimensions.flatMap(({ dimension, score: after }, i) => {
    const before = attempt.dimensions[i]?.score ?? after
    return before === after ? [] : [{ dimension, before, after }]
  })
  return { attempt, dimensions, changes }
}

function answeredOf({ answer, atTime, predicted }: JudgedDimension) {
  return {
    answer,
    ...(atTime === undefined ? {} : { atTime }),
    ...(predicted === undefined ? {} : { predicted }),
  }
}

/** What the learner said against the verdicts then holds against the new ones as well. */
function objectionsOf(judged: JudgedDimension): Objection[] {
  const lines = judged.lines.flatMap(({ line, overruled }): Objection[] => {
    if (!overruled) return []
    const [span] = overruled.evidence
    const words = span ? judged.answer.slice(span.start, span.end) : ''
    return [{ line, verdict: overruled.verdict === 'hit' ? 'hit' : 'missed', words }]
  })
  const mistakes = judged.mistakes
    .filter((found) => found.overruled)
    .map(({ mistake }): Objection => ({ line: mistake, verdict: 'missed', words: '' }))
  return [...lines, ...mistakes]
}

function saysTheSame(one: JudgedDimension, other: JudgedDimension | undefined): boolean {
  const verdicts = (judged: JudgedDimension | undefined) =>
    JSON.stringify([
      judged?.score,
      judged?.lines.map(({ line, verdict }) => [line, verdict]),
      judged?.mistakes.map(({ mistake }) => mistake),
      judged?.flags,
    ])
  return verdicts(one) === verdicts(other)
}
