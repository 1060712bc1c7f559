import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayNumber,
  dayOf,
  daysBetween,
  earlierDay,
  isDay,
  laterDay,
} from '../../src/practice/days.ts'

const HOUR = 3_600_000

describe("the learner's day", () => {
  it.each([
    ['late at night belongs to the day before', '2026-03-02T01:30:00Z', 0, 4, '2026-03-01'],
    ['at the roll-over hour the day begins', '2026-03-02T04:00:00Z', 0, 4, '2026-03-02'],
    ['a roll-over at midnight', '2026-03-02T00:00:00Z', 0, 0, '2026-03-02'],
    ['ahead of UTC', '2026-03-01T22:00:00Z', 330, 0, '2026-03-02'],
    ['behind UTC', '2026-03-02T06:00:00Z', -480, 4, '2026-03-01'],
    ['a leap day', '2028-02-29T12:00:00Z', 60, 4, '2028-02-29'],
    ['the day after a leap day, before the roll-over', '2028-03-01T02:00:00Z', 60, 4, '2028-02-29'],
    ['the year turns', '2027-01-01T02:00:00Z', 0, 4, '2026-12-31'],
  ])('%s', (_, instant, offset, rollOver, day) => {
    expect(dayOf(Date.parse(instant), offset, rollOver)).toBe(day)
  })

  it('goes on by one at each roll-over, whatever daylight saving does to the offset', () => {
    // Berlin: an hour is skipped on 29 March 2026 and repeated on 25 October 2026.
    const offsetAt = (at: number) =>
      at >= Date.parse('2026-03-29T01:00:00Z') && at < Date.parse('2026-10-25T01:00:00Z') ? 120 : 60
    for (const from of ['2026-03-27T00:00:00Z', '2026-10-23T00:00:00Z']) {
      let last = dayOf(Date.parse(from), offsetAt(Date.parse(from)), 4)
      for (let i = 1; i <= 120; i += 1) {
        const at = Date.parse(from) + i * HOUR
        const day = dayOf(at, offsetAt(at), 4)
        expect([0, 1]).toContain(daysBetween(last, day))
        last = day
      }
    }
  })
})

describe('counting days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 366, '2029-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 0, '2026-03-29'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
  })

  it('adding and counting undo each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -900, max: 900 }), (from, count) => {
        const day = addDays('1970-01-01', from)
        expect(dayNumber(day)).toBe(from)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(laterDay(day, addDays(day, count))).toBe(addDays(day, Math.max(0, count)))
        expect(earlierDay(day, addDays(day, count))).toBe(addDays(day, Math.min(0, count)))
      }),
    )
  })

  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-01', false],
    ['tomorrow', false],
    ['2026-02-28T00:00:00Z', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })
})
