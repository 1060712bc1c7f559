import type { Attempt, JournalRecord } from '../../src/practice/attempt.ts'
import { idsFrom } from '../../src/store/ids.ts'

const DAY = Date.UTC(2027, 0, 31, 10)
const nextId = idsFrom(() => DAY)

/** An attempt at one dimension of a drill, `second` seconds after the test day's ten o'clock. */
export function attempt(second: number, fields: Partial<Attempt> = {}): Attempt {
  const at = new Date(DAY + second * 1000).toISOString()
  return {
    v: 1,
    type: 'attempt',
    id: nextId(),
    at,
    day: at.slice(0, 10),
    drill: 'ad-clicks',
    title: 'Ad clicks',
    kind: 'system',
    chapter: 'write-and-promise',
    mode: 'run',
    rung: 'alone',
    grader: { name: 'lexical', version: 1 },
    timings: [{ round: 'answer', limit: 720, seconds: 500, overtime: 0 }],
    dimensions: [
      {
        dimension: 'write',
        round: 'answer',
        answer:
          'One immutable click event per click – appended, never updated “in place”.\nDie Größe: 10 k/s.',
        score: 3,
        enough: 2,
        lines: [
          {
            line: 'write/must/1',
            text: 'One immutable click event, appended.',
            verdict: 'hit',
            evidence: [{ start: 0, end: 23 }],
          },
        ],
        mistakes: [],
        flags: [],
      },
    ],
    ...fields,
  }
}

const common = (second: number) => {
  const { v, id, at, day } = attempt(second)
  return { v, id, at, day }
}

/** Takes a record back. */
export const voidOf = (voids: string, second: number): JournalRecord => ({
  ...common(second),
  type: 'void',
  voids,
})

/** Judges an attempt again, with one score for its one dimension. */
export function regradeOf(of: Attempt, score: 1 | 2 | 3 | 4, second: number): JournalRecord {
  const dimensions = of.dimensions.map((dimension) => ({ ...dimension, score }))
  return {
    ...common(second),
    type: 'regrade',
    attempt: of.id,
    grader: { name: 'lexical', version: 2 },
    dimensions,
  }
}
