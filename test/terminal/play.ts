import type { AnswerRequest, Choice, FeedbackView } from '../../src/terminal/terminal.ts'

/** What the test program asks; one of `request`, `pick` and `feedback`. */
export interface Play {
  readonly say?: string
  readonly request?: Omit<AnswerRequest, 'save'>
  readonly pick?: { readonly question: string; readonly choices: readonly Choice<string>[] }
  readonly feedback?: FeedbackView
  readonly plain?: boolean
  readonly noColor?: boolean
  /** Both clocks stand still, so that a screen is always the same. */
  readonly isFrozen?: boolean
  /** The wall clock is ahead by so many ms as soon as the file `jump` exists in the folder. */
  readonly jump?: number
  /** The program dies of an error after so many ms. */
  readonly crashAfter?: number
}
