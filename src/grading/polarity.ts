import { denialFramesOf } from './denialFrames.ts'
import { type Negation, negationsOf } from './negation.ts'
import type { Text } from './readText.ts'
import { supposedTokens } from './suppositions.ts'

/** Whether words are said to hold, said not to, or only ordered by a negation ("not until"), which is both. */
export type Stance = 'affirmed' | 'denied' | 'both'

export interface Polarity {
  readonly negations: readonly Negation[]
  /** Indices of the negations that reach each token. */
  readonly reachedBy: readonly (readonly number[])[]
  /** Tokens inside a denial frame. */
  readonly framed: readonly boolean[]
  /** Tokens that are weighed as a possibility, not asserted. */
  readonly supposed: readonly boolean[]
}

const NONE: readonly number[] = []

/** Reads every negation and denial frame of a text. */
export function polarityOf(text: Text): Polarity {
  const negations = negationsOf(text)
  const reachedBy: (readonly number[])[] = text.tokens.map(() => NONE)
  negations.forEach((negation, n) => {
    for (let i = negation.from; i < negation.to; i += 1) reachedBy[i] = [...(reachedBy[i] ?? NONE), n]
  })
  const framed = text.tokens.map(() => false)
  for (const { from, to } of denialFramesOf(text)) framed.fill(true, from, to)
  return { negations, reachedBy, framed, supposed: supposedTokens(text) }
}

/**
 * The stance of the words at these tokens; a negation that is one of them is part of what they say. Each word counts
 * the denials around it, so that "no A and never B" denies both, while "never fails to A" affirms.
 */
export function stanceOf(polarity: Polarity, at: readonly number[]): Stance {
  let excepted = false
  for (const i of at) {
    let denials = polarity.framed[i] ? 1 : 0
    for (const n of polarity.reachedBy[i] ?? NONE) {
      const negation = polarity.negations[n]
      if (!negation || at.includes(negation.at)) continue
      if (negation.exceptive) excepted = true
      else denials += 1
    }
    if (denials % 2 === 1) return 'denied'
  }
  return excepted ? 'both' : 'affirmed'
}
