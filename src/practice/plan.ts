import type { Library } from '../drills/library.ts'
import { askSlice, dimensionsOf } from './ask.ts'
import { newCards, newCentres } from './planCards.ts'
import { type DueWork, dueWork } from './planDue.ts'
import { type PlanInput, planInput } from './planInput.ts'
import { overlaps, type PlanItem, planItem } from './planItem.ts'
import { interleave, joinNearMisses } from './planOrder.ts'
import { PlanSheet } from './planSheet.ts'
import {
  halfTimes,
  isHalfWanted,
  isNewWanted,
  type LadderSteps,
  laddersUnderWay,
  unaskedSteps,
} from './planSystems.ts'
import { warmUps } from './planWarmUps.ts'
import { cardKey, cardState, type PracticeState } from './state.ts'

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
  const sheet = new PlanSheet(input, options.minutes * 60)
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
function fill(input: PlanInput, sheet: PlanSheet): PlanItem[] {
  const due = dueWork(input)
  const surprises = sheet.takeEach(due.surprises)
  const { failed, others } = centres(input, due)
  const prompts = [...failed, ...others].flat().filter((item) => isWholePrompt(input, item))
  const middle = sheet.takeAlone(prompts, (item) => besides(due, [item]))
  const warm = sheet.takeWarmUps(warmUps(input))
  // What was failed comes back today: a full prompt must leave room for the slices it does not stand for.
  if (middle.length === 0)
    middle.push(
      ...sheet.takeFirst(failed.filter((steps) => sheet.hasRoomFor([...steps, ...besides(due, steps)]))),
    )
  const slices = sheet.takeEach(due.retries)
  sheet.fillMiddle(middle, others)
  const waiting = due.wholes.filter((item) => due.wholeNext.has(item.ask.drill) && sheet.fitsAlone(item))
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

/** Whether the question is all of a system that was met before. */
function isWholePrompt(input: PlanInput, { ask, kind }: PlanItem): boolean {
  const all = input.drills.get(ask.drill)?.dimensions.length
  return (kind === 'whole' || kind === 'ladder') && dimensionsOf(ask).length === all
}

/** The retries that these questions do not stand for. */
const besides = (due: DueWork, steps: LadderSteps): PlanItem[] =>
  due.retries.filter((retry) => !steps.some(({ ask }) => overlaps(ask, retry.ask)))

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
  return {
    failed,
    others: isNewWanted(input) ? [...wholes, ...fresh, ...under] : [...wholes, ...under, ...fresh],
  }
}
