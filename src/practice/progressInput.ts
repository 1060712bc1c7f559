import type { DrillKind } from '../drills/drill.ts'
import type { PracticeState } from './state.ts'

/** Which attempts are counted. Where things stand and what is due is always as of today. */
export interface ProgressFilter {
  /** First and last learner's day, YYYY-MM-DD. */
  readonly since?: string
  readonly until?: string
  readonly drill?: string
  readonly chapter?: string
}

/** What progress needs to know of a drill of the library. */
export interface KnownDrill {
  readonly id: string
  readonly title: string
  readonly kind: DrillKind
  readonly chapter: string
  readonly dimensions: readonly { readonly id: string; readonly title: string }[]
  readonly constraints: readonly { readonly id: string; readonly title: string }[]
}

/** What progress needs to know of a chapter of the library. */
export interface KnownChapter {
  readonly id: string
  readonly number: number
  readonly title: string
}

/** Everything a report is made from, beside the attempts. */
export interface ProgressInput {
  readonly state: PracticeState
  /** The learner's day. */
  readonly today: string
  /** The library; a drill that is missing here is shown as one that cannot come back. */
  readonly drills: readonly KnownDrill[]
  readonly chapters: readonly KnownChapter[]
  readonly filter?: ProgressFilter
  /** Leave out every word of the learner's. */
  readonly redact?: boolean
}
