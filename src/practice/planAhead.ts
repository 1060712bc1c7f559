import type { Drill } from '../drills/drill.ts'
import type { Library } from '../drills/library.ts'
import { type Ask, askBefore, askCompletion, askHalf, askShape, askSlice, askWhole } from './ask.ts'
import { daysBetween } from './days.ts'
import { secondsFor } from './pace.ts'
import { drillState, type PracticeState } from './state.ts'

/** Times a dimension is asked again between its first meeting and the interview; a rule of thumb. */
const RETURNS = 3

/** Share of the minutes that questions of a plan take; the rest is for retries and the closing. */
const QUESTION_SHARE = 0.8

/** A system begun later than so many days before the interview would not be practised from memory. */
const LAST_BEGINNING = 3

/** What can be done before the interview at the present minutes a day, by the learner's own pace. */
export interface Outlook {
  readonly interview: string
  readonly daysLeft: number
  /** Minutes that are left, and that everything in the library would take. */
  readonly minutesLeft: number
  readonly minutesNeeded: number
  /** Ids of drills not met that will not fit; systems are given their time first. */
  readonly wontFit: readonly string[]
}

/** Looks ahead to the interview; undefined without a date, or once it has come. */
export function outlook(state: PracticeState, library: Library, day: string): Outlook | undefined {
  const { interview, minutes } = state.settings
  if (interview === null || interview <= day) return undefined
  const daysLeft = daysBetween(day, interview)
  const secondsLeft = daysLeft * minutes * 60 * QUESTION_SHARE
  const met = library.drills.filter((drill) => drillState(state, drill.id))
  const fresh = library.drills.filter((drill) => !drillState(state, drill.id))
  const inOrder = [...fresh.filter(isSystem), ...fresh.filter((drill) => !isSystem(drill))]
  let needed = met.reduce((sum, drill) => sum + returnSeconds(state, drill), 0)
  const wontFit: string[] = []
  let used = needed
  for (const drill of inOrder) {
    const seconds = firstSeconds(state, drill) + returnSeconds(state, drill)
    const isLate = isSystem(drill) && daysLeft < LAST_BEGINNING
    needed += seconds
    if (isLate || used + seconds > secondsLeft) wontFit.push(drill.id)
    else used += seconds
  }
  const minutesOf = (seconds: number) => Math.round(seconds / 60)
  return {
    ...{ interview, daysLeft, wontFit },
    minutesLeft: minutesOf(secondsLeft),
    minutesNeeded: minutesOf(needed),
  }
}

const isSystem = (drill: Drill): boolean => drill.kind === 'system'

/** Meeting a drill for the first time: a system climbs its ladder and ends with a half-time round. */
function firstSeconds(state: PracticeState, drill: Drill): number {
  const [constraint] = drill.constraints
  const half = constraint ? [askHalf(drill, constraint.id, undefined)] : []
  const asks: Ask[] = isSystem(drill)
    ? [askBefore(drill), askShape(drill), askCompletion(drill, undefined), askWhole(drill), ...half]
    : [askWhole(drill)]
  return asks.reduce((sum, ask) => sum + secondsFor(state, drill, ask), 0)
}

function returnSeconds(state: PracticeState, drill: Drill): number {
  const once = drill.dimensions.map((d) => secondsFor(state, drill, askSlice(drill, d.id, 'run')))
  return RETURNS * once.reduce((sum, seconds) => sum + seconds, 0)
}
