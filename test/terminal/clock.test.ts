import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Clock,
  clockText,
  elapsedOf,
  overtimeOf,
  phaseOf,
  readClock,
  remainingOf,
  signsBetween,
  spokenTime,
  startClock,
  untilNextTick,
} from '../../src/terminal/clock.ts'

const WALL = Date.UTC(2026, 0, 1)

/** A clock after so many seconds on the wall and, unless said otherwise, as many on the monotonic clock. */
function clockAfter(limit: number | undefined, wall: number, monotonic = wall, carried = 0): Clock {
  return readClock(startClock(limit, carried, WALL, 0), WALL + wall * 1000, monotonic * 1000)
}

describe('elapsed time', () => {
  it('follows the wall clock through a sleep that stops the monotonic clock', () => {
    expect(elapsedOf(clockAfter(60, 3600, 5))).toBe(3600)
  })

  it('goes on when the wall clock is set back', () => {
    expect(elapsedOf(clockAfter(60, -3590, 10))).toBe(10)
  })

  it('goes on when the wall clock is set back after a sleep', () => {
    const slept = readClock(startClock(600, 0, WALL, 0), WALL + 120_000, 5000)
    const setBack = readClock(slept, WALL + 70_000, 15_000)
    expect(elapsedOf(setBack)).toBe(130)
  })

  it('takes up what was on the clock in earlier sittings', () => {
    const resumed = clockAfter(90, 10, 10, 50)
    expect(elapsedOf(resumed)).toBe(60)
    expect(remainingOf(resumed)).toBe(30)
  })

  it('never goes back, and never loses what the monotonic clock counted', () => {
    const step = fc.record({
      passed: fc.integer({ min: 0, max: 100_000 }),
      slept: fc.integer({ min: 0, max: 1_000_000 }),
      setBack: fc.integer({ min: 200, max: 1_000_000 }),
      isSetBack: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let clock = startClock(60, 0, WALL, 0)
        let monotonic = 0
        for (const { passed, slept, setBack, isSetBack } of steps) {
          const before = elapsedOf(clock)
          monotonic += passed
          const wall = clock.wall + passed + (isSetBack ? -setBack : slept)
          clock = readClock(clock, wall, monotonic)
          expect(elapsedOf(clock)).toBeGreaterThanOrEqual(before)
        }
        expect(elapsedOf(clock) * 1000).toBeGreaterThanOrEqual(monotonic - 1)
      }),
    )
  })
})

describe('the phases of a round of 100 seconds', () => {
  it.each<[after: number, phase: string, overtime: number]>([
    [0, 'first half', 0],
    [49, 'first half', 0],
    [50, 'second half', 0],
    [79, 'second half', 0],
    [80, 'near', 0],
    [99.9, 'near', 0],
    [100, 'over', 0],
    [112, 'over', 12],
  ])('after %i seconds: %s', (after, phase, overtime) => {
    const clock = clockAfter(100, after)
    expect(phaseOf(clock)).toBe(phase)
    expect(overtimeOf(clock)).toBe(overtime)
  })

  it('has none without a limit', () => {
    expect(phaseOf(clockAfter(undefined, 500))).toBe('untimed')
    expect(overtimeOf(clockAfter(undefined, 500))).toBe(0)
  })
})

describe('signs', () => {
  const signs = (limit: number | undefined, from: number, to: number) =>
    signsBetween(clockAfter(limit, from), clockAfter(limit, to))

  it.each<[limit: number | undefined, from: number, to: number, signs: string[]]>([
    [200, 99, 100, ['half']],
    [200, 100, 101, []],
    [200, 139, 140, ['minute']],
    [200, 184.5, 185.5, ['fifteen seconds']],
    [200, 199, 200, ['end']],
    [200, 0, 300, ['half', 'minute', 'fifteen seconds', 'end']],
    [90, 0, 89, ['half', 'fifteen seconds']],
    [20, 0, 30, ['half', 'end']],
    [undefined, 0, 5000, []],
  ])('limit %s, from %d to %d', (limit, from, to, expected) => {
    expect(signs(limit, from, to)).toEqual(expected)
  })
})

describe('the next tick', () => {
  it.each<[limit: number | undefined, after: number, ms: number]>([
    [60, 0, 1001],
    [60, 10.4, 601],
    [60.5, 0, 501],
    [60.5, 60.3, 201],
    [60, 60.25, 751],
    [undefined, 3.75, 251],
  ])('limit %s after %d seconds is in %i ms', (limit, after, ms) => {
    expect(untilNextTick(clockAfter(limit, after))).toBe(ms)
  })
})

describe('time in words', () => {
  it.each<[seconds: number, text: string, spoken: string]>([
    [0, '0:00', 'no time'],
    [1, '0:01', '1 second'],
    [60, '1:00', '1 minute'],
    [65, '1:05', '1 minute 5 seconds'],
    [720, '12:00', '12 minutes'],
  ])('%d', (seconds, text, spoken) => {
    expect(clockText(seconds)).toBe(text)
    expect(spokenTime(seconds)).toBe(spoken)
  })

  it('rounds a remainder up, so that nothing left means nothing left', () => {
    expect(clockText(0.2, 'up')).toBe('0:01')
    expect(clockText(-0.1, 'up')).toBe('0:00')
  })
})
