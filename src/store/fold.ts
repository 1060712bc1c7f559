import type { Attempt, JudgedDimension, Regrade, Setting, Void } from '../practice/attempt.ts'

type FoldDimension = Pick<JudgedDimension, 'dimension' | 'round' | 'score'>

interface FoldDimensions {
  readonly dimensions: readonly FoldDimension[]
}

/**
 * A record as a fold sees it: without the texts, which are most of a journal and would be parsed for nothing. Voided
 * attempts never come, and re-judged ones come as they were last judged.
 */
export type FoldRecord =
  | (Omit<Attempt, 'dimensions' | 'notes'> & FoldDimensions)
  | (Omit<Regrade, 'dimensions'> & FoldDimensions)
  | Void
  | Setting

/** How a state follows from the records; `apply` may change the state it is given and return it. */
export interface Fold<S> {
  /** Raised whenever the same records would give another state. */
  readonly version: number
  empty(): S
  /** Loads what `apply` needs; awaited before it is first called, so that a start with nothing to fold does without. */
  ready?(): Promise<void>
  apply(state: S, record: FoldRecord): S
}

/** Called a few times a second once a rebuild has taken a second, and then at its end, with `folded` equal to `total`. */
export type OnProgress = (folded: number, total: number) => void
