import type { DrillKind } from '../drills/drill.ts'
import type { Score } from '../grading/score.ts'
import type { Rung } from './attempt.ts'
import type { FsrsCard } from './schedule.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'

/** Raised whenever the same journal would give another state; the store then rebuilds. */
export const FOLD_VERSION = 3

/** What is known of one dimension of one drill. */
export interface CardState {
  readonly drill: string
  readonly dimension: string
  readonly chapter: string
  readonly kind: DrillKind
  /** Of the latest attempt. */
  score: Score
  /** Day of the latest attempt. */
  day: string
  /** Same-day tries after the first attempt of `day`, and whether one of them was a clean success. */
  tries: number
  passedAgain: boolean
  /** Absent until the first rated attempt. */
  fsrs?: FsrsCard
  /** Rated failures since the card was last passed on two days in a row; four make a leech. */
  failures: number
  /** Rated successes in a row. */
  passes: number
  /** Days on which the first attempt was a success. */
  successes: number
  /** Certain of a statement and wrong: comes first on the next day. */
  surprised?: boolean
}

/** Where a drill stands on the ladder, and what the next half-time round needs. */
export interface DrillState {
  readonly id: string
  readonly kind: DrillKind
  readonly chapter: string
  /** Day of the first meeting. */
  readonly met: string
  /** Day of the latest attempt. */
  day: string
  /** Dimensions asked so far. */
  dimensions: string[]
  rung: Exclude<Rung, 'pre'>
  /** Dimensions to complete where single steps were restored; empty: as the drill's completion says. */
  restore: string[]
  /** Which of the drill's completions comes next, and whether it was failed before. */
  completion: number
  completionFailed: boolean
  aloneFailures: number
  passedAlone: boolean
  /** Whether the whole prompt was ever answered from memory. */
  wholeAnswered: boolean
  /** A slice succeeded since the last whole prompt: the next attempt is the whole prompt. */
  wholeNext: boolean
  /** Seconds that the latest answer from memory took, by round: the whole prompt's, once there is one. */
  seconds: { name?: number; answer?: number }
  /** The attempt those seconds are of: what a half-time round repeats. */
  lastAnswer?: string
  /** Constraints tried, in that order, and the day of the latest. */
  constraints: string[]
  halfDay?: string
  /** A core dimension fell in the latest half-time round: the next one is untimed. */
  untimedNext: boolean
}

export interface DayState {
  attempts: number
  /** Dimensions answered. */
  answers: number
  seconds: number
  newSystems: number
  newCards: number
  /** Keys of what was asked, as plan items name themselves; kept for the latest day, which may be resumed. */
  done: string[]
}

/** The fold of all journals: derived, and thrown away and rebuilt at will. Plain JSON. */
export interface PracticeState {
  settings: Settings
  /** By `drill/dimension`. */
  cards: Record<string, CardState>
  drills: Record<string, DrillState>
  days: Record<string, DayState>
  attempts: number
  /** How many attempts carry a caller's id. */
  externals: number
  /** ISO instant of the latest record. */
  latest?: string
  /** ISO instant and learner's day of the latest attempt. */
  last?: { at: string; day: string }
  /** Average seconds a dimension takes, by kind of drill; the plan's estimate. */
  pace: Partial<Record<DrillKind, Pace>>
}

export interface Pace {
  /** Answers the averages are over, at most the size of their window. */
  count: number
  seconds: number
  /** Share of the limit that was used: 1 is all of it, more is overtime. Absent until something was timed. */
  share?: number
}

export const cardKey = (drill: string, dimension: string): string => `${drill}/${dimension}`

export function emptyState(): PracticeState {
  return { settings: DEFAULT_SETTINGS, cards: {}, drills: {}, days: {}, attempts: 0, externals: 0, pace: {} }
}

/** What is known of a drill; an id such as `constructor` is no drill for being a property of every object. */
export function drillState(state: PracticeState, id: string): DrillState | undefined {
  return Object.hasOwn(state.drills, id) ? state.drills[id] : undefined
}

/** What is known of one dimension of a drill. */
export function cardState(state: PracticeState, drill: string, dimension: string): CardState | undefined {
  return state.cards[cardKey(drill, dimension)]
}
