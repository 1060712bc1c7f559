import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/practice/days.ts'
import { dueOn } from '../../src/practice/due.ts'
import { attemptMaker, type SampleAttempt, stateAfter, wholeScores } from './sampleAttempt.ts'

const DAY = '2026-03-01'
const failed = { day: DAY, scores: { failure: 2 } } as const
const again = (score: number) => ({ day: DAY, scores: { failure: score }, mode: 'retry' }) as const
const certain = { belief: { agreed: true, confidence: 3, right: false } } as const

/** `drill/dimension reason` of what is due so many days after the first. */
function dueAfter(
  days: number,
  samples: readonly SampleAttempt[],
  interview: string | null = null,
): string[] {
  const make = attemptMaker()
  const state = stateAfter(samples.map(make))
  state.settings = { ...state.settings, interview }
  return dueOn(state, addDays(DAY, days)).map((item) => `${item.drill}/${item.dimension} ${item.reason}`)
}

describe('what is due', () => {
  it.each<[string, SampleAttempt[], number, string[]]>([
    ['a failure at once', [failed], 0, ['ad-clicks/failure retry']],
    ['and the next day', [failed], 1, ['ad-clicks/failure retry']],
    ['a failure made good is gone for the day', [failed, again(3)], 0, []],
    ['and is asked the next day', [failed, again(3)], 1, ['ad-clicks/failure review']],
    ['a failure tried once in vain', [failed, again(2)], 0, ['ad-clicks/failure retry']],
    ['a failure tried twice in vain waits', [failed, again(2), again(1)], 0, []],
    ['what passed is not due', [{ ...failed, scores: { failure: 3 } }], 1, []],
    ['and comes back by its card', [{ ...failed, scores: { failure: 3 } }], 3, ['ad-clicks/failure review']],
    ['named below the bar', [{ ...failed, rung: 'pre', scores: { write: 2 } }], 0, ['ad-clicks/write retry']],
    ['named well has no day yet', [{ ...failed, rung: 'pre', scores: { write: 3 } }], 90, []],
    [
      'a surprise the next day, though it passed, and before what is lower',
      [failed, { day: DAY, drill: 'claim', kind: 'recall', scores: { why: 4 }, more: certain }],
      1,
      ['claim/why review', 'ad-clicks/failure retry'],
    ],
    [
      'lowest first, then by how it poisons the rest, then by name',
      [
        { day: DAY, drill: 'feed', scores: { failure: 2 } },
        { day: DAY, scores: wholeScores(2, { pressure: 1 }) },
      ],
      1,
      [
        ...['ad-clicks/pressure retry', 'ad-clicks/acceptance retry', 'ad-clicks/failure retry'],
        ...['feed/failure retry', 'ad-clicks/processing retry', 'ad-clicks/buffering retry'],
        ...['ad-clicks/write retry', 'ad-clicks/promise retry'],
      ],
    ],
  ])('%s', (_, samples, days, due) => {
    expect(dueAfter(days, samples)).toEqual(due)
  })

  it('hurries before the interview, and no longer after it', () => {
    const passed = { ...failed, scores: { failure: 4 } }
    expect(dueAfter(4, [passed])).toEqual([])
    expect(dueAfter(4, [passed], addDays(DAY, 20))).toEqual(['ad-clicks/failure review'])
    expect(dueAfter(4, [passed], addDays(DAY, 3))).toEqual([])
  })
})
