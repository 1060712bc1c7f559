import type { Dimension, Drill } from '../drills/drill.ts'
import {
  type Ask,
  askBefore,
  askCompletion,
  askHalf,
  askKey,
  askShape,
  askSlice,
  askWhole,
  nextConstraint,
} from './ask.ts'
import { isCore } from './core.ts'
import { daysBetween } from './days.ts'
import { isHalfEarned } from './isHalfEarned.ts'
import { rungFor } from './ladder.ts'
import type { PlanInput } from './planInput.ts'
import { type PlanItem, planItem } from './planItem.ts'
import { cardState, type DrillState, drillState } from './state.ts'

/** Days from one half-time round to the next that comes before reviews. */
const HALF_EVERY = 3

/** Days from one new system to the next that comes before reviews. */
const NEW_EVERY = 5

/** Steps of a whole prompt that a sitting too short for it takes instead. */
const STEPS_INSTEAD = 2

/** Systems that are learnt at a time: beginning more would leave each of them waiting. */
const UNDER_WAY = 2

/** Share of the days before an interview in which systems are begun. */
const LEARNING_SHARE = 0.6

/** Steps of a system that is being learnt, in the order in which they are asked; the later ones may wait for a day. */
export type LadderSteps = readonly PlanItem[]

/** The next rungs of the systems already begun, the one that waited longest first. */
export function laddersUnderWay(input: PlanInput): LadderSteps[] {
  return systems(input)
    .flatMap(({ drill, known }) => (known ? [{ drill, known }] : []))
    .sort((a, b) => (a.known.day < b.known.day ? -1 : a.known.day > b.known.day ? 1 : 0))
    .map(({ drill, known }) => stepsOf(input, drill, known))
    .filter((steps) => steps.length > 0)
}

function stepsOf(input: PlanInput, drill: Drill, known: DrillState): LadderSteps {
  const rung = rungFor(input.state, drill)
  const mayGoOn = known.day < input.day || known.met === input.day
  if (!mayGoOn) return []
  if (rung === 'alone') {
    const isWaiting = !known.wholeAnswered && known.day < input.day
    return isWaiting
      ? [planItem(input, 'ladder', drill, askWhole(drill), 'from memory, the whole of it')]
      : []
  }
  const steps = shownSteps(input, drill, 'ladder')
  return steps.filter((item) => !input.today?.done.includes(item.key))
}

/** The shape where it is due, then the completion. */
function shownSteps(input: PlanInput, drill: Drill, kind: 'ladder' | 'new'): PlanItem[] {
  const known = drillState(input.state, drill.id)
  const completion = askCompletion(drill, known)
  const steps: PlanItem[] = []
  if (rungFor(input.state, drill) === 'shape')
    steps.push(planItem(input, kind, drill, askShape(drill), 'its shape, and why the line is drawn there'))
  if (completion.rounds.length > 0)
    steps.push(planItem(input, kind, drill, completion, 'the steps left out of the worked answer'))
  return steps
}

/** The next system not met, unless two are still being learnt: named before anything is shown, then the rung that fits. */
export function newSystem(input: PlanInput): LadderSteps {
  const fresh = systems(input).find(({ known }) => !known)?.drill
  const underWay = systems(input).filter(({ drill, known }) => known && !isLearnt(input, drill, known)).length
  if (!fresh || underWay >= UNDER_WAY) return []
  const before = askBefore(fresh)
  const first =
    before.rounds.length > 0 ? [planItem(input, 'new', fresh, before, 'before anything is shown')] : []
  if (rungFor(input.state, fresh) !== 'alone') return [...first, ...shownSteps(input, fresh, 'new')]
  return [...first, planItem(input, 'new', fresh, askWhole(fresh), 'then the whole of it, from memory')]
}

/** Whether the whole of it was answered from memory, or each of its answer steps was. */
function isLearnt(input: PlanInput, drill: Drill, known: DrillState): boolean {
  return known.wholeAnswered || unaskedOf(input, drill).length === 0
}

const unaskedOf = (input: PlanInput, drill: Drill): Dimension[] =>
  drill.dimensions.filter((d) => isCore(drill.kind, d.id) && !cardState(input.state, drill.id, d.id)?.fsrs)

/** Where there is no time for a first whole prompt: two of its answer steps that were never asked, by drill. */
export function unaskedSteps(input: PlanInput): LadderSteps[] {
  return systems(input).flatMap(({ drill, known }) => {
    if (!known || known.day >= input.day || known.wholeAnswered) return []
    if (rungFor(input.state, drill) !== 'alone') return []
    const steps = unaskedOf(input, drill).map((d) =>
      planItem(input, 'ladder', drill, askSlice(drill, d.id, 'run'), 'a step not asked before'),
    )
    return [steps.slice(0, STEPS_INSTEAD)]
  })
}

/**
 * Whether the next system should come before reviews: after five days without a new one, or sooner where an interview
 * leaves less than that for each, the last two fifths of the days being for practice.
 */
export function isNewWanted(input: PlanInput): boolean {
  const all = systems(input)
  const unmet = all.filter(({ known }) => !known).length
  const last = all
    .map(({ known }) => known?.met ?? '')
    .sort()
    .at(-1)
  if (!last) return true
  const { interview } = input.state.settings
  const left = interview === null ? Number.POSITIVE_INFINITY : daysBetween(input.day, interview)
  const each = left < 0 ? NEW_EVERY : Math.min(NEW_EVERY, Math.floor((left * LEARNING_SHARE) / unmet))
  return daysBetween(last, input.day) >= each
}

/** Whether the latest half-time round of any system is long enough ago for one to take the middle of the sitting. */
export function isHalfWanted(input: PlanInput): boolean {
  const last = systems(input)
    .map(({ known }) => known?.halfDay ?? '')
    .sort()
    .at(-1)
  return !last || daysBetween(last, input.day) >= HALF_EVERY
}

/** Half-time rounds that are earned: the core stands at 3 and a constraint is not yet tried. */
export function halfTimes(input: PlanInput): PlanItem[] {
  const earned = systems(input).flatMap(({ drill, known }) =>
    known && known.day < input.day && isHalfEarned(input.state, drill) ? [{ drill, known }] : [],
  )
  return earned
    .sort((a, b) => a.known.constraints.length - b.known.constraints.length)
    .flatMap(({ drill, known }) => {
      const ask = halfOf(drill, known)
      const why = known.untimedNext
        ? 'one constraint changed, untimed'
        : 'one constraint changed, half the time'
      return ask && !input.today?.done.includes(askKey(ask)) ? [planItem(input, 'half', drill, ask, why)] : []
    })
}

function halfOf(drill: Drill, known: DrillState): Ask | undefined {
  const constraint = nextConstraint(drill, known)
  return constraint === undefined ? undefined : askHalf(drill, constraint, known)
}

function systems(input: PlanInput): { readonly drill: Drill; readonly known: DrillState | undefined }[] {
  return input.library.drills
    .filter((drill) => drill.kind === 'system')
    .map((drill) => ({ drill, known: drillState(input.state, drill.id) }))
}
