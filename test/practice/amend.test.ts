import { describe, expect, it } from 'vitest'
import { amended, gatherAmendments, isAmendment } from '../../src/practice/amend.ts'
import type { Attempt, Regrade, Void } from '../../src/practice/attempt.ts'
import { attemptMaker } from './sampleAttempt.ts'

const make = attemptMaker()
const ATTEMPT = make({ day: '2026-03-01', scores: { failure: 2 } })
const base = { at: '2026-03-02T00:00:00.000Z', day: '2026-03-02', v: 1 } as const
const taken = (id: string, voids: string): Void => ({ ...base, type: 'void', id, voids })

function regraded(id: string, score: 3 | 4): Regrade {
  const dimensions = ATTEMPT.dimensions.map((judged) => ({ ...judged, score }))
  return {
    ...base,
    type: 'regrade',
    id,
    attempt: ATTEMPT.id,
    grader: { name: 'lexical', version: 2 },
    dimensions,
  }
}

const scoreOf = (attempt: Attempt | undefined) => attempt?.dimensions[0]?.score

describe('an attempt', () => {
  it.each([
    ['counts as it was', [], 2],
    ['counts as it was judged last', [regraded('r1', 4), regraded('r2', 3)], 3],
    ['counts as before where its re-grade was taken back', [regraded('r1', 4), taken('v1', 'r1')], 2],
    ['does not count once taken back', [taken('v1', ATTEMPT.id)], undefined],
    ['stays taken back when it is judged again', [taken('v1', ATTEMPT.id), regraded('r1', 4)], undefined],
    ['is not touched by what is said of another', [taken('v1', 'another')], 2],
  ])('%s', (_, records, score) => {
    expect(scoreOf(amended(ATTEMPT, gatherAmendments([ATTEMPT, ...records])))).toBe(score)
  })

  it('names the grader that judged it last', () => {
    const now = amended(ATTEMPT, gatherAmendments([regraded('r1', 3)]))
    expect(now?.grader).toEqual({ name: 'lexical', version: 2 })
  })
})

it('tells records that change others from those that stand by themselves', () => {
  expect([ATTEMPT, taken('v1', 'x'), regraded('r1', 3)].map(isAmendment)).toEqual([false, true, true])
})
