import type { Chapter, Drill } from '../drills/drill.ts'
import type { Library } from '../drills/library.ts'
import { askSlice } from './ask.ts'
import { type DueItem, dueDay, dueOn, isOpenToday } from './due.ts'
import { isLastPass } from './interview.ts'
import { secondsFor } from './pace.ts'
import { cardState, type DayState, type PracticeState } from './state.ts'

/** Seconds of due work above which nothing new begins. */
const MUCH_DUE = 20 * 60

/** What the parts of the planner work on; nothing in it changes while a plan is made. */
export interface PlanInput {
  readonly state: PracticeState
  readonly library: Library
  /** The learner's day. */
  readonly day: string
  readonly drills: ReadonlyMap<string, Drill>
  readonly chapters: ReadonlyMap<string, Chapter>
  /** What is due and still in the library, but for `open`. */
  readonly due: readonly DueItem[]
  /** What fell below the bar today and has tries left: the session asks it again after a while. */
  readonly open: readonly DueItem[]
  /**
   * Whether something new may come: not while more than twenty minutes are due, the interview's haste left aside, and
   * not in the last days before it.
   */
  readonly mayBegin: boolean
  readonly today: DayState | undefined
  /** Puts things that are otherwise equal in an order: the same for the same seed. */
  readonly shuffle: (key: string) => number
}

/** Gathers what a plan is made from. */
export function planInput(state: PracticeState, library: Library, day: string, seed: string): PlanInput {
  const drills = new Map(library.drills.map((drill) => [drill.id, drill]))
  const chapters = new Map(library.chapters.map((chapter) => [chapter.id, chapter]))
  const all = dueOn(state, day).filter((item) =>
    drills.get(item.drill)?.dimensions.some((d) => d.id === item.dimension),
  )
  const isOpen = (item: DueItem) => {
    const card = cardState(state, item.drill, item.dimension)
    return card !== undefined && isOpenToday(card, day)
  }
  const due = all.filter((item) => !isOpen(item))
  const input = {
    ...{ state, library, day, drills, chapters, due },
    open: all.filter(isOpen),
    today: state.days[day],
    shuffle: (key: string) => hash(`${seed}/${key}`),
  }
  const unhurried = all.filter((item) => !isOnlyHurried(state, item, day))
  const isLate = isLastPass(state.settings.interview, day)
  return { ...input, mayBegin: !isLate && dueSeconds(state, drills, unhurried) <= MUCH_DUE }
}

/** Whether the card is due for the interview's sake alone; else the last weeks would have no room for anything new. */
function isOnlyHurried(state: PracticeState, item: DueItem, day: string): boolean {
  const card = cardState(state, item.drill, item.dimension)
  const due = card && dueDay(card, null, day)
  return due !== undefined && due > day
}

/** Estimated seconds of what is due, each dimension by itself. */
export function dueSeconds(
  state: PracticeState,
  drills: ReadonlyMap<string, Drill>,
  due: readonly DueItem[],
): number {
  return due.reduce((sum, { drill: id, dimension }) => {
    const drill = drills.get(id)
    return drill ? sum + secondsFor(state, drill, askSlice(drill, dimension, 'run')) : sum
  }, 0)
}

/** FNV-1a over UTF-16 code units, finished as in MurmurHash3 so that near keys lie far apart; 0 to 2^32 - 1. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
