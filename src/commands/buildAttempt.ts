import { applyConstraint } from '../drills/applyConstraint.ts'
import type { Drill } from '../drills/drill.ts'
import type { Grader } from '../grading/grader.ts'
import type { DimensionVerdict } from '../grading/verdict.ts'
import type { Ask } from '../practice/ask.ts'
import type { JudgedDimension, NewAttempt, Timing } from '../practice/attempt.ts'
import { type Answered, judge, type Objection } from '../practice/judge.ts'

/** The drill as this ask puts it: under its constraint, where it has one. */
export function askedDrill(drill: Drill, ask: Ask): Drill {
  const constraint = drill.constraints.find((candidate) => candidate.id === ask.constraint)
  return constraint ? applyConstraint(drill, constraint) : drill
}

/** The grader's verdicts on these answers, by dimension id. */
export async function verdictsOn(
  drill: Drill,
  answers: Readonly<Record<string, Answered>>,
  grader: Grader,
): Promise<ReadonlyMap<string, DimensionVerdict>> {
  const fields = Object.fromEntries(Object.entries(answers).map(([id, { answer }]) => [id, answer]))
  const verdicts = await grader.grade(drill, fields)
  return new Map(verdicts.map((verdict) => [verdict.dimension, verdict]))
}

/** Every answered dimension judged, in the drill's order; `objections` are the learner's, by dimension id. */
export function judgeAll(
  drill: Drill,
  answers: Readonly<Record<string, Answered>>,
  verdicts: ReadonlyMap<string, DimensionVerdict>,
  objections: ReadonlyMap<string, readonly Objection[]> = new Map(),
): JudgedDimension[] {
  return drill.dimensions.flatMap((dimension) => {
    const answered = answers[dimension.id]
    const verdict = verdicts.get(dimension.id)
    return answered && verdict ? [judge(dimension, answered, verdict, objections.get(dimension.id))] : []
  })
}

/** The record of an ask, before the store stamps it. */
export function buildAttempt(
  drill: Drill,
  ask: Ask,
  grader: Grader,
  timings: readonly Timing[],
  dimensions: readonly JudgedDimension[],
  more: Pick<NewAttempt, 'external' | 'belief' | 'notes'> = {},
): NewAttempt {
  return {
    type: 'attempt',
    drill: drill.id,
    title: drill.title,
    kind: drill.kind,
    chapter: drill.chapter,
    mode: ask.mode,
    rung: ask.rung,
    ...(ask.constraint === undefined ? {} : { constraint: ask.constraint }),
    ...(ask.repeats === undefined ? {} : { repeats: ask.repeats }),
    ...(ask.skipped ? { skipped: ask.skipped } : {}),
    grader: { name: grader.name, version: grader.version },
    timings,
    dimensions,
    ...more,
  }
}
