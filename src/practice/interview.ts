import { addDays, daysBetween, earlierDay } from './days.ts'
import type { FsrsCard } from './schedule.ts'

/** Days before the interview in which everything comes once more. */
const LAST_PASS = 3

/** Into how many parts the days left are cut: no gap is longer than one. */
const PARTS_LEFT = 5

/**
 * The day a card is really due with an interview ahead: no gap is longer than a fifth of the days that were left at its
 * review, and whatever was not seen in the last three days before the interview comes once in them.
 */
export function dueBefore(card: FsrsCard, interview: string | null): string {
  if (interview === null) return card.due
  const lastPass = addDays(interview, -LAST_PASS)
  if (card.reviewed >= lastPass) return card.due
  const left = daysBetween(card.reviewed, interview)
  const capped = addDays(card.reviewed, Math.max(1, Math.floor(left / PARTS_LEFT)))
  return earlierDay(earlierDay(card.due, capped), lastPass)
}

/** Whether the day is one of the last before the interview, in which everything comes once more. */
export function isLastPass(interview: string | null, day: string): boolean {
  return interview !== null && day < interview && day >= addDays(interview, -LAST_PASS)
}
