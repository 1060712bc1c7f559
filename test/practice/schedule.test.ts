import * as fc from 'fast-check'
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../src/practice/days.ts'
import { dueBefore } from '../../src/practice/interview.ts'
import {
  type FsrsCard,
  type RatingName,
  ratingOf,
  retrievability,
  reviewed,
} from '../../src/practice/schedule.ts'

const DAY = '2026-02-27'
const GRADES = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const
const RATINGS: readonly RatingName[] = ['again', 'hard', 'good', 'easy']

/** A card after reviews, each so many days after the one before. */
function cardAfter(reviews: readonly (readonly [gap: number, rating: RatingName])[]): FsrsCard {
  let card: FsrsCard | undefined
  let day = DAY
  for (const [gap, rating] of reviews) {
    day = addDays(day, gap)
    card = reviewed(card, day, rating, 0.9)
  }
  return card as FsrsCard
}

const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.constantFrom(...RATINGS)), {
  minLength: 1,
  maxLength: 8,
})

describe('rating', () => {
  it.each([
    [1, 'alone', false, 'again'],
    [2, 'alone', false, 'again'],
    [2, 'complete', true, 'again'],
    [3, 'alone', false, 'good'],
    [4, 'alone', false, 'easy'],
    [3, 'complete', false, 'hard'],
    [4, 'complete', false, 'hard'],
    [3, 'alone', true, 'hard'],
    [4, 'alone', true, 'hard'],
  ] as const)('a %i, %s, overtime %s is rated %s', (score, rung, overtime, rating) => {
    expect(ratingOf(score, rung, overtime)).toBe(rating)
  })
})

describe('FSRS', () => {
  it.each([
    ['again', 0.212, 6.4133],
    ['hard', 1.2931, 5.11217071],
    ['good', 2.3065, 2.11810397],
    ['easy', 8.2956, 1],
  ] as const)('begins a card rated %s as ts-fsrs publishes it', (rating, stability, difficulty) => {
    const card = reviewed(undefined, DAY, rating, 0.9)
    expect(card.stability).toBeCloseTo(stability, 6)
    expect(card.difficulty).toBeCloseTo(difficulty, 6)
  })

  it('gives what the library’s own long-term scheduler gives', () => {
    const theirs = fsrs({ maximum_interval: 60, enable_short_term: false, enable_fuzz: false })
    const instant = (day: string) => new Date(`${day}T00:00:00Z`)
    fc.assert(
      fc.property(history, (reviews) => {
        let card = createEmptyCard(instant(DAY))
        let day = DAY
        for (const [gap, rating] of reviews) {
          day = addDays(day, gap)
          card = theirs.next(card, instant(day), GRADES[rating]).card
        }
        const ours = cardAfter(reviews)
        expect({ ...ours, due: daysBetween(day, ours.due) }).toEqual({
          due: card.scheduled_days,
          reviewed: day,
          stability: card.stability,
          difficulty: card.difficulty,
          reps: card.reps,
          lapses: card.lapses,
        })
      }),
    )
  })

  it('reaches the memory state that ts-fsrs publishes for its long-term scheduler', () => {
    const gaps = [0, 0, 1, 3, 8, 21]
    const card = cardAfter(gaps.map((gap, i) => [gap, i === 0 ? 'again' : 'good']))
    expect(card.stability).toBeCloseTo(53.335106, 4)
    expect(card.difficulty).toBeCloseTo(6.3574867, 4)
  })

  it('forgets by the curve that ts-fsrs publishes', () => {
    const card = reviewed(undefined, DAY, 'easy', 0.9)
    expect(daysBetween(DAY, card.due)).toBe(8)
    expect(retrievability(card, card.due, 0.9)).toBeCloseTo(0.9024733, 6)
    expect(retrievability(card, DAY, 0.9)).toBe(1)
    expect(retrievability(card, addDays(DAY, -3), 0.9)).toBe(1)
  })

  it('takes no gap longer than two months', () => {
    const card = cardAfter(Array.from({ length: 8 }, () => [60, 'easy'] as const))
    expect(card.stability).toBeGreaterThan(300)
    expect(daysBetween(card.reviewed, card.due)).toBeLessThanOrEqual(62)
  })

  it('gives a better rating no shorter a gap, and never less than a day', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 90 }), (reviews, gap) => {
        const card = cardAfter(reviews)
        const day = addDays(card.reviewed, gap)
        const gaps = RATINGS.map((rating) => daysBetween(day, reviewed(card, day, rating, 0.9).due))
        expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
        expect(gaps[0]).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 200 },
    )
  })
})

describe('with an interview ahead', () => {
  const passed = { ...reviewed(undefined, '2026-03-01', 'easy', 0.9), due: '2026-04-20' }

  it.each([
    ['no date', null, '2026-04-20'],
    ['21 days left: a fifth is four', '2026-03-22', '2026-03-05'],
    ['six days left: a day', '2026-03-07', '2026-03-02'],
    ['a year left: the card itself', '2027-03-01', '2026-04-20'],
    ['seen in the last three days: once is enough', '2026-03-03', '2026-04-20'],
    ['the interview was before', '2026-02-20', '2026-04-20'],
  ])('%s', (_, interview, due) => {
    expect(dueBefore(passed, interview)).toBe(due)
  })

  it('brings everything back once in the last three days', () => {
    const card = { ...passed, reviewed: '2026-03-01', due: '2026-09-01' }
    expect(dueBefore({ ...card, reviewed: '2026-03-10' }, '2026-03-14')).toBe('2026-03-11')
  })

  it('never makes a card come later, and lets no gap be longer than a fifth of the days left', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 400 }), (reviews, ahead) => {
        const card = cardAfter(reviews)
        const interview = addDays(card.reviewed, ahead)
        const due = dueBefore(card, interview)
        expect(due <= card.due).toBe(true)
        expect(due > card.reviewed).toBe(true)
        const cap = Math.max(1, Math.floor(ahead / 5))
        if (ahead > 3) expect(daysBetween(card.reviewed, due)).toBeLessThanOrEqual(cap)
      }),
      { numRuns: 200 },
    )
  })
})
