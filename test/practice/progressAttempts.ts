import type { Score } from '../../src/grading/score.ts'
import type { Attempt, JudgedDimension, JudgedLine } from '../../src/practice/attempt.ts'
import { foldRecord } from '../../src/practice/fold.ts'
import type { Progress } from '../../src/practice/progress.ts'
import { createProgressBuilder } from '../../src/practice/progressBuilder.ts'
import type { KnownDrill, ProgressInput } from '../../src/practice/progressInput.ts'
import { emptyState } from '../../src/practice/state.ts'

const system = (id: string, chapter = 'writes'): KnownDrill => ({
  id,
  title: id.toUpperCase(),
  kind: 'system',
  chapter,
  dimensions: ['write', 'acceptance', 'buffering', 'processing', 'failure'].map((name) => ({
    id: name,
    title: name,
  })),
  constraints: [{ id: 'small', title: 'Small' }],
})

/** Two systems. */
export const DRILLS = [system('clicks'), system('feed', 'reads')]
const CHAPTERS = [
  { id: 'writes', number: 1, title: 'Writes' },
  { id: 'reads', number: 2, title: 'Reads' },
]

let count = 0

/** An attempt on a day; scores by dimension. */
export function attempt(
  day: string,
  scores: Readonly<Record<string, Score>>,
  more: Partial<Attempt> = {},
): Attempt {
  count += 1
  const dimensions = Object.entries(scores).map(([dimension, score]) => judged(dimension, score))
  return {
    v: 1,
    type: 'attempt',
    id: `id-${count}`,
    at: `${day}T18:00:00.000Z`,
    day,
    drill: 'clicks',
    title: 'Clicks',
    kind: 'system',
    chapter: 'writes',
    mode: 'run',
    rung: 'alone',
    grader: { name: 'lexical', version: 1 },
    timings: [{ round: 'answer', limit: 60, seconds: 60, overtime: 0, firstKey: 4 }],
    dimensions,
    ...more,
  }
}

/** One judged dimension with one model line. */
export function judged(
  dimension: string,
  score: Score,
  more: Partial<JudgedDimension> = {},
): JudgedDimension {
  const line: JudgedLine = {
    line: `${dimension}/must/1`,
    text: 'A line.',
    verdict: score >= 3 ? 'hit' : 'missed',
    evidence: [],
  }
  const said = {
    answer: `${dimension} one two three`,
    score,
    enough: 1,
    lines: [line],
    mistakes: [],
    flags: [],
  }
  return { dimension, round: 'answer', ...said, ...more }
}

/** Scores at which the core of a system stands. */
export const CORE = { acceptance: 3, buffering: 3, processing: 3, failure: 3 } as const

/** Progress of these attempts over two systems, each in a chapter of its own. */
export function progressOf(
  attempts: readonly Attempt[],
  today: string,
  more: Partial<ProgressInput> = {},
): Progress {
  const state = attempts.reduce(foldRecord, emptyState())
  const builder = createProgressBuilder({ state, today, drills: DRILLS, chapters: CHAPTERS, ...more })
  for (const one of attempts) builder.add(one)
  return builder.finish()
}
