import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../src/practice/attempt.ts'
import { foldRecord } from '../../src/practice/fold.ts'
import type { Progress } from '../../src/practice/progress.ts'
import type { ProgressInput } from '../../src/practice/progressInput.ts'
import { emptyState } from '../../src/practice/state.ts'
import { attempt, CORE, DRILLS, progressOf } from './progressAttempts.ts'

describe('the next step', () => {
  const passed = attempt('2027-01-04', { ...CORE })
  it.each<[action: string, attempts: Attempt[], expected: Partial<Progress['next']>]>([
    ['begin', [], { action: 'begin', drill: 'clicks', due: 0 }],
    [
      'retry',
      [attempt('2027-01-04', { ...CORE, failure: 2 })],
      { action: 'retry', dimension: 'failure', score: 2, due: 1 },
    ],
    [
      'learn',
      [attempt('2027-01-04', { write: 1 }, { rung: 'pre' })],
      { action: 'learn', drill: 'clicks', due: 1 },
    ],
    ['half', [passed], { action: 'half', drill: 'clicks' }],
    [
      'begin',
      [passed, attempt('2027-01-04', { ...CORE }, { mode: 'half', constraint: 'small' })],
      { action: 'begin', drill: 'feed' },
    ],
  ])('%s', (_, attempts, expected) => {
    expect(progressOf(attempts, '2027-01-04').next).toMatchObject(expected)
  })

  it('is a review when cards that stand are due, and rest when all is done', () => {
    expect(progressOf([passed], '2027-03-04').next).toMatchObject({ action: 'review', due: 4 })
    const half = attempt('2027-01-04', { ...CORE }, { mode: 'half', constraint: 'small' })
    const { next, forecast } = progressOf([passed, half], '2027-01-04', { drills: DRILLS.slice(0, 1) })
    expect(next).toMatchObject({
      action: 'rest',
      drill: null,
      day: forecast.find(({ reviews }) => reviews > 0)?.day,
    })
  })

  it('never names a drill that the library lacks', () => {
    const attempts = [attempt('2027-01-04', { failure: 1 })]
    const { next, below, cards, drills, readiness } = progressOf(attempts, '2027-01-05', {
      drills: DRILLS.slice(1),
    })
    expect([next.drill, below, readiness.cards]).toEqual(['feed', [], 0])
    expect([cards[0]?.due, drills[0]?.inLibrary, drills[0]?.title]).toEqual([null, false, 'Clicks'])
  })
})

describe('what comes', () => {
  it('counts overdue cards today, and what is below 3 apart', () => {
    const attempts = [attempt('2027-01-04', { ...CORE, failure: 2 })]
    const { forecast, below } = progressOf(attempts, '2027-01-20')
    expect(forecast).toHaveLength(14)
    expect(forecast[0]).toMatchObject({ day: '2027-01-20', retries: 1, reviews: 3 })
    expect(below).toEqual([
      { drill: 'clicks', dimension: 'failure', score: 2, day: '2027-01-04', due: '2027-01-20' },
    ])
  })

  it('predicts recall on the interview day, or today without one', () => {
    const attempts = [attempt('2027-01-04', { ...CORE, failure: 2 })]
    const state = attempts.reduce(foldRecord, emptyState())
    const at = (interview: string | null) =>
      progressOf(attempts, '2027-01-05', { state: { ...state, settings: { ...state.settings, interview } } })
        .readiness
    const later = at('2027-02-05')
    expect(at(null)).toMatchObject({
      on: '2027-01-05',
      daysLeft: null,
      known: 10,
      cards: 4,
      passed: 3,
      share: 0.75,
    })
    expect(later).toMatchObject({ on: '2027-02-05', daysLeft: 31 })
    expect(at('2027-01-01')).toMatchObject({ on: '2027-01-05', daysLeft: -4 })
    expect(later.recall).toBeLessThan(at(null).recall ?? 0)
  })
})

describe('chapters and filters', () => {
  const attempts = [
    attempt('2027-01-04', { failure: 2 }),
    attempt('2027-01-05', { failure: 3 }, { drill: 'feed', chapter: 'moved' }),
    attempt('2027-01-06', { failure: 4 }),
  ]

  it('put a drill into the chapter it is in now', () => {
    const { chapters } = progressOf(attempts, '2027-01-06')
    expect(
      chapters.map(({ chapter, met, drills, passed, attempts: made }) => [
        chapter,
        met,
        drills,
        passed,
        made,
      ]),
    ).toEqual([
      ['writes', 1, 1, 1, 2],
      ['reads', 1, 1, 1, 1],
    ])
  })

  it.each<[filter: NonNullable<ProgressInput['filter']>, attempts: number, cards: number]>([
    [{}, 3, 2],
    [{ since: '2027-01-05' }, 2, 2],
    [{ until: '2027-01-05' }, 2, 2],
    [{ since: '2027-01-05', until: '2027-01-05' }, 1, 2],
    [{ drill: 'clicks' }, 2, 1],
    [{ chapter: 'reads' }, 1, 1],
    [{ chapter: 'moved' }, 0, 0],
    [{ drill: 'none' }, 0, 0],
  ])('%j', (filter, made, cards) => {
    const progress = progressOf(attempts, '2027-01-06', { filter })
    expect([progress.totals.attempts, progress.cards.length]).toEqual([made, cards])
  })
})
