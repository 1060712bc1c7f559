import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Drill } from '../../src/drills/drill.ts'
import { loadLibrary } from '../../src/drills/loadLibrary.ts'
import type { SyncGrader } from '../../src/grading/grader.ts'
import { createLexicalGrader } from '../../src/grading/lexical.ts'

const WORDS = 20_000
const SMALL = 'not never the before event append until no unless log counter and then after durable id'.split(
  ' ',
)
const MODEL = ['The event is durable in two zones before the answer.', 'A repeat changes nothing.']

let grader: SyncGrader
let drill: Drill

beforeAll(async () => {
  const library = await loadLibrary([{ path: join(import.meta.dirname, '../../drills'), label: 'drills' }])
  grader = createLexicalGrader(library)
  const found = library.drills.find(({ id }) => id === 'ad-clicks')
  if (!found) throw new Error('no ad-clicks')
  drill = found
})

/** Grades a text both ways; whatever is quoted must be words of the text. */
function gradeBothWays(answer: string): void {
  const spans = [
    ...grader.grade(drill, { acceptance: answer }).flatMap(({ lines }) => lines),
    ...grader.gradeAdHoc({ question: 'What is durable before you answer?', model: MODEL, answer }).lines,
  ].flatMap(({ evidence }) => evidence)
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeLessThanOrEqual(answer.length)
    expect(end).toBeGreaterThan(start)
  }
}

describe('an answer built to be slow or to break the grader', () => {
  const repeated = (part: string, words: number) => part.repeat(Math.ceil(WORDS / words))
  const hostile: readonly (readonly [string, string])[] = [
    ['frames that point ahead', repeated('We do not need this: append. ', 6)],
    ['frames that reject', repeated('Some would say append. But that is wrong. ', 8)],
    [
      'one sentence of signal words',
      Array.from({ length: WORDS }, (_, i) => SMALL[i % SMALL.length]).join(' '),
    ],
    ['a denial of denials', repeated('not ', 1)],
    ['arrows', repeated('append → ', 1)],
    ['commas', repeated('append, ', 1)],
    ['lines', repeated('append\n', 1)],
    ['all words of a line', repeated('click id quorum two zones answered ack then ', 8)],
    ['different words', Array.from({ length: WORDS }, (_, i) => `w${i.toString(36)}x`).join(' ')],
    ['one word', 'a'.repeat(5 * WORDS)],
    ['marks', repeated('!?.,;:()[]"\'', 1)],
    ['numbers', repeated('3 replicas 5 ms ', 4)],
    ['combining and invisible letters', repeated('ü\u200b\u0301x ', 1)],
  ]
  it.each(hostile)('%s: is graded', (_name, answer) => gradeBothWays(answer))

  it('of any letters: is graded, with evidence inside it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), gradeBothWays), { numRuns: 200 })
  })

  it('of any words that carry relations: is graded, with evidence inside it', () => {
    const word = fc.constantFrom(
      ...SMALL,
      'we',
      'do',
      'need',
      'this',
      ':',
      '.',
      'but',
      'that',
      'is',
      'wrong',
      '→',
      ',',
      '(',
      ')',
      '?',
      '3',
      'ms',
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 80 }).map((words) => words.join(' ')),
        gradeBothWays,
      ),
      { numRuns: 300 },
    )
  })

  it('gives the same bytes each time', () => {
    const answer = drill.dimensions.map(({ answer }) => answer).join('\n')
    const once = JSON.stringify(grader.grade(drill, { acceptance: answer }))
    for (let i = 0; i < 100; i += 1)
      expect(JSON.stringify(grader.grade(drill, { acceptance: answer }))).toBe(once)
  })
})
