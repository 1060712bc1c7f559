import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { barAgreement, kappaOf, pairsInOrder } from '../../bench/grading/agreement.ts'
import {
  type AnswerSet,
  answerSetsIn,
  type Judge,
  judgeSets,
  judgeWith,
} from '../../bench/grading/answerSets.ts'
import {
  bluffedOver,
  emptyAtOne,
  foreignOver,
  ownLines,
  sampleItems,
  shuffledUnder,
  steadiness,
} from '../../bench/grading/probes.ts'

/** The figures of `npm run bench:grading` on the project's own samples, held so that none of them slips. */

let judge: Judge
let sets: readonly AnswerSet[]
let ids: readonly string[]

beforeAll(async () => {
  judge = await judgeWith(join(import.meta.dirname, '../../drills'))
  sets = answerSetsIn(join(import.meta.dirname, 'samples'))
  ids = [...new Set(sets.map(({ drill }) => drill))]
})

describe('the grader', () => {
  it('is not won over by bluff', () => {
    expect(bluffedOver(judge, sets)).toBeLessThanOrEqual(0.04)
  })

  it("does not take another drill's good answer for its own", () => {
    expect(foreignOver(judge, sets)).toBeLessThanOrEqual(0.03)
  })

  it('accepts its own must lines, and none of them denied', () => {
    expect(ownLines(judge, ids)).toEqual({ asIs: 1, denied: 0 })
  })

  it('keeps shuffled words below the bar', () => {
    expect(shuffledUnder(judge, sets)).toBeGreaterThanOrEqual(0.9)
  })

  it('gives a 1 to a pasted scenario, bluff, another topic and a list of keywords', () => {
    expect(emptyAtOne(judge, ids)).toBe(1)
  })

  it('orders answers of similar length', () => {
    expect(pairsInOrder(judgeSets(judge, sets))).toBeGreaterThanOrEqual(0.85)
  })

  it('is steady against typing errors, and against what does not matter', () => {
    const { typos, harmless } = steadiness(judge, sampleItems(judge, sets))
    expect(typos).toBeLessThanOrEqual(0.03)
    expect(harmless).toBeLessThanOrEqual(0.02)
  })
})

/** Four systems' answers in nineteen voices, with the levels of two raters: test/grading/rated. */
describe('the grader and two raters', () => {
  const rated = answerSetsIn(join(import.meta.dirname, 'rated'))

  it('agree on the side of the bar, and nearly on the level', () => {
    const fields = judgeSets(judge, rated)
    expect(fields).toHaveLength(456)
    expect(barAgreement(fields)).toBeGreaterThanOrEqual(0.92)
    expect(kappaOf(fields)).toBeGreaterThanOrEqual(0.83)
    expect(pairsInOrder(fields)).toBeGreaterThanOrEqual(0.88)
  })

  it('are won over neither by bluff nor by an answer to another drill', () => {
    expect(bluffedOver(judge, rated)).toBeLessThanOrEqual(0.04)
    expect(foreignOver(judge, rated)).toBeLessThanOrEqual(0.03)
  })
})
