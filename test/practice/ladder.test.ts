import { describe, expect, it } from 'vitest'
import { askCompletion, dimensionsOf } from '../../src/practice/ask.ts'
import { addDays } from '../../src/practice/days.ts'
import { rungFor } from '../../src/practice/ladder.ts'
import { drillState } from '../../src/practice/state.ts'
import { attemptMaker, type SampleAttempt, stateAfter, wholeScores } from './sampleAttempt.ts'
import { sampleDrill } from './sampleLibrary.ts'

const DRILL = sampleDrill('ad-clicks', 'system')
const DAY = '2026-03-01'

type Try = Pick<SampleAttempt, 'scores' | 'rung'> & Partial<SampleAttempt>

/** Where `ad-clicks` stands after tries on days that follow each other, and what a completion would leave out. */
function climbed(...tries: readonly Try[]) {
  const make = attemptMaker()
  const state = stateAfter(tries.map((one, i) => make({ day: addDays(DAY, i), ...one })))
  const known = drillState(state, DRILL.id)
  return { rung: rungFor(state, DRILL), missing: dimensionsOf(askCompletion(DRILL, known)), known }
}

const shape: Try = { scores: {}, rung: 'shape' }
const complete = (scores: Record<string, number>): Try => ({ scores, rung: 'complete' })
const alone = (scores: Record<string, number>): Try => ({ scores: wholeScores(3, scores), rung: 'alone' })

const twoSteps: Try[] = [shape, complete({ failure: 2 }), complete({ failure: 3 })]

describe('the ladder of a system', () => {
  it.each<[string, Try[], string, string[]]>([
    ['begins with the shape', [], 'shape', ['failure']],
    ['naming it moves nothing', [{ scores: { write: 1 }, rung: 'pre' }], 'shape', ['failure']],
    ['the shape leads to the last step', [shape], 'complete', ['failure']],
    ['completed at the first try: alone', [shape, complete({ failure: 3 })], 'alone', ['failure']],
    ['not completed: the same again', [shape, complete({ failure: 2 })], 'complete', ['failure']],
    ['completed at the second try: two steps', twoSteps, 'complete', ['processing', 'failure']],
    [
      'of two steps only the failed one is left out again',
      [...twoSteps, complete({ processing: 1, failure: 4 })],
      'complete',
      ['processing'],
    ],
    [
      'after the last completion: alone',
      [...twoSteps, complete({ processing: 1, failure: 4 }), complete({ processing: 3 })],
      'alone',
      ['processing', 'failure'],
    ],
    ['one weak step restores nothing', [alone({ failure: 2 })], 'alone', ['failure']],
    ['one step at 1 is restored', [alone({ failure: 1 })], 'complete', ['failure']],
    [
      'two weak steps are restored, and only those',
      [alone({ acceptance: 2, processing: 2 })],
      'complete',
      ['acceptance', 'processing'],
    ],
    ['what was named does not count', [alone({ write: 1, promise: 1 })], 'alone', ['failure']],
    [
      'restored and completed: alone',
      [alone({ acceptance: 1 }), complete({ acceptance: 3 })],
      'alone',
      ['failure'],
    ],
    [
      'failed twice in a row: the shape',
      [alone({ acceptance: 1 }), complete({ acceptance: 3 }), alone({ failure: 1 })],
      'shape',
      ['failure'],
    ],
    [
      'failed again after a success: the steps only',
      [alone({ acceptance: 1 }), alone({}), alone({ failure: 1 })],
      'complete',
      ['failure'],
    ],
    ['a slice moves nothing', [{ scores: { failure: 1 }, rung: 'alone' }], 'shape', ['failure']],
    ['a retry moves nothing', [{ ...alone({ failure: 1 }), mode: 'retry' }], 'shape', ['failure']],
    [
      'a lower rung by own wish moves nothing',
      [alone({}), shape, complete({ failure: 1 })],
      'alone',
      ['failure'],
    ],
  ])('%s', (_, tries, rung, missing) => {
    expect(climbed(...tries)).toMatchObject({ rung, missing })
  })

  it('fades: after two systems passed alone a new one begins alone', () => {
    const make = attemptMaker()
    const passed = (drill: string) => make({ day: DAY, drill, scores: wholeScores(3) })
    expect(rungFor(stateAfter([passed('feed')]), DRILL)).toBe('shape')
    const state = stateAfter([passed('feed'), passed('video')])
    expect(rungFor(state, DRILL)).toBe('alone')
    const failed = [1, 2].map(() => make({ day: DAY, scores: wholeScores(1) }))
    expect(rungFor(stateAfter([passed('feed'), passed('video'), ...failed]), DRILL)).toBe('shape')
  })

  it('passes over a rung for which the drill has no text', () => {
    const { shape: _, ...bare } = sampleDrill('ad-clicks', 'system', 'scaling-writes', { completions: [] })
    expect(rungFor(stateAfter([]), bare)).toBe('alone')
    expect(rungFor(stateAfter([]), { ...bare, completions: DRILL.completions })).toBe('complete')
  })

  it('is for systems only', () => {
    expect(rungFor(stateAfter([]), sampleDrill('claim', 'recall'))).toBe('alone')
  })
})
