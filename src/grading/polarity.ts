import { denialFramesOf } from './denialFrames.ts'
import { type Negation, negationsOf } from './negation.ts'
import type { Text } from './readText.ts'

/** Whether words are said to hold, said not to, or only ordered by a negation ("not until"), which is both. */
export type Stance = 'affirmed' | 'denied' | 'both'

export interface Polarity {
  readonly negations: readonly Negation[]
  /** Indices of the negations that reach each token. */
  readonly reachedBy: readonly (readonly number[])[]
  /** Tokens inside a denial frame. */
  readonly framed: readonly boolean[]
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
  return { negations, reachedBy, framed }
}

/** The stance of the words at these tokens; a negation that is one of them is part of what they say. */
export function stanceOf(polarity: Polarity, at: readonly number[]): Stance {
  const reaching = new Set<number>()
  let framed = false
  for (const i of at) {
    for (const n of polarity.reachedBy[i] ?? NONE) {
      if (!at.includes(polarity.negations[n]?.at ?? -1)) reaching.add(n)
    }
    if (polarity.framed[i]) framed = true
  }
  let denials = framed ? 1 : 0
  let excepted = false
  for (const n of reaching) {
    if (polarity.negations[n]?.exceptive) excepted = true
    else denials += 1
  }
  if (denials % 2 === 1) return 'denied'
  return excepted ? 'both' : 'affirmed'
}
