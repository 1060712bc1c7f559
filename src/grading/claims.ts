import type { Claim, Term } from '../drills/drill.ts'
import { orderOf } from './order.ts'
import { type Polarity, stanceOf } from './polarity.ts'
import type { Reach } from './reach.ts'
import type { Text } from './readText.ts'
import type { Occurrence, Occurrences } from './wordings.ts'

/**
 * How a claim stands in a text. `denied`: all its concepts meet, but one has the wrong stance; `reversed`: they meet
 * in the other order, and words say so; `asked`: they meet in a question only; `apart`: all are there, not together.
 */
export type ClaimState = 'holds' | 'denied' | 'reversed' | 'asked' | 'apart' | 'partly' | 'absent'

export interface ClaimFound {
  readonly state: ClaimState
  /** Tokens that show it, ascending; empty where it is absent. */
  readonly at: readonly number[]
  /** Names of concepts that are missing, or that have the wrong stance. */
  readonly lacking: readonly string[]
}

/** A text with all that claims are judged by. */
export interface Reading {
  readonly text: Text
  readonly polarity: Polarity
  readonly concepts: Occurrences
}

/** Places of one concept tried in a window, by how many concepts the claim has: the product stays small. */
const MOST_PLACES: readonly number[] = [0, 40, 8, 4, 3]
const RANK: Readonly<Record<ClaimState, number>> = {
  holds: 6,
  denied: 5,
  reversed: 4,
  asked: 3,
  apart: 2,
  partly: 1,
  absent: 0,
}

/**
 * Judges a claim by the best meeting of its concepts within reach of each other. Within one sentence, an order counts
 * only where words state it.
 */
export function findClaim(reading: Reading, claim: Claim, reach: Reach = 'neighbours'): ClaimFound {
  const places = claim.terms.map((term) => reading.concepts.get(term.concept) ?? [])
  const lacking = claim.terms.filter((_, i) => places[i]?.length === 0).map((term) => term.concept)
  if (lacking.length === claim.terms.length) return { state: 'absent', at: [], lacking }
  let best: ClaimFound | undefined
  if (lacking.length === 0) {
    const sentences = new Set(places[0]?.flatMap((occurrence) => windowsOf(reading.text, occurrence, reach)))
    for (const sentence of sentences) {
      const found = meetingIn(reading, claim, places, sentence, reach)
      if (found && (!best || isBetter(found, best))) best = found
    }
  }
  if (best) return best
  const present = places.flatMap((list) => list.slice(0, 1))
  const at = [...new Set(present.flatMap((occurrence) => occurrence.at))].sort((p, q) => p - q)
  return { state: lacking.length === 0 ? 'apart' : 'partly', at, lacking }
}

function isBetter(found: ClaimFound, best: ClaimFound): boolean {
  if (RANK[found.state] !== RANK[best.state]) return RANK[found.state] > RANK[best.state]
  return widthOf(found.at) < widthOf(best.at)
}

const widthOf = (at: readonly number[]) => (at.at(-1) ?? 0) - (at[0] ?? 0)

/** The windows that an occurrence can lie in, by their first sentence. */
function windowsOf(text: Text, occurrence: Occurrence, reach: Reach): number[] {
  const sentence = text.sentenceOf[occurrence.at[0] ?? 0] ?? 0
  return sentence === 0 || reach === 'sentence' ? [sentence] : [sentence - 1, sentence]
}

/** The best meeting of a claim's concepts in a sentence and the next. */
function meetingIn(
  reading: Reading,
  claim: Claim,
  places: readonly (readonly Occurrence[])[],
  sentence: number,
  reach: Reach,
): ClaimFound | undefined {
  const { sentences } = reading.text
  const from = sentences[sentence]?.from ?? 0
  const last = reach === 'sentence' ? sentence : Math.min(sentence + 1, sentences.length - 1)
  const to = sentences[last]?.to ?? 0
  const here = places.map((list) => {
    const inside: Occurrence[] = []
    for (const occurrence of list) {
      if ((occurrence.at[0] ?? 0) >= to || inside.length === (MOST_PLACES[places.length] ?? 2)) break
      if ((occurrence.at[0] ?? 0) >= from) inside.push(occurrence)
    }
    return inside
  })
  if (here.some((list) => list.length === 0)) return undefined
  let best: ClaimFound | undefined
  const choose = (chosen: readonly Occurrence[]) => {
    const options = here[chosen.length]
    if (!options) {
      const found = judgeMeeting(reading, claim, chosen, reach === 'neighbours')
      if (!best || isBetter(found, best)) best = found
      return
    }
    for (const option of options) {
      if (chosen.some((other) => isSame(other, option))) continue
      choose([...chosen, option])
    }
  }
  choose([])
  return best
}

/** One word cannot stand for two concepts of a claim. */
function isSame(a: Occurrence, b: Occurrence): boolean {
  return a.at.length === b.at.length && a.at.every((place, i) => place === b.at[i])
}

function judgeMeeting(
  reading: Reading,
  claim: Claim,
  chosen: readonly Occurrence[],
  tolerant: boolean,
): ClaimFound {
  const at = [...new Set(chosen.flatMap((occurrence) => occurrence.at))].sort((p, q) => p - q)
  const wrong = claim.terms.filter((term, i) => !fits(reading, term, chosen[i]))
  const lacking = wrong.map((term) => term.concept)
  if (wrong.length > 0) {
    // Saying what a claim wants denied ("visible within a minute") is not yet saying the contrary of it.
    const isDenied = wrong.length === 1 && wrong[0]?.not !== true
    return { state: isDenied ? 'denied' : 'partly', at, lacking }
  }
  for (let i = 0; i < claim.joins.length; i += 1) {
    if (claim.joins[i] !== 'before') continue
    const order = orderOf(reading.text, reading.polarity, chosen[i]?.at ?? [], chosen[i + 1]?.at ?? [])
    if (order.relation === 'after' && order.stated) return { state: 'reversed', at, lacking: [] }
    const isInOrder = order.relation === 'before' || order.relation === 'together'
    if (!isInOrder || !(order.stated || tolerant)) return { state: 'partly', at, lacking: [] }
  }
  const asked = chosen.every(
    (o) => reading.text.sentences[reading.text.sentenceOf[o.at[0] ?? 0] ?? 0]?.asks === true,
  )
  return { state: asked ? 'asked' : 'holds', at, lacking: [] }
}

function fits(reading: Reading, term: Term, occurrence: Occurrence | undefined): boolean {
  const stance = stanceOf(reading.polarity, occurrence?.at ?? [])
  return stance === 'both' || stance === (term.not ? 'denied' : 'affirmed')
}
