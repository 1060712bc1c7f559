import { denialFramesOf, type Run } from './denialFrames.ts'
import { type Negation, negationsOf } from './negation.ts'
import type { Text } from './readText.ts'
import { subjectDenials } from './subjects.ts'
import { supposedTokens } from './suppositions.ts'

/** Whether words are said to hold, said not to, or only ordered by a negation ("not until"), which is both. */
export type Stance = 'affirmed' | 'denied' | 'both'

export interface Polarity {
  readonly negations: readonly Negation[]
  /** Indices of the negations that reach each token. */
  readonly reachedBy: readonly (readonly number[])[]
  /** The words of the denial frame that each token is inside of. */
  readonly frames: readonly (Run | undefined)[]
  /** Tokens that a denial behind them in their clause is said of. */
  readonly subject: readonly boolean[]
  /** Tokens that are weighed as a possibility, not asserted. */
  readonly supposed: readonly boolean[]
}

const NONE: readonly number[] = []
/** Denials around one word that are told apart; more are no sentence. */
const MOST_REACHING = 4
const LONGEST_SUBJECT = 8
const OPENS_CLAUSE = new Set(
  'and but or so because since if when while then that which who what before after until once'.split(' '),
)

/** Reads every negation and denial frame of a text. */
export function polarityOf(text: Text): Polarity {
  const ahead = negationsOf(text)
  const negations = [...ahead, ...subjectDenials(text, ahead)]
  const reachedBy: (readonly number[])[] = text.tokens.map(() => NONE)
  negations.forEach((negation, n) => {
    for (let i = negation.from; i < negation.to; i += 1) {
      const reaching = reachedBy[i] ?? NONE
      if (reaching.length < MOST_REACHING) reachedBy[i] = [...reaching, n]
    }
  })
  const frames = text.tokens.map((): Run | undefined => undefined)
  for (const { from, to, frame } of denialFramesOf(text)) frames.fill(frame, from, to)
  return {
    negations,
    reachedBy,
    frames,
    subject: subjectsOf(text, ahead),
    supposed: supposedTokens(text),
  }
}

/** "The ledger is not append-only": all that stands before "not" in its clause. */
function subjectsOf(text: Text, negations: readonly Negation[]): readonly boolean[] {
  const subject = text.tokens.map(() => false)
  for (const { at } of negations) {
    const word = text.tokens[at]?.word
    if (word !== 'not' && word !== 'never') continue
    for (let i = at - 1; i >= Math.max(0, at - LONGEST_SUBJECT); i -= 1) {
      if (text.tokens[i + 1]?.breakBefore !== '' || OPENS_CLAUSE.has(text.tokens[i]?.word ?? '')) break
      subject[i] = true
    }
  }
  return subject
}

/**
 * The stance of the words at these tokens; a negation that is one of them is part of what they say. Each word counts
 * the denials around it, so that "no A and never B" denies both, while "never fails to A" affirms.
 */
export function stanceOf(polarity: Polarity, at: readonly number[]): Stance {
  let excepted = false
  for (const i of at) {
    const frame = polarity.frames[i]
    let denials = frame ? 1 : 0
    for (const n of polarity.reachedBy[i] ?? NONE) {
      const negation = polarity.negations[n]
      if (!negation || at.includes(negation.at)) continue
      // "We do not claim that …": the frame and its own "not" are one denial.
      if (frame && negation.at >= frame.from && negation.at < frame.to) continue
      if (negation.exceptive) excepted = true
      else denials += 1
    }
    if (denials % 2 === 1) return 'denied'
  }
  return excepted ? 'both' : 'affirmed'
}
