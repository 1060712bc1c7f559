/** What a Markdown drill means once it is parsed. Plain data: the other rooms know drills only by these shapes. */

export type DrillKind = 'system' | 'diagnosis' | 'choice' | 'recall'

/** The round a dimension is asked in: `name` before anything is shown, `answer` for the full answer. */
export type Round = 'name' | 'answer'

/** One concept of a claim; `not` asks for the concept denied. */
export interface Term {
  readonly concept: string
  readonly not: boolean
}

/**
 * Concepts that must meet in one sentence or in two that follow each other, read left to right.
 * `joins[i]` stands between `terms[i]` and `terms[i + 1]`: `before` also asks for that order of events.
 */
export interface Claim {
  readonly terms: readonly Term[]
  readonly joins: readonly ('+' | 'before')[]
}

/** A named notion with the wordings people use for it; the notation is in docs/drill-format.md. */
export interface Concept {
  readonly name: string
  readonly wordings: readonly string[]
  /** Phrases that hold one of the wordings and mean something else. */
  readonly exceptions: readonly string[]
}

/** Where a finding or a line stands: 1-based line and column of a file. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A concept with the place it is defined, so that a finding can point there. */
export interface DefinedConcept extends Concept {
  readonly file: string
  readonly at: Position
}

/** A statement that an answer is compared with. */
export interface ModelLine {
  /** `<dimension>/must/<n>`, `<dimension>/plus/<n>`; under a constraint `<constraint>:<dimension>/must/<n>`. */
  readonly id: string
  readonly text: string
  readonly also: readonly string[]
  /** Alternatives: one claim that holds is enough. */
  readonly means: readonly Claim[]
  readonly at: Position
}

/** A wrong statement, recognised like a model line, with the reason why it is wrong. */
export interface Mistake extends ModelLine {
  readonly why: string
}

export interface Dimension {
  /** Stable; from the heading. */
  readonly id: string
  readonly title: string
  readonly round: Round
  /** The question put to the learner. */
  readonly ask: string
  /** How many must lines are needed for a 3. */
  readonly enough: number
  readonly must: readonly ModelLine[]
  readonly plus: readonly ModelLine[]
  readonly mistakes: readonly Mistake[]
  /** The worked answer in spoken register; shown at the reveal and given in the completion rung. */
  readonly answer: string
  readonly at: Position
}

/** Exactly one thing changed, with the dimensions it touches; a touched dimension carries the lines that replace its own. */
export interface Constraint {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly dimensions: readonly Dimension[]
  readonly at: Position
}

/** The worked design in a sentence or two, and one question about why it is cut where it is. */
export interface Shape {
  readonly text: string
  readonly ask: string
}

/** A worked answer with some dimensions left open. */
export interface Completion {
  readonly title: string
  readonly ask: string
  readonly missing: readonly string[]
}

/** A back-of-envelope estimate: any value within `factor` of `value` leads to the same decision. */
export interface Estimate {
  readonly quantity: string
  readonly value: string
  readonly factor: number
  readonly decides: string
}

/** A statement put before the question of a card: agree or not, and how sure. */
export interface Statement {
  readonly text: string
  readonly holds: boolean
}

export interface Limits {
  /** Seconds for the round that names write, promise and pressure. */
  readonly name: number
  /** Seconds for the full answer. */
  readonly answer: number
}

export interface Drill {
  readonly id: string
  readonly title: string
  readonly kind: DrillKind
  readonly chapter: string
  /** The file it came from, as it was named to the parser. */
  readonly file: string
  readonly limits: Limits
  readonly earlier: readonly string[]
  readonly scenario: string
  readonly dimensions: readonly Dimension[]
  readonly terms: readonly DefinedConcept[]
  readonly statement?: Statement
  readonly shape?: Shape
  readonly completions: readonly Completion[]
  readonly constraints: readonly Constraint[]
  readonly estimates: readonly Estimate[]
}

export interface DecisionRow {
  readonly choice: string
  readonly isDefault: boolean
  readonly goodWhen: string
  readonly weakWhen: string
  readonly line: string
  readonly leave: string
}

export interface Chapter {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly goal: string
  /** The core idea, clause by clause. */
  readonly idea: readonly string[]
  readonly misconception: { readonly claim: string; readonly refutation: string }
  readonly decisions: readonly DecisionRow[]
  /** Chapter id → why it bears on this one. */
  readonly bridges: Readonly<Record<string, string>>
  readonly file: string
}

/** A finding of `check`, or of loading: what, where, and what to do. */
export interface Problem extends Position {
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** A stable name such as `front-matter` or `unused-concept`. */
  readonly rule: string
  readonly message: string
  readonly advice: string
}
