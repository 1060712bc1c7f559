import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { barAgreement, kappaOf, pairsInOrder } from '../../bench/grading/agreement.ts'
import {
  type AnswerSet,
  answerSetsIn,
  drillOf,
  type Judge,
  judgeSets,
  judgeWith,
  scoresOf,
  share,
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
import { BAR } from '../../src/grading/score.ts'

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

/** Frames that deny what stands in them. */
const DENIALS: Readonly<Record<string, (line: string) => string>> = {
  'It is not true that …': (line) => `It is not true that ${lowered(line)}`,
  'It would be a mistake if …': (line) => `It would be a mistake if ${lowered(line)}`,
  'There is no reason why …': (line) => `There is no reason why ${lowered(line)}`,
  'Nobody needs that …': (line) => `Nobody needs that ${lowered(line)}`,
  'I doubt that …': (line) => `I doubt that ${lowered(line)}`,
  'A common mistake: …': (line) => `A common mistake: ${line}`,
  'We skip this: …': (line) => `We skip this: ${line}`,
  'We do not do the following. …': (line) => `We do not do the following. ${line}`,
  '… That is false.': (line) => `${line} That is false.`,
  '… others do, we do not.': (line) => `${line.replace(/\.$/, '')}: that is what others do, we do not.`,
  'Should it be that …?': (line) => `Should it be that ${lowered(line).replace(/\.$/, '')}?`,
}

const lowered = (line: string) => line.charAt(0).toLowerCase() + line.slice(1)

describe('must lines', () => {
  it.each(Object.keys(DENIALS))('stay below the bar in the frame "%s"', (name) => {
    const deny = DENIALS[name] ?? String
    const fields = ids.flatMap((id) => {
      const drill = drillOf(judge, id)
      const answers = drill.dimensions.map(({ id: field, must }) => [
        field,
        must.map(({ text }) => deny(text)).join(' '),
      ])
      return Object.values(scoresOf(judge, drill, Object.fromEntries(answers)))
    })
    expect(fields).toHaveLength(42)
    expect(share(fields, (score) => score >= BAR)).toBeLessThanOrEqual(0.1)
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
