import { type FSRS, type FSRSState, fsrs, type Grade, Rating } from 'ts-fsrs'
import { BAR, type Score } from '../grading/score.ts'
import type { Rung } from './attempt.ts'
import { addDays, daysBetween } from './days.ts'

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

const PASSES: readonly Grade[] = [Rating.Hard, Rating.Good, Rating.Easy]

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

/**
 * The card after a review on `day`; without `card` it is the first one. `retention` is the target, 0-1. As the library's
 * own long-term scheduler has it, each better rating waits at least a day longer; its memory model is called directly,
 * because copies of cards and dates made a rebuild of a million reviews half as long again.
 */
export function reviewed(
  card: FsrsCard | undefined,
  day: string,
  rating: RatingName,
  retention: number,
): FsrsCard {
  const scheduler = schedulerFor(retention)
  const elapsed = card ? Math.max(0, daysBetween(card.reviewed, day)) : 0
  const memoryAfter = (grade: Grade) => scheduler.next_state(card ?? null, elapsed, grade)
  const daysOf = ({ stability }: FSRSState) => scheduler.next_interval(stability, elapsed)
  let memory = memoryAfter(Rating.Again)
  let days = Math.min(daysOf(memory), daysOf(memoryAfter(Rating.Hard)))
  for (const grade of PASSES) {
    if (grade > GRADES[rating]) break
    memory = memoryAfter(grade)
    days = Math.max(daysOf(memory), days + 1)
  }
  return {
    due: addDays(day, days),
    reviewed: day,
    stability: memory.stability,
    difficulty: memory.difficulty,
    reps: (card?.reps ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + Number(card !== undefined && rating === 'again'),
  }
}

/** Probability of recall on a day, by FSRS's own forgetting curve. */
export function retrievability(card: FsrsCard, day: string, retention: number): number {
  const elapsed = daysBetween(card.reviewed, day)
  return elapsed <= 0 ? 1 : schedulerFor(retention).forgetting_curve(elapsed, card.stability)
}
