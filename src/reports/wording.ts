import { dayNumber } from '../practice/days.ts'
import type { NextStep, Progress } from '../practice/progress.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Jan`. */
export const monthOf = (day: string): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? ''

/** `Mon`. */
export const weekdayOf = (day: string): string => WEEKDAYS[(((dayNumber(day) + 3) % 7) + 7) % 7] ?? ''

/** `4 Jan 2027`. */
export const dayToString = (day: string): string =>
  `${Number(day.slice(8))} ${monthOf(day)} ${day.slice(0, 4)}`

/** `4 Jan`. */
export const shortDay = (day: string): string => `${Number(day.slice(8))} ${monthOf(day)}`

/** `1 day`, `2 days`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`

/** A share 0-1 as `86 %`; a dash where there is none. */
export const percent = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`

/** A number with one decimal; a dash where there is none. */
export const decimal = (value: number | null): string => (value === null ? '–' : value.toFixed(1))

/** Seconds as `12 min` or `3.4 h`. */
export function duration(seconds: number): string {
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

/** When a card returns, as seen from a day. */
export function returnToString(due: string | null, today: string): string {
  if (due === null) return 'when you run it'
  return due <= today ? 'today' : shortDay(due)
}

/** How far the learner's predictions are off. */
export function biasToString(bias: number | null): string {
  if (bias === null) return 'no predictions'
  if (Math.abs(bias) < 0.05) return 'predictions are right on average'
  return `predictions are ${Math.abs(bias).toFixed(1)} too ${bias > 0 ? 'high' : 'low'} on average`
}

/** The one thing to do next: why, and the command that does it. */
export interface Advice {
  readonly reason: string
  readonly command: string | null
}

/** The next step in words. */
export function adviceFor(next: NextStep, day: string): Advice {
  const { drill, dimension, score, due } = next
  const waiting = `${counted(due, 'card')} due`
  switch (next.action) {
    case 'retry':
      return {
        reason: `${drill}/${dimension} stands at ${score}; ${waiting}`,
        command: `redrill retry ${drill}/${dimension}`,
      }
    case 'review':
      return { reason: `${drill}/${dimension} is due for review; ${waiting}`, command: 'redrill' }
    case 'learn':
      return { reason: `${drill} waits to be read and answered; ${waiting}`, command: `redrill run ${drill}` }
    case 'half':
      return {
        reason: `${drill} stands; change one constraint, half the time`,
        command: `redrill half ${drill}`,
      }
    case 'begin':
      return { reason: `nothing is due; ${drill} is new`, command: `redrill run ${drill}` }
    case 'rest':
      return {
        reason:
          next.day === null ? 'nothing is due' : `nothing is due until ${returnToString(next.day, day)}`,
        command: null,
      }
  }
}

/** What the readiness says, in one sentence. */
export function readinessToString({ readiness }: Progress): string {
  const { interview, daysLeft, on, share, recall, passed, cards } = readiness
  const stands = `${passed} of ${counted(cards, 'dimension')} pass (${percent(share)})`
  if (recall === null) return `${stands}.`
  if (interview === null || daysLeft === null || daysLeft <= 0)
    return `${stands}; predicted recall today: ${percent(recall)}.`
  return `${stands}; predicted recall on ${shortDay(on)} if you stop: ${percent(recall)}.`
}

/** What the report covers: days and filters, or an empty text where it covers all. */
export function filterToString({ filter }: Progress): string {
  const { since, until, drill, chapter } = filter
  return [
    since === undefined ? '' : `since ${dayToString(since)}`,
    until === undefined ? '' : `until ${dayToString(until)}`,
    drill === undefined ? '' : `drill ${drill}`,
    chapter === undefined ? '' : `chapter ${chapter}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** `interview in 25 days`, or an empty text without one ahead. */
export function interviewToString({ readiness }: Progress): string {
  const { daysLeft } = readiness
  if (daysLeft === null || daysLeft < 0) return ''
  return daysLeft === 0 ? 'interview today' : `interview in ${counted(daysLeft, 'day')}`
}
