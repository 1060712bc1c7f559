import type { Library } from '../drills/library.ts'
import { askSlice, dimensionsOf } from './ask.ts'
import { newCards, newCentres } from './planCards.ts'
import { type DueWork, dueWork } from './planDue.ts'
import { type PlanInput, planInput } from './planInput.ts'
import { overlaps, type PlanItem, planItem, secondsOfAll } from './planItem.ts'
import { interleave, joinNearMisses } from './planOrder.ts'
import {
  halfTimes,
  isHalfWanted,
  isNewWanted,
  type LadderSteps,
  laddersUnderWay,
  unaskedSteps,
} from './planSystems.ts'
import { warmUps } from './planWarmUps.ts'
import { cardKey, cardState, drillState, type PracticeState } from './state.ts'

/** Shares of a sitting that are kept for retries of what failed in it, and for the closing. */
const RETRY_SHARE = 0.12
const CLOSING_SHARE = 0.08

/** Share of a sitting above which two warm-ups are too many. */
const WARM_SHARE = 0.2

/** Share of a sitting that its middle, something new or a full prompt, takes at least where there is enough for it. */
const MIDDLE_SHARE = 0.25

/** Half-time rounds of one sitting. */
const HALF_TIMES = 2

export interface PlanOptions {
  /** For this sitting. */
  readonly minutes: number
  /** Orders what is otherwise equal; the same state, day and seed give the same plan. */
  readonly seed: string
}

/** A dimension that fell below the bar earlier today, and how often it was tried since. */
export interface OpenRetry {
  readonly item: PlanItem
  readonly tries: number
}

/** What a sitting asks, in order, with what it leaves for later. */
export interface Plan {
  /** The learner's day. */
  readonly day: string
  readonly minutes: number
  readonly items: readonly PlanItem[]
  /** What fell below the bar earlier today and has tries left: asked again between the items. */
  readonly open: readonly OpenRetry[]
  /** Seconds kept for retries of what fails in this sitting, and for the closing. */
  readonly retrySeconds: number
  readonly closingSeconds: number
  /** How many due dimensions wait for another day. */
  readonly later: number
}

/** The plan of a sitting; it never takes longer than its minutes, by the learner's own pace. */
export function planFor(state: PracticeState, library: Library, day: string, options: PlanOptions): Plan {
  const input = planInput(state, library, day, options.seed)
  const sheet = new Sheet(input, options.minutes * 60)
  const items = fill(input, sheet)
  const asked = new Set(items.flatMap(({ ask }) => dimensionsOf(ask).map((d) => cardKey(ask.drill, d))))
  return {
    day,
    minutes: options.minutes,
    items,
    open: openRetries(input),
    retrySeconds: sheet.retrySeconds,
    closingSeconds: sheet.closingSeconds,
    later: input.due.filter((item) => !asked.has(cardKey(item.drill, item.dimension))).length,
  }
}

function openRetries(input: PlanInput): OpenRetry[] {
  return input.open.flatMap(({ drill: id, dimension }) => {
    const drill = input.drills.get(id)
    const tries = cardState(input.state, id, dimension)?.tries ?? 0
    if (!drill) return []
    return [
      { item: planItem(input, 'retry', drill, askSlice(drill, dimension, 'retry'), 'failed today'), tries },
    ]
  })
}

/** Takes questions in the order of their importance, then puts them in the order in which they are asked. */
function fill(input: PlanInput, sheet: Sheet): PlanItem[] {
  const due = dueWork(input)
  const surprises = sheet.takeEach(due.surprises)
  const warm = sheet.takeWarmUps(warmUps(input))
  const { failed, others } = centres(input, due)
  const middle = sheet.takeFirst(failed)
  const slices = sheet.takeEach(due.retries)
  sheet.fillMiddle(middle, others)
  const waiting = due.wholes.filter((item) => due.wholeNext.has(item.ask.drill) && sheet.couldTake(item))
  const reviews = sheet.takeEach(
    due.reviews.filter((item) => waiting.every((whole) => whole.ask.drill !== item.ask.drill)),
  )
  const halves = sheet.takeEach(halfTimes(input), HALF_TIMES)
  const cards = sheet.takeEach(newCards(input))
  const more = sheet.takeAll(others)
  const isSystem = (item: PlanItem) => input.drills.get(item.ask.drill)?.kind === 'system'
  const before = [...slices, ...reviews.filter(isSystem)]
  const after = [...reviews.filter((item) => !isSystem(item)), ...halves, ...cards]
  return [
    ...surprises,
    ...warm,
    ...interleave(before, middle[0]?.ask.drill),
    ...middle,
    ...joinNearMisses(input, after),
    ...more,
  ]
}

