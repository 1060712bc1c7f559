import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Attempt, JournalRecord, Void } from '../../src/practice/attempt.ts'
import { addDays } from '../../src/practice/days.ts'
import { foldRecord } from '../../src/practice/fold.ts'
import {
  cardState,
  drillState,
  emptyState,
  FOLD_VERSION,
  type PracticeState,
} from '../../src/practice/state.ts'
import { foldJournals } from '../../src/store/foldJournals.ts'
import { listJournals } from '../../src/store/journal.ts'
import { sealLine } from '../../src/store/lineRecord.ts'
import { attemptMaker, type SampleAttempt, stateAfter, wholeScores } from './sampleAttempt.ts'

const DAY = '2026-03-01'

/** The state after attempts that a fresh maker makes. */
function fold(...samples: readonly SampleAttempt[]) {
  const make = attemptMaker()
  return stateAfter(samples.map(make))
}

describe('a card', () => {
  it('is rated by the first attempt of the day only', () => {
    const state = fold(
      { day: DAY, scores: { failure: 2 } },
      { day: DAY, scores: { failure: 4 }, mode: 'retry' },
    )
    expect(cardState(state, 'ad-clicks', 'failure')).toMatchObject({
      ...{ score: 4, failures: 1, passes: 0, successes: 0, tries: 1, passedAgain: true },
      fsrs: { reviewed: DAY, due: addDays(DAY, 1), reps: 1 },
    })
  })

  it('is not rated by what was named before anything was shown', () => {
    const state = fold(
      { day: DAY, scores: { write: 1, promise: 3 }, rung: 'pre' },
      { day: DAY, scores: { write: 3 }, mode: 'retry' },
    )
    expect(cardState(state, 'ad-clicks', 'promise')?.fsrs).toBeUndefined()
    expect(cardState(state, 'ad-clicks', 'write')).toMatchObject({ score: 3, tries: 0, successes: 1 })
  })

  it.each([
    ['in time', { limit: 200, overtime: 0 }, 3],
    ['in overtime', { limit: 200, overtime: 5 }, 2],
  ])('passed %s comes back after %o', (_, timing, gap) => {
    const state = fold({ day: DAY, scores: { failure: 3 }, ...timing })
    const { fsrs } = cardState(state, 'ad-clicks', 'failure') ?? {}
    expect(fsrs?.due).toBe(addDays(DAY, gap))
  })

  it('counts failures until it was passed on two days in a row', () => {
    const scores = [2, 1, 3, 2, 2, 3, 3]
    const failures = scores.map((_, i) => {
      const samples = scores
        .slice(0, i + 1)
        .map((score, n) => ({ day: addDays(DAY, n), scores: { failure: score } }))
      return cardState(fold(...samples), 'ad-clicks', 'failure')?.failures
    })
    expect(failures).toEqual([1, 2, 2, 3, 4, 4, 0])
  })

  it('is a surprise after certainty that was wrong, until it is asked again on another day', () => {
    const wrong = { belief: { agreed: true, confidence: 3, right: false } } as const
    const sample = { day: DAY, drill: 'claim', kind: 'recall', scores: { why: 3 } } as const
    const state = fold({ ...sample, more: wrong })
    expect(cardState(state, 'claim', 'why')?.surprised).toBe(true)
    const later = fold({ ...sample, more: wrong }, { ...sample, day: addDays(DAY, 1) })
    expect(cardState(later, 'claim', 'why')?.surprised).toBe(false)
  })
})

describe('a day', () => {
  it('counts what is new, what was answered, and names what was done', () => {
    const state = fold(
      { day: DAY, scores: { write: 2 }, rung: 'pre' },
      { day: DAY, drill: 'claim', kind: 'recall', scores: { why: 3 } },
    )
    expect(state.days[DAY]).toEqual({
      ...{ attempts: 2, answers: 2, seconds: 200, newSystems: 1, newCards: 1 },
      done: ['ad-clicks:run:pre:write', 'claim:run:alone:why'],
    })
  })

  it('names what was done only for the latest day, so that the state does not grow', () => {
    const state = fold({ day: DAY, scores: { write: 2 } }, { day: addDays(DAY, 1), scores: { write: 2 } })
    expect(state.days[DAY]?.done).toEqual([])
    expect(state.days[addDays(DAY, 1)]?.done).toHaveLength(1)
  })

  it('does not go back with a clock that was set back', () => {
    const state = fold({ day: DAY, scores: { write: 3 } }, { day: addDays(DAY, -1), scores: { write: 2 } })
    expect(cardState(state, 'ad-clicks', 'write')).toMatchObject({ day: DAY, tries: 1 })
    expect(drillState(state, 'ad-clicks')?.day).toBe(DAY)
  })
})

describe('what half-time rounds are measured against', () => {
  const whole = { day: DAY, scores: wholeScores(3), seconds: 400 }

  it('is the whole answer, once there is one', () => {
    const state = fold(
      { day: DAY, scores: { failure: 3 }, seconds: 50 },
      { ...whole, day: addDays(DAY, 1) },
      { day: addDays(DAY, 2), scores: { failure: 3 }, seconds: 30 },
    )
    expect(drillState(state, 'ad-clicks')).toMatchObject({
      ...{ wholeAnswered: true, lastAnswer: 'attempt-2', seconds: { name: 400, answer: 400 } },
    })
  })

  it('is a part until then', () => {
    const state = fold({ day: DAY, scores: { failure: 3 }, seconds: 50 })
    expect(drillState(state, 'ad-clicks')).toMatchObject({
      ...{ wholeAnswered: false, lastAnswer: 'attempt-1', seconds: { answer: 50 } },
    })
  })

  it('is no retry and no half-time round', () => {
    const half = { mode: 'half', more: { constraint: 'one-postgres' }, seconds: 60 } as const
    const state = fold(
      whole,
      { day: DAY, scores: { failure: 3 }, mode: 'retry' },
      { day: DAY, scores: { failure: 2 }, ...half },
    )
    expect(drillState(state, 'ad-clicks')).toMatchObject({
      ...{ lastAnswer: 'attempt-1', constraints: ['one-postgres'], untimedNext: true, halfDay: DAY },
    })
  })

  it('is untimed only after a drop', () => {
    const half = { day: DAY, mode: 'half', more: { constraint: 'ten-regions' } } as const
    const dropped = fold(whole, { ...half, scores: { failure: 2 } }, { ...half, scores: { failure: 3 } })
    expect(drillState(dropped, 'ad-clicks')?.untimedNext).toBe(false)
  })
})

