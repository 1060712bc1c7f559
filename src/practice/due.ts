import { BAR, type Score } from '../grading/score.ts'
import { needKey } from './core.ts'
import { addDays, earlierDay } from './days.ts'
import { dueBefore } from './interview.ts'
import type { CardState, PracticeState } from './state.ts'

/** Same-day tries after a first failure; one clean success ends them. */
export const TRIES_A_DAY = 2

export interface DueItem {
  readonly drill: string
  readonly dimension: string
  readonly score: Score
  readonly reason: 'retry' | 'review'
  /** The learner's day. */
  readonly due: string
}

/**
 * The day a card comes back: the same day while a failure has tries left, else by its FSRS card and the interview; the
 * next day after a surprise. A card that was only pre-questioned and fell below the bar waits to be asked after the
 * shape; one that passed there has no day yet.
 */
export function dueDay(card: CardState, interview: string | null, today: string): string | undefined {
  if (!card.fsrs) return card.score < BAR ? card.day : undefined
  if (isOpenToday(card, today)) return today
  const ahead = interview !== null && interview >= today ? interview : null
  const due = dueBefore(card.fsrs, ahead)
  return card.surprised ? earlierDay(due, addDays(card.fsrs.reviewed, 1)) : due
}

/** Whether the learner was certain and wrong on an earlier day, and was not asked since. */
export function isSurprise(card: CardState, today: string): boolean {
  return card.surprised === true && card.day < today
}

/** Whether the card fell below the bar today and has tries left. */
export function isOpenToday(card: CardState, today: string): boolean {
  if (card.day !== today) return false
  return card.fsrs ? !card.passedAgain && card.tries < TRIES_A_DAY : card.score < BAR
}

/** What is due on or before `today`, lowest score first; surprises of the day before lead. */
export function dueOn(state: PracticeState, today: string): DueItem[] {
  const due = new Map<string, DueItem>()
  for (const card of Object.values(state.cards)) {
    const day = dueDay(card, state.settings.interview, today)
    if (day === undefined || day > today) continue
    const { drill, dimension, score } = card
    const place = isSurprise(card, today) ? 0 : 1
    const reason = score < BAR ? 'retry' : 'review'
    due.set(`${place} ${needKey(card)} ${drill}`, { drill, dimension, score, reason, due: day })
  }
  // Keys, as a prompt asks this often and a comparison of a thousand cards is slow before it is compiled.
  return [...due.keys()].sort().map((key) => due.get(key) as DueItem)
}
