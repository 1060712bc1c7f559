import { type Card, createEmptyCard, type FSRS, fsrs, type Grade, Rating, State } from 'ts-fsrs'
import { BAR, type Score } from '../grading/score.ts'
import type { Rung } from './attempt.ts'
import { addDays, dayNumber, daysBetween } from './days.ts'

/** One FSRS card in whole calendar days; `due` and `reviewed` are the learner's days. */
export interface FsrsCard {
  readonly due: string
  readonly reviewed: string
  readonly stability: number
  readonly difficulty: number
  readonly reps: number
  readonly lapses: number
}

export type RatingName = 'again' | 'hard' | 'good' | 'easy'

const GRADES: Readonly<Record<RatingName, Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
}

/** Below the bar: again; with help or in overtime: hard; a 3: good; a 4: easy. */
export function ratingOf(score: Score, rung: Rung, overtime: boolean): RatingName {
  if (score < BAR) return 'again'
  if (rung !== 'alone' || overtime) return 'hard'
  return score === 4 ? 'easy' : 'good'
}

/**
 * Days that no gap is longer than. FSRS was fitted on flashcards: for answers of many minutes its longer intervals are
 * a guess, and a preparation is over in months.
 */
const LONGEST_GAP = 60

const schedulers = new Map<number, FSRS>()

function schedulerFor(retention: number): FSRS {
  let scheduler = schedulers.get(retention)
  if (!scheduler) {
    // Without short-term steps and fuzz, gaps are whole days and the same everywhere.
    scheduler = fsrs({
      request_retention: retention,
      maximum_interval: LONGEST_GAP,
      enable_short_term: false,
      enable_fuzz: false,
    })
    schedulers.set(retention, scheduler)
  }
  return scheduler
}

const instantOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** The card after a review on `day`; without `card` it is the first one. `retention` is the target, 0-1. */
export function reviewed(
  card: FsrsCard | undefined,
  day: string,
  rating: RatingName,
  retention: number,
): FsrsCard {
  const next = schedulerFor(retention).next(toFsrs(card, day), instantOf(day), GRADES[rating]).card
  return {
    due: addDays(day, next.scheduled_days),
    reviewed: day,
    stability: next.stability,
    difficulty: next.difficulty,
    reps: next.reps,
    lapses: next.lapses,
  }
}

/** Probability of recall on a day, by FSRS's own forgetting curve. */
export function retrievability(card: FsrsCard, day: string, retention: number): number {
  if (dayNumber(day) <= dayNumber(card.reviewed)) return 1
  return schedulerFor(retention).get_retrievability(toFsrs(card, day), instantOf(day), false)
}

function toFsrs(card: FsrsCard | undefined, day: string): Card {
  const empty = createEmptyCard(instantOf(day))
  if (!card) return empty
  const scheduled = daysBetween(card.reviewed, card.due)
  return {
    ...empty,
    due: instantOf(card.due),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduled_days: scheduled,
    elapsed_days: daysBetween(card.reviewed, day),
    reps: card.reps,
    lapses: card.lapses,
    state: State.Review,
    last_review: instantOf(card.reviewed),
  }
}
