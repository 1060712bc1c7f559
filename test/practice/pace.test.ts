import { describe, expect, it } from 'vitest'
import { askHalf, askShape, askSlice, askWhole, untimed } from '../../src/practice/ask.ts'
import { READING, secondsFor, secondsOf, secondsOn } from '../../src/practice/pace.ts'
import { emptyState } from '../../src/practice/state.ts'
import { attemptMaker, stateAfter, wholeScores } from './sampleAttempt.ts'
import { sampleDrill } from './sampleLibrary.ts'

const DRILL = sampleDrill('ad-clicks', 'system')
const OTHER = sampleDrill('feed', 'system')
const make = attemptMaker()
const quick = make({ day: '2026-03-01', scores: wholeScores(3), seconds: 100, limit: 200 })

describe('the estimate of a question', () => {
  const fresh = emptyState()
  const after = stateAfter([quick])

  it.each([
    [
      'most of the limit before there is a pace',
      fresh,
      DRILL,
      askSlice(DRILL, 'failure', 'retry'),
      144 + READING,
    ],
    ['the shape, with the reading', fresh, DRILL, askShape(DRILL), 48 + READING],
    ['the same without a limit', fresh, DRILL, untimed(askSlice(DRILL, 'failure', 'run')), 576 + READING],
    ['by the own pace', after, DRILL, askSlice(DRILL, 'failure', 'retry'), 90 + READING],
    ['by the own pace at another drill', after, OTHER, askWhole(OTHER), 405 + 7 * READING],
    ['the own last time of the whole', after, DRILL, askWhole(DRILL), 200 + 7 * READING],
    ['half-time by its limit', after, DRILL, askHalf(DRILL, 'no-loss', undefined), 180 + 2 * READING],
  ])('is %s', (_, state, drill, ask, seconds) => {
    expect(secondsFor(state, drill, ask)).toBe(seconds)
  })
})

describe('what was practised', () => {
  it('counts the feedback', () => {
    expect(secondsOf(quick)).toBe(200 + 7 * READING)
    expect(secondsOn(stateAfter([quick]).days['2026-03-01'])).toBe(200 + 7 * READING)
    expect(secondsOn(undefined)).toBe(0)
  })
})
