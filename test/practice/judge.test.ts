import { describe, expect, it } from 'vitest'
import type { Dimension } from '../../src/drills/drill.ts'
import type { DimensionVerdict, Verdict } from '../../src/grading/verdict.ts'
import { flagToString, judge, type Objection, toNextLevel } from '../../src/practice/judge.ts'

const AT = { line: 1, column: 1 }
const line = (id: string, text: string) => ({ id, text, also: [], means: [], at: AT })

const DIMENSION: Dimension = {
  ...{ id: 'failure', title: 'Failure', round: 'answer', ask: 'What if?', enough: 2, answer: '', at: AT },
  must: [line('failure/must/1', 'A repeat changes nothing.'), line('failure/must/2', 'Poison is set aside.')],
  plus: [line('failure/plus/1', 'It can be replayed.')],
  mistakes: [{ ...line('failure/mistake/1', 'It is exactly once.'), why: 'A crash repeats it.' }],
}

const ANSWER = 'A repeat is dropped. Poison goes to a side queue.'

function verdictOf(verdicts: readonly Verdict[], more: Partial<DimensionVerdict> = {}): DimensionVerdict {
  const ids = ['failure/must/1', 'failure/must/2', 'failure/plus/1']
  const lines = ids.map((id, i) => ({ line: id, verdict: verdicts[i] ?? 'missed', evidence: [] }))
  return { dimension: 'failure', lines, mistakes: [], flags: [], ...more }
}

const MISTAKE = { mistakes: [{ mistake: 'failure/mistake/1', evidence: [{ start: 0, end: 3 }] }] }

function judged(verdict: DimensionVerdict, objections: readonly Objection[] = []) {
  return judge(DIMENSION, { answer: ANSWER }, verdict, objections)
}

describe('judging a dimension', () => {
  it('keeps the text of each line as it read on the day', () => {
    const { lines, mistakes, enough } = judged(verdictOf(['hit'], MISTAKE))
    expect(lines.map(({ text }) => text)).toEqual([
      ...['A repeat changes nothing.', 'Poison is set aside.', 'It can be replayed.'],
    ])
    expect(mistakes[0]).toMatchObject({ text: 'It is exactly once.', why: 'A crash repeats it.' })
    expect(enough).toBe(2)
  })

  it.each<[string, Verdict[], Partial<DimensionVerdict>, number]>([
    ['nothing', [], {}, 1],
    ['half', ['hit'], {}, 2],
    ['enough', ['hit', 'hit'], {}, 3],
    ['enough and more', ['hit', 'hit', 'hit'], {}, 4],
    ['enough with a mistake', ['hit', 'hit', 'hit'], MISTAKE, 2],
    ['a gate', ['hit', 'hit', 'hit'], { flags: ['keyword-list'] }, 1],
  ])('%s', (_, verdicts, more, score) => {
    expect(judged(verdictOf(verdicts, more)).score).toBe(score)
  })

  it('takes the learner at their own words', () => {
    const objection: Objection = {
      line: 'failure/must/2',
      verdict: 'hit',
      words: 'Poison goes to a side queue',
    }
    const { score, lines } = judged(verdictOf(['hit']), [objection])
    expect(score).toBe(3)
    expect(lines[1]).toMatchObject({
      verdict: 'missed',
      overruled: { verdict: 'hit', evidence: [{ start: 21, end: 48 }] },
    })
  })

  it('lets a mistake go that the learner did not make', () => {
    const { score, mistakes } = judged(verdictOf(['hit', 'hit'], MISTAKE), [
      { line: 'failure/mistake/1', verdict: 'missed', words: '' },
    ])
    expect(score).toBe(3)
    expect(mistakes[0]?.overruled).toBe(true)
  })
})

describe('what would have made it the next level', () => {
  it.each<[string, DimensionVerdict, string]>([
    ['nothing at 4', verdictOf(['hit', 'hit', 'hit']), ''],
    ['a plus line at 3', verdictOf(['hit', 'hit']), 'For a 4, add what a senior would: It can be replayed.'],
    [
      'a missing line',
      verdictOf(['hit']),
      'For a 3: 1 more of the must lines, such as: Poison is set aside.',
    ],
    ['a mistake', verdictOf(['hit', 'hit'], MISTAKE), 'For a 3: leave out the mistake: It is exactly once.'],
    ['a gate', verdictOf([], { flags: ['empty'] }), 'Answer the question in your own sentences.'],
    [
      'a denied line',
      verdictOf(['contradicted', 'hit']),
      'For a 3: 1 more of the must lines, such as: A repeat changes nothing.; do not deny: A repeat changes nothing.',
    ],
  ])('%s', (_, verdict, expected) => {
    expect(toNextLevel(judged(verdict))).toBe(expected)
  })

  it('says what a flag means in a sentence', () => {
    expect(flagToString('scenario-echo')).toMatch(/repeats the scenario\.$/)
  })
})
