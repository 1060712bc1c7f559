import type { Score } from '../grading/score.ts'
import { byNeed } from './core.ts'
import { addDays, daysBetween } from './days.ts'
import { type DueItem, dueDay, dueOn } from './due.ts'
import { isHalfEarned } from './isHalfEarned.ts'
import { READING } from './pace.ts'
import type { BelowBar, ForecastDay, NextStep, Readiness } from './progress.ts'
import { isPassed } from './progressCards.ts'
import type { KnownDrill } from './progressInput.ts'
import { addTo, emptyMean, meanOf, rounded } from './progressTally.ts'
import { retrievability } from './schedule.ts'
import { type CardState, cardKey, cardState, drillState, type PracticeState } from './state.ts'

/** Days that the forecast looks ahead, today included. */
const FORECAST_DAYS = 14

/** The cards of a report with what they need: the state they come from, the day, and which drills still exist. */
export interface StandingInput {
  readonly state: PracticeState
  readonly today: string
  readonly drills: readonly KnownDrill[]
  /** Cards in the report's scope whose drill and dimension the library has. */
  readonly cards: readonly CardState[]
}

/** When a card returns: today where it is overdue, null where it does not return by itself. */
export function returnDay(card: CardState, state: PracticeState, today: string): string | null {
  const due = dueDay(card, state.settings.interview, today)
  if (due === undefined) return null
  return due < today ? today : due
}

/** What is below 3, lowest first, and when it returns. */
export function belowBar({ cards, state, today }: StandingInput): BelowBar[] {
  return cards
    .filter((card) => !isPassed(card))
    .sort((a, b) => byNeed(a, b) || (a.drill < b.drill ? -1 : 1))
    .map((card) => {
      const { drill, dimension, score, day } = card
      return { drill, dimension, score, day, due: returnDay(card, state, today) }
    })
}

/** Predicted recall on a day, or null before the first rated attempt. */
export function recallOn(card: CardState, day: string, state: PracticeState): number | null {
  return card.fsrs ? rounded(retrievability(card.fsrs, day, state.settings.retention)) : null
}

/** What comes back on each of the next fourteen days, by what is known today. */
export function forecast({ cards, state, today }: StandingInput): ForecastDay[] {
  const days = Array.from({ length: FORECAST_DAYS }, (_, i) => ({
    retries: 0,
    reviews: 0,
    seconds: 0,
    day: addDays(today, i),
  }))
  let paced = false
  for (const card of cards) {
    const due = returnDay(card, state, today)
    const day = due === null ? undefined : days[daysBetween(today, due)]
    if (!day) continue
    if (isPassed(card)) day.reviews += 1
    else day.retries += 1
    const pace = state.pace[card.kind]
    if (pace) paced = true
    day.seconds += pace ? pace.seconds + READING : 0
  }
  return days.map(({ seconds, ...day }) => ({ ...day, minutes: paced ? Math.round(seconds / 60) : null }))
}

/** What stands on the interview day, or today without one or after it. */
export function readiness({ cards, drills, state, today }: StandingInput): Readiness {
  const { interview } = state.settings
  const daysLeft = interview === null ? null : daysBetween(today, interview)
  const on = interview !== null && interview > today ? interview : today
  const passed = cards.filter(isPassed)
  const recall = emptyMean()
  for (const card of passed) {
    const predicted = recallOn(card, on, state)
    if (predicted !== null) addTo(recall, predicted)
  }
  return {
    on,
    interview,
    daysLeft,
    known: drills.reduce((sum, drill) => sum + drill.dimensions.length, 0),
    cards: cards.length,
    passed: passed.length,
    share: cards.length === 0 ? null : rounded(passed.length / cards.length),
    recall: meanOf(recall),
  }
}

/** The one thing to do next: what is due, then a half-time round that is earned, then something new, then rest. */
export function nextStep(input: StandingInput): NextStep {
  const { state, today, drills, cards } = input
  const inScope = new Set(cards.map(({ drill, dimension }) => cardKey(drill, dimension)))
  const due = dueOn(state, today).filter(({ drill, dimension }) => inScope.has(cardKey(drill, dimension)))
  const first = due[0]
  if (first) return stepOf(actionFor(first, state), due.length, first)
  const half = drills.find((drill) => isHalfEarned(state, drill))
  if (half) return stepOf('half', 0, { drill: half.id })
  const fresh = drills.find((drill) => !drillState(state, drill.id))
  if (fresh) return stepOf('begin', 0, { drill: fresh.id })
  const days = cards.flatMap((card) => returnDay(card, state, today) ?? []).sort()
  return { ...stepOf('rest', 0, {}), day: days[0] ?? null }
}

function actionFor(item: DueItem, state: PracticeState): NextStep['action'] {
  if (item.reason === 'review') return 'review'
  return cardState(state, item.drill, item.dimension)?.fsrs ? 'retry' : 'learn'
}

function stepOf(
  action: NextStep['action'],
  due: number,
  about: { readonly drill?: string; readonly dimension?: string; readonly score?: Score },
): NextStep {
  const { drill = null, dimension = null, score = null } = about
  return { action, drill, dimension, score, due, day: null }
}
