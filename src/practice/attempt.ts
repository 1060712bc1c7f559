import type { DrillKind, Round } from '../drills/drill.ts'
import type { Score } from '../grading/score.ts'
import type { Flag, GraderName, Span, Verdict } from '../grading/verdict.ts'

/** How much of the answer was in view: nothing asked of yet (`pre`), the shape, a completion, or nothing. */
export type Rung = 'pre' | 'shape' | 'complete' | 'alone'

export type Mode = 'run' | 'retry' | 'half'

/** How sure the learner said they were of a statement, 1 guess to 3 certain, and whether they agreed with it. */
export interface Belief {
  readonly agreed: boolean
  readonly confidence: 1 | 2 | 3
  readonly right: boolean
}

/** One model line as it read on that day, with what the grader and then the learner said of it. */
export interface JudgedLine {
  readonly line: string
  readonly text: string
  readonly verdict: Verdict
  readonly evidence: readonly Span[]
  readonly reason?: string
  /** The grader said that this one was close. */
  readonly unsure?: true
  /** The learner overruled the grader by pointing at these words of theirs. */
  readonly overruled?: { readonly verdict: Verdict; readonly evidence: readonly Span[] }
}

export interface JudgedMistake {
  readonly mistake: string
  readonly text: string
  readonly why: string
  readonly evidence: readonly Span[]
  readonly overruled?: true
}

/** One dimension of an attempt: the answer, its verdicts and the score that follows from them. */
export interface JudgedDimension {
  readonly dimension: string
  readonly round: Round
  readonly answer: string
  /** The answer as it stood when time ran out, where it was changed after that. */
  readonly atTime?: string
  readonly score: Score
  readonly enough: number
  readonly predicted?: Score
  readonly lines: readonly JudgedLine[]
  readonly mistakes: readonly JudgedMistake[]
  readonly flags: readonly Flag[]
}

/** The clock of one round, in seconds; `limit` is absent where the round was untimed. */
export interface Timing {
  readonly round: Round
  readonly limit?: number
  readonly seconds: number
  readonly overtime: number
  readonly firstKey?: number
}

interface RecordBase {
  /** UUIDv7, made on this device. */
  readonly id: string
  /** ISO instant. */
  readonly at: string
  /** The learner's day, YYYY-MM-DD, by their zone and roll-over hour at the time. */
  readonly day: string
  readonly v: 1
}

export interface Attempt extends RecordBase {
  readonly type: 'attempt'
  readonly drill: string
  readonly title: string
  readonly kind: DrillKind
  readonly chapter: string
  readonly mode: Mode
  readonly rung: Rung
  readonly constraint?: string
  /** The attempt this one repeats under a constraint. */
  readonly repeats?: string
  /** The caller's own id, from `--answers`. */
  readonly external?: string
  readonly grader: GraderName
  readonly timings: readonly Timing[]
  readonly dimensions: readonly JudgedDimension[]
  readonly belief?: Belief
  /** Free text that is kept but not scored: why the line is drawn there, what stays under a constraint. */
  readonly notes?: Readonly<Record<string, string>>
  /** The learner chose to go past the shape or the completion. */
  readonly skipped?: readonly ('shape' | 'complete')[]
}

/** Takes back an earlier record; the fold then runs as if that one had never been. */
export interface Void extends RecordBase {
  readonly type: 'void'
  readonly voids: string
}

/** A setting that shapes the schedule, kept beside the attempts so that a rebuild gives the same days. */
export interface Setting extends RecordBase {
  readonly type: 'setting'
  readonly key: string
  readonly value: string | number | boolean | null
}

/** An earlier attempt judged again by a newer grader: its dimensions replace the old ones from here on. */
export interface Regrade extends RecordBase {
  readonly type: 'regrade'
  readonly attempt: string
  readonly grader: GraderName
  readonly dimensions: readonly JudgedDimension[]
}

export type JournalRecord = Attempt | Void | Setting | Regrade

type Unstamped<R> = R extends JournalRecord ? Omit<R, 'id' | 'at' | 'day' | 'v'> : never

/** A record before the store gives it its id, instant, day and version. */
export type NewRecord = Unstamped<JournalRecord>
export type NewAttempt = Unstamped<Attempt>