describe('the whole prompt', () => {
  it('is next after a slice succeeded, and no longer once it was answered', () => {
    const slice = { day: DAY, scores: { failure: 3 }, mode: 'retry' } as const
    expect(drillState(fold(slice), 'ad-clicks')?.wholeNext).toBe(true)
    expect(drillState(fold({ ...slice, scores: { failure: 2 } }), 'ad-clicks')?.wholeNext).toBe(false)
    const whole = { day: addDays(DAY, 1), scores: wholeScores(3) }
    expect(drillState(fold(slice, whole), 'ad-clicks')?.wholeNext).toBe(false)
  })
})

describe('the pace', () => {
  it('follows the learner', () => {
    const slow = { day: DAY, scores: { failure: 3 }, seconds: 180, limit: 180 }
    const quick = { ...slow, seconds: 90 }
    expect(fold(slow).pace.system).toEqual({ count: 1, seconds: 180, share: 1 })
    const pace = fold(
      ...Array.from({ length: 10 }, () => slow),
      ...Array.from({ length: 90 }, () => quick),
    ).pace
    expect(pace.system?.count).toBe(30)
    expect(pace.system?.share).toBeGreaterThan(0.5)
    expect(pace.system?.share).toBeLessThan(0.55)
  })

  it('has no share where nothing was timed', () => {
    const timings = [{ round: 'answer', seconds: 60, overtime: 0 }] as const
    expect(fold({ day: DAY, scores: { failure: 3 }, more: { timings } }).pace.system).toEqual({
      ...{ count: 1, seconds: 60 },
    })
  })
})

describe('taking back', () => {
  const attempts = fc.array(
    fc.record({
      drill: fc.constantFrom('ad-clicks', 'feed'),
      dimension: fc.constantFrom('write', 'acceptance', 'failure'),
      score: fc.integer({ min: 1, max: 4 }),
      gap: fc.integer({ min: 0, max: 5 }),
      mode: fc.constantFrom('run' as const, 'retry' as const, 'half' as const),
      rung: fc.constantFrom('pre' as const, 'shape' as const, 'complete' as const, 'alone' as const),
      isVoided: fc.boolean(),
    }),
    { maxLength: 25 },
  )

  it('gives the state that there would have been without', () => {
    fc.assert(
      fc.property(attempts, (drawn) => {
        const make = attemptMaker()
        let day = DAY
        const made = drawn.map(({ drill, dimension, score, gap, mode, rung }) => {
          day = addDays(day, gap)
          return make({ day, drill, scores: { [dimension]: score }, mode, rung })
        })
        const voids = made
          .filter((_, i) => drawn[i]?.isVoided)
          .map(
            (attempt): Void => ({
              ...base(attempt),
              type: 'void',
              id: `void-${attempt.id}`,
              voids: attempt.id,
            }),
          )
        const without = made.filter((_, i) => !drawn[i]?.isVoided)
        // The instant of the latest record is that of the void itself.
        const { latest: _, ...state } = stateOfJournal([...made, ...voids])
        const { latest: __, ...expected } = stateAfter(without)
        expect(state).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  const data = mkdtempSync(join(tmpdir(), 'redrill-fold-'))
  mkdirSync(join(data, 'journal'))
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  /** What the store folds from a journal of these records, which knows what to do with a void. */
  function stateOfJournal(records: readonly JournalRecord[]): PracticeState {
    const device = 'aaaaaaaaaa'
    const lines = records.map((record) => sealLine(record, device))
    writeFileSync(join(data, 'journal', `${device}.jsonl`), Buffer.concat(lines))
    const fold = { version: FOLD_VERSION, empty: emptyState, apply: foldRecord }
    return foldJournals<PracticeState>(fold, listJournals(data), undefined).file.state
  }

  const base = ({ at, day }: Attempt) => ({ at, day, v: 1 as const })
})

describe('settings', () => {
  it('are folded in their order, and nonsense changes nothing', () => {
    const setting = (key: string, value: string | number | null) =>
      ({
        type: 'setting',
        id: `${key}-${value}`,
        at: '2026-03-01T00:00:00.000Z',
        day: DAY,
        v: 1,
        key,
        value,
      }) as const
    const { settings } = stateAfter([
      setting('minutes', 20),
      setting('minutes', 15),
      setting('minutes', 2),
      setting('colour', 'blue'),
      setting('interview', '2026-02-30'),
      setting('interview', '2026-04-01'),
    ])
    expect(settings).toMatchObject({ minutes: 15, interview: '2026-04-01' })
  })
})

describe('an id that every object has as a property', () => {
  it('is a drill like any other', () => {
    const state = fold({ day: DAY, drill: 'constructor', scores: { failure: 2 } })
    expect(drillState(state, 'constructor')?.met).toBe(DAY)
    expect(drillState(fold(), 'constructor')).toBeUndefined()
  })
})
