import type { Verdict } from '../grading/verdict.ts'

/** One question of a round: which dimension it asks for, and what is asked. */
export interface Step {
  readonly id: string
  readonly title: string
  readonly ask: string
}

/** The answer being typed, as it is saved while it is typed and handed back after an interruption. */
export interface Draft {
  readonly answers: Readonly<Record<string, string>>
  readonly step: number
  /** Seconds on the clock so far, over all sittings. */
  readonly elapsed: number
  readonly firstKey?: number
  /** The answers as they stood when time ran out. */
  readonly atTime?: Readonly<Record<string, string>>
}

export interface AnswerRequest {
  /** One line above the box, such as the drill's title and the rung. */
  readonly title: string
  /** Text the question is about, shown above it as far as it fits. */
  readonly scenario: string
  readonly steps: readonly Step[]
  /** Seconds for the whole round; absent: the clock counts up. */
  readonly limit?: number
  readonly resume?: Draft
  /** Called at least once a second while the answer changes; must not throw. */
  readonly save: (draft: Draft) => void
}

export interface AnswerResult extends Draft {
  readonly outcome: 'submitted' | 'interrupted'
  /** Seconds after the limit; 0 where there was none. */
  readonly overtime: number
}

export interface Choice<T extends string> {
  readonly value: T
  readonly name: string
  /** A key that picks it at once: the number at which it stands. */
  readonly key?: string
}

/** A model line or mistake as the feedback shows it. */
export interface FeedbackLine {
  readonly id: string
  readonly kind: 'must' | 'plus' | 'mistake'
  readonly text: string
  /** For a mistake `hit` means it was made. */
  readonly verdict: Verdict
  /** The learner's own words. */
  readonly quotes: readonly string[]
  /** Why contradicted, what half is missing, or the why of a mistake. */
  readonly reason?: string
  /** The grader is unsure: ask "did you say …?" exactly here. */
  readonly unsure: boolean
}

export interface FeedbackDimension {
  readonly id: string
  readonly title: string
  readonly score: number
  readonly predicted?: number
  readonly answer: string
  readonly lines: readonly FeedbackLine[]
  /** Sentences, such as "the answer repeats the scenario". */
  readonly notes: readonly string[]
  /** What would have made it the next level; empty at 4. */
  readonly toNext: string
}

export interface FeedbackView {
  readonly title: string
  readonly dimensions: readonly FeedbackDimension[]
}

/** The learner says that a line was judged wrongly: `words` are theirs, a verbatim part of the answer. */
export interface Overrule {
  readonly dimension: string
  readonly line: string
  readonly verdict: 'hit' | 'missed'
  readonly words: string
}

/** Every interaction with a learner goes through here, so that a script can play them. */
export interface Terminal {
  /** Columns to lay text out for. */
  readonly width: number
  /** Prints a block of text and a newline. */
  say(text: string): void
  /** Closes what was shown: clears the screen, and the scrollback where the terminal can. */
  close(): void
  pick<T extends string>(question: string, choices: readonly Choice<T>[]): Promise<T>
  answer(request: AnswerRequest): Promise<AnswerResult>
  /** Shows the verdicts by pages; returns what the learner overruled, which the caller scores again. */
  feedback(
    view: FeedbackView,
    rescore: (overrules: readonly Overrule[]) => FeedbackView,
  ): Promise<readonly Overrule[]>
  /** Restores the terminal; safe to call twice. */
  end(): void
}

/** Thrown by any interaction that the learner left with Ctrl-C or by closing the terminal. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
