import { describe, expect, it } from 'vitest'
import {
  type Ask,
  askBefore,
  askCompletion,
  askHalf,
  askKey,
  askPart,
  askShape,
  askSlice,
  askWhole,
  attemptKey,
  halfLimit,
  nextConstraint,
  untimed,
} from '../../src/practice/ask.ts'
import { type DrillState, drillState } from '../../src/practice/state.ts'
import { attemptMaker, stateAfter, wholeScores } from './sampleAttempt.ts'
import { sampleDrill } from './sampleLibrary.ts'

const DRILL = sampleDrill('ad-clicks', 'system')

function known(more: Partial<DrillState> = {}): DrillState {
  const make = attemptMaker()
  const state = stateAfter([make({ day: '2026-03-01', scores: wholeScores(3), seconds: 500 })])
  return { ...(drillState(state, 'ad-clicks') as DrillState), ...more }
}

/** Rounds as `dimensions in limit`. */
const rounds = (ask: Ask) =>
  ask.rounds.map(({ dimensions, limit }) => `${dimensions.join(' ')} in ${limit ?? 'any time'}`)

describe('what is asked', () => {
  const core = 'acceptance buffering processing failure'

  it.each<[string, Ask, string[]]>([
    ['before anything is shown', askBefore(DRILL), ['write promise pressure in 90']],
    ['with the shape, one question without a score', askShape(DRILL), [' in 60']],
    ['as a completion, the last step', askCompletion(DRILL, undefined), ['failure in 180']],
    [
      'as the next completion, two steps',
      askCompletion(DRILL, known({ completion: 1 })),
      ['processing failure in 360'],
    ],
    [
      'as a completion of restored steps',
      askCompletion(DRILL, known({ restore: ['buffering'] })),
      ['buffering in 180'],
    ],
    ['as a whole', askWhole(DRILL), ['write promise pressure in 90', `${core} in 720`]],
    [
      'as a slice of a short round, no less than half a minute',
      askSlice(DRILL, 'write', 'retry'),
      ['write in 30'],
    ],
    [
      'as a part over both rounds',
      askPart(DRILL, ['failure', 'write'], 'run'),
      ['write in 30', 'failure in 180'],
    ],
    [
      'without a limit',
      untimed(askWhole(DRILL)),
      ['write promise pressure in any time', `${core} in any time`],
    ],
    ['in half of the own last time', askHalf(DRILL, 'no-loss', known()), ['buffering failure in 250']],
    [
      'untimed after a drop',
      askHalf(DRILL, 'no-loss', known({ untimedNext: true })),
      ['buffering failure in any time'],
    ],
  ])('%s', (_, ask, expected) => {
    expect(rounds(ask)).toEqual(expected)
  })

  it('links a half-time round to the answer it repeats', () => {
    expect(askHalf(DRILL, 'no-loss', known())).toMatchObject({ repeats: 'attempt-1', constraint: 'no-loss' })
  })
})

describe('half of the own last time', () => {
  it.each([
    ['of the limit, where there is none', undefined, 360],
    ['of a long answer', known({ seconds: { answer: 700 } }), 350],
    ['never under three minutes', known({ seconds: { answer: 200 } }), 180],
  ])('%s', (_, state, limit) => {
    expect(halfLimit(DRILL, 'answer', state)).toBe(limit)
  })
})

describe('the next constraint', () => {
  it.each([
    ['the first', [], 'one-postgres'],
    ['the first not tried', ['one-postgres', 'no-loss'], 'ten-regions'],
    ['the one tried longest ago', ['ten-regions', 'one-postgres', 'no-loss', 'ten-regions'], 'one-postgres'],
  ])('is %s', (_, constraints, expected) => {
    expect(nextConstraint(DRILL, known({ constraints }))).toBe(expected)
  })

  it('is none for a drill without any', () => {
    expect(nextConstraint(sampleDrill('claim', 'recall'), undefined)).toBeUndefined()
  })
})

describe('the key of a question', () => {
  it('is that of the attempt that answers it', () => {
    const make = attemptMaker()
    const attempt = make({ day: '2026-03-01', scores: { write: 2, failure: 3 }, mode: 'retry' })
    expect(askKey(askPart(DRILL, ['write', 'failure'], 'retry'))).toBe(attemptKey(attempt))
  })
})