/** What may take the middle of the sitting: first that which asks again what was failed, then the others by turns. */
function centres(input: PlanInput, due: DueWork) {
  const wholes = due.wholes.map((item) => [item])
  const ladders = laddersUnderWay(input)
  const half = isHalfWanted(input) ? halfTimes(input).map((item) => [item]) : []
  const fresh = newCentres(input)
  const asksFailed = (steps: LadderSteps) =>
    steps.some(({ ask }) => due.retries.some((retry) => overlaps(retry.ask, ask)))
  const failed = [...wholes, ...ladders].filter(asksFailed)
  const under = [...ladders, ...unaskedSteps(input), ...half]
  return { failed, others: isNewWanted(input) ? [...wholes, ...fresh, ...under] : [...wholes, ...under, ...fresh] }
}

/** The minutes of a sitting and the limits on what is new, used up as questions are taken. */
class Sheet {
  readonly retrySeconds: number
  readonly closingSeconds: number
  private readonly questionSeconds: number
  private readonly warmSeconds: number
  private readonly middleSeconds: number
  private readonly input: PlanInput
  private readonly taken: PlanItem[] = []
  private room: number
  private systems: number
  private cards: number

  constructor(input: PlanInput, seconds: number) {
    const { settings } = input.state
    this.input = input
    this.retrySeconds = Math.round(seconds * RETRY_SHARE)
    this.closingSeconds = Math.round(seconds * CLOSING_SHARE)
    this.warmSeconds = Math.round(seconds * WARM_SHARE)
    this.middleSeconds = Math.round(seconds * MIDDLE_SHARE)
    this.questionSeconds = seconds - this.retrySeconds - this.closingSeconds
    this.room = this.questionSeconds
    this.systems = input.mayBegin ? settings.newSystems - (input.today?.newSystems ?? 0) : 0
    this.cards = input.mayBegin ? settings.newCards - (input.today?.newCards ?? 0) : 0
  }

  /** Whether a sitting like this one has the time for it, were nothing else asked but warm-ups. */
  couldTake(item: PlanItem): boolean {
    return item.seconds <= this.questionSeconds - this.warmSeconds
  }

  /** Those that fit, up to `most` of them. */
  takeEach(items: readonly PlanItem[], most = Number.POSITIVE_INFINITY): PlanItem[] {
    const fits: PlanItem[] = []
    for (const item of items) if (fits.length < most && this.take([item])) fits.push(item)
    return fits
  }

  /** One warm-up at least where it fits; in a short sitting the two take turns. */
  takeWarmUps(items: readonly PlanItem[]): PlanItem[] {
    const isShort = secondsOfAll(items) > this.warmSeconds
    const turn = Object.keys(this.input.state.days).length % 2
    const chosen = isShort ? items.filter((_, i) => items.length < 2 || i === turn) : items
    return this.takeEach(chosen)
  }

  /** The first group of steps that fits, or as much of it as can stand alone. */
  takeFirst(groups: readonly (readonly PlanItem[])[]): PlanItem[] {
    for (const group of groups) {
      const steps = this.takeSteps(group)
      if (steps.length > 0) return steps
    }
    return []
  }

  /** Adds to the middle of the sitting until it has its share of the time. */
  fillMiddle(middle: PlanItem[], groups: readonly (readonly PlanItem[])[]): void {
    while (secondsOfAll(middle) < this.middleSeconds) {
      const steps = this.takeFirst(groups)
      if (steps.length === 0) return
      middle.push(...steps)
    }
  }

  /** Every group that fits. */
  takeAll(groups: readonly (readonly PlanItem[])[]): PlanItem[] {
    return groups.flatMap((group) => this.takeSteps(group))
  }

  /** What was named before anything is shown needs the step after it; later steps may wait for another day. */
  private takeSteps(group: readonly PlanItem[]): PlanItem[] {
    const isNamed = group[0]?.ask.rung === 'pre'
    const least = isNamed ? 2 : 1
    for (let size = group.length; size >= Math.min(least, group.length) && size > 0; size -= 1) {
      const steps = group.slice(0, size)
      if (this.take(steps)) return steps
    }
    return []
  }

  private take(items: readonly PlanItem[]): boolean {
    const seconds = secondsOfAll(items)
    if (seconds > this.room || items.some((item) => this.isAsked(item))) return false
    const fresh = new Set(items.map(({ ask }) => ask.drill).filter((id) => this.isNew(id)))
    const systems = [...fresh].filter((id) => this.input.drills.get(id)?.kind === 'system').length
    const cards = fresh.size - systems
    if ((systems > 0 && systems > this.systems) || (cards > 0 && cards > this.cards)) return false
    this.room -= seconds
    this.systems -= systems
    this.cards -= cards
    this.taken.push(...items)
    return true
  }

  private isNew(id: string): boolean {
    return !drillState(this.input.state, id) && !this.taken.some((item) => item.ask.drill === id)
  }

  /** One question a dimension; a drill in a half-time round is in no other, and a whole prompt stands for its parts. */
  private isAsked(item: PlanItem): boolean {
    return this.taken.some(({ key, ask, kind }) => {
      const eitherHalf = kind === 'half' || item.kind === 'half'
      return key === item.key || (eitherHalf && ask.drill === item.ask.drill) || overlaps(ask, item.ask)
    })
  }
}
