/** What a grader returns: verdicts with evidence, never a number. The number follows by `scoreOf`. */

export type Verdict = 'hit' | 'partial' | 'missed' | 'contradicted'

/** Half-open span of UTF-16 code units in the answer as the learner typed it. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface LineVerdict {
  readonly line: string
  readonly verdict: Verdict
  readonly evidence: readonly Span[]
  /** One sentence for the learner: why contradicted, or what half is missing. */
  readonly reason?: string
  /** Close to a threshold: the feedback asks "did you say …?" exactly here. */
  readonly unsure?: true
}

export interface MistakeFound {
  readonly mistake: string
  readonly evidence: readonly Span[]
}

/** `scenario-echo` and its like are gates: they make the score 1. `self-contradiction` is only shown. */
export type Flag =
  | 'empty'
  | 'dont-know'
  | 'scenario-echo'
  | 'keyword-list'
  | 'shuffled'
  | 'bluff'
  | 'off-topic'
  | 'other-drill'
  | 'self-contradiction'

export interface DimensionVerdict {
  readonly dimension: string
  readonly lines: readonly LineVerdict[]
  readonly mistakes: readonly MistakeFound[]
  readonly flags: readonly Flag[]
}

export interface GraderName {
  readonly name: string
  readonly version: number
}
