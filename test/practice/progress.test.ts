import { describe, expect, it } from 'vitest'
import type { Score } from '../../src/grading/score.ts'
import type { Attempt, JudgedLine } from '../../src/practice/attempt.ts'
import type { Progress } from '../../src/practice/progress.ts'
import { attempt, judged, progressOf } from './progressAttempts.ts'

describe('streak', () => {
  it.each<[name: string, days: string[], today: string, expected: Progress['streak']]>([
    ['none', [], '2027-01-10', { current: 0, longest: 0, today: false }],
    ['today', ['2027-01-10'], '2027-01-10', { current: 1, longest: 1, today: true }],
    [
      'still open yesterday',
      ['2027-01-08', '2027-01-09'],
      '2027-01-10',
      { current: 2, longest: 2, today: false },
    ],
    ['broken', ['2027-01-07', '2027-01-08'], '2027-01-10', { current: 0, longest: 2, today: false }],
    [
      'over a month’s end',
      ['2027-01-31', '2027-02-01'],
      '2027-02-01',
      { current: 2, longest: 2, today: true },
    ],
    [
      'longest before',
      ['2027-01-01', '2027-01-02', '2027-01-05'],
      '2027-01-05',
      { current: 1, longest: 2, today: true },
    ],
  ])('%s', (_, days, today, expected) => {
    expect(
      progressOf(
        days.map((day) => attempt(day, { failure: 3 })),
        today,
      ).streak,
    ).toEqual(expected)
  })

  it('counts days of practice that the filter leaves out', () => {
    const attempts = [
      attempt('2027-01-09', { failure: 3 }),
      attempt('2027-01-10', { failure: 3 }, { drill: 'feed' }),
    ]
    const { streak, totals } = progressOf(attempts, '2027-01-10', { filter: { drill: 'clicks' } })
    expect([streak.current, totals.attempts]).toEqual([2, 1])
  })
})

describe('levels', () => {
  it('stand at the end of each week as the cards do, from the first attempt on', () => {
    const attempts = [
      attempt('2027-01-04', { failure: 1 }),
      attempt('2027-01-08', { failure: 2 }, { drill: 'feed', chapter: 'reads' }),
      attempt('2027-01-12', { failure: 4 }),
    ]
    const whole = progressOf(attempts, '2027-01-12')
    expect(whole.dimensions[0]?.levels).toEqual([
      { week: '2027-01-04', level: 1.5 },
      { week: '2027-01-11', level: 3 },
    ])
    expect(whole.weeks.map(({ level }) => level)).toEqual([1.5, 3])
    const since = progressOf(attempts, '2027-01-12', { filter: { since: '2027-01-11' } })
    expect(since.weeks.map(({ week, level, attempts: made }) => [week, level, made])).toEqual([
      ['2027-01-11', 3, 1],
    ])
  })

  it('keep the latest sixty scores of a card', () => {
    const attempts = Array.from({ length: 70 }, () => attempt('2027-01-04', { failure: 3 }))
    const [card] = progressOf(attempts, '2027-01-04').cards
    expect([card?.attempts, card?.history.length]).toEqual([70, 60])
  })
})

describe('half-time pairs', () => {
  const first = attempt('2027-01-04', { acceptance: 3, buffering: 3, processing: 2, failure: 1 })
  const half = (scores: Readonly<Record<string, Score>>, more: Partial<Attempt> = {}) =>
    attempt('2027-01-06', scores, {
      ...{ mode: 'half', constraint: 'small', repeats: first.id },
      ...{ timings: [{ round: 'answer', limit: 180, seconds: 30, overtime: 0 }] },
      ...more,
    })

  it('say what was kept, lost and gained, and the share of the time', () => {
    const round = half({ acceptance: 4, buffering: 2, processing: 3, failure: 2 })
    expect(progressOf([first, round], '2027-01-07').halfTimes).toMatchObject({
      ...{ count: 1, kept: 1, lost: 1, gained: 1 },
      pairs: [
        {
          ...{
            drill: 'clicks',
            constraint: 'small',
            day: '2027-01-06',
            repeatedDay: '2027-01-04',
            timeRatio: 0.5,
          },
          ...{ kept: ['acceptance'], lost: ['buffering'], gained: ['processing'] },
        },
      ],
    })
  })

  it('find the repeated attempt before the days of the report', () => {
    const { halfTimes } = progressOf([first, half({ failure: 3 })], '2027-01-07', {
      filter: { since: '2027-01-05' },
    })
    expect(halfTimes.pairs.map(({ gained }) => gained)).toEqual([['failure']])
  })

  it('count a round whose repeated attempt is gone, without a pair', () => {
    const { halfTimes } = progressOf([first, half({ failure: 3 }, { repeats: 'void' })], '2027-01-07')
    expect([halfTimes.count, halfTimes.pairs]).toEqual([1, []])
  })
})

describe('then and now', () => {
  it('are the first and latest answers to the drill as it stands, with what the learner overruled', () => {
    const first = attempt('2027-01-04', { failure: 1 })
    const overruled = { verdict: 'hit', evidence: [{ start: 0, end: 7 }] } as const
    const line: JudgedLine = {
      line: 'failure/must/1',
      text: 'A line.',
      verdict: 'missed',
      evidence: [],
      reason: 'no',
      overruled,
    }
    const mistake = {
      mistake: 'failure/mistake/1',
      text: 'Wrong.',
      why: 'Because.',
      evidence: [],
      overruled: true,
    } as const
    const latest = attempt(
      '2027-01-06',
      {},
      { dimensions: [judged('failure', 3, { lines: [line], mistakes: [mistake] })] },
    )
    const changed = attempt('2027-01-07', { failure: 2 }, { mode: 'half', constraint: 'small' })
    const [card] = progressOf([first, latest, changed], '2027-01-08').cards
    expect(card?.thenNow?.first).toMatchObject({ day: '2027-01-04', score: 1 })
    expect(card?.thenNow?.latest).toMatchObject({
      ...{ day: '2027-01-06', score: 3, mistakes: [] },
      lines: [{ verdict: 'hit', evidence: overruled.evidence, overruled: true, reason: null }],
    })
  })

  it('need two answers', () => {
    expect(progressOf([attempt('2027-01-04', { failure: 1 })], '2027-01-04').cards[0]?.thenNow).toBeNull()
  })

  it('hold no word of the learner’s when redacted', () => {
    const line: JudgedLine = {
      line: 'failure/must/1',
      text: 'A line.',
      verdict: 'partial',
      evidence: [{ start: 0, end: 4 }],
      reason: 'you said SECRET',
    }
    const secret = (day: string) =>
      attempt(
        day,
        {},
        { dimensions: [judged('failure', 2, { answer: 'SECRET', lines: [line] })], notes: { why: 'SECRET' } },
      )
    const redacted = progressOf([secret('2027-01-04'), secret('2027-01-05')], '2027-01-05', { redact: true })
    expect(redacted.cards[0]?.thenNow?.latest).toMatchObject({
      answer: null,
      lines: [{ evidence: [], reason: null }],
    })
    expect(JSON.stringify(redacted)).not.toContain('SECRET')
  })
})

describe('the pre-question', () => {
  it('stands beside the latest answer from then on', () => {
    const attempts = [
      attempt('2027-01-04', { write: 1 }, { rung: 'pre' }),
      attempt('2027-01-05', { write: 2 }, { rung: 'complete' }),
      attempt('2027-01-06', { write: 4 }),
    ]
    const asked = (made: readonly Attempt[]) => progressOf(made, '2027-01-06').drills[0]?.preQuestion
    const since = (score: Score | null) => ({
      day: '2027-01-04',
      dimensions: [{ dimension: 'write', before: 1, after: score }],
    })
    expect([asked(attempts), asked(attempts.slice(0, 1)), asked(attempts.slice(1))]).toEqual([
      since(4),
      since(null),
      null,
    ])
  })
})

describe('pace', () => {
  it('has medians of the first and latest twenty rounds', () => {
    const paced = (firstKey: number, overtime: number) =>
      attempt(
        '2027-01-04',
        { failure: 3 },
        { timings: [{ round: 'answer', limit: 60, seconds: 60 + firstKey, overtime, firstKey }] },
      )
    const attempts = [
      ...Array.from({ length: 20 }, () => paced(10, 5)),
      ...Array.from({ length: 20 }, () => paced(2, 0)),
    ]
    const { pace, weeks } = progressOf(attempts, '2027-01-04')
    expect(pace).toEqual({
      first: { rounds: 20, firstKey: 10, wordsAMinute: 4, overtime: 1 },
      latest: { rounds: 20, firstKey: 2, wordsAMinute: 4, overtime: 0 },
    })
    expect(weeks[0]).toMatchObject({ firstKey: 6, wordsAMinute: 4, overtime: 0.5 })
  })

  it('leaves out what was not measured', () => {
    const untimed = attempt(
      '2027-01-04',
      { failure: 3 },
      { timings: [{ round: 'answer', seconds: 60, overtime: 0 }] },
    )
    const unclocked = attempt('2027-01-04', { failure: 3 }, { timings: [] })
    const { pace } = progressOf([untimed, unclocked], '2027-01-04')
    expect(pace.latest).toEqual({ rounds: 1, firstKey: null, wordsAMinute: 4, overtime: null })
  })
})

describe('judgement', () => {
  it('sums predictions, overrules and beliefs', () => {
    const predicted = (dimension: string, guess: Score, score: Score) =>
      judged(dimension, score, { predicted: guess })
    const overruled = judged('write', 3, {
      lines: [
        {
          line: 'write/must/1',
          text: '',
          verdict: 'missed',
          evidence: [],
          overruled: { verdict: 'hit', evidence: [] },
        },
        {
          line: 'write/must/2',
          text: '',
          verdict: 'hit',
          evidence: [],
          overruled: { verdict: 'missed', evidence: [] },
        },
      ],
      mistakes: [{ mistake: 'write/mistake/1', text: '', why: '', evidence: [], overruled: true }],
    })
    const one = attempt(
      '2027-01-04',
      {},
      {
        dimensions: [predicted('failure', 4, 2), overruled],
        belief: { agreed: true, confidence: 3, right: false },
      },
    )
    const two = attempt('2027-01-04', {}, { dimensions: [predicted('failure', 3, 3)] })
    const { calibration, overrules, beliefs, dimensions } = progressOf([one, two], '2027-01-04')
    expect(calibration).toEqual({
      count: 2,
      bias: 1,
      table: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 1, 0],
        [0, 1, 0, 0],
      ],
    })
    expect(overrules).toEqual({
      lines: 4,
      overruled: 2,
      toHit: 1,
      toMissed: 1,
      mistakes: 1,
      mistakesOverruled: 1,
    })
    expect(beliefs[2]).toEqual({ confidence: 3, count: 1, right: 0 })
    expect(dimensions.find(({ dimension }) => dimension === 'write')?.overrules).toEqual({
      lines: 2,
      overruled: 2,
    })
  })
})
