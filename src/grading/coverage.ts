import { LINE_WEIGHTS, type Weights, weightOf } from './commonWords.ts'
import { type Order, orderOf } from './order.ts'
import { tellsOrder } from './orderWords.ts'
import { type Polarity, polarityOf, stanceOf } from './polarity.ts'
import type { Reach } from './reach.ts'
import { readText, type Text } from './readText.ts'
import { rolesSwapped } from './roles.ts'

/** A text with its negations read. */
export interface Said {
  readonly text: Text
  readonly polarity: Polarity
}

/** One way to say a line, as weighted stems. */
export interface Saying extends Said {
  readonly weights: ReadonlyMap<string, number>
  readonly total: number
  /** The two halves of what it says about order, where it says something about order. */
  readonly halves?: readonly [readonly number[], readonly number[]]
}

/** How much of a saying a part of an answer covers. */
export interface Covered {
  /** Weighted share of the saying's stems that are there, 0..1. */
  readonly share: number
  /** Tokens of the answer that cover them, ascending. */
  readonly at: readonly number[]
  /** Share of the covered weight that the answer denies and the saying affirms, or the other way round. */
  readonly opposed: number
  /** The answer tells the steps in the other order, or gives the roles to each other. */
  readonly reversed: boolean
}

const DEMOTED = 0.2

/** Reads a saying; words of the question count less. */
export function readSaying(
  source: string,
  question: ReadonlySet<string>,
  words: Weights = LINE_WEIGHTS,
): Saying {
  const text = readText(source)
  const weights = new Map<string, number>()
  let total = 0
  for (const stem of text.places.keys()) {
    const weight = weightOf(stem, words) * (question.has(stem) ? DEMOTED : 1)
    if (weight === 0) continue
    weights.set(stem, weight)
    total += weight
  }
  const halves = halvesOf(text)
  return { text, polarity: polarityOf(text), weights, total, ...(halves ? { halves } : {}) }
}

/** The content before and behind the first word of order; of a clause that opens with one, its own and the next. */
function halvesOf(text: Text): readonly [readonly number[], readonly number[]] | undefined {
  for (const { from, to } of text.sentences) {
    for (let i = from; i < to; i += 1) {
      if (!tellsOrder(text.tokens[i]?.word ?? '')) continue
      const first = contentOf(text, from, i)
      if (first.length > 0) return both(first, contentOf(text, i + 1, to))
      let comma = i + 1
      while (comma < to && text.tokens[comma]?.breakBefore !== ',') comma += 1
      return both(contentOf(text, i + 1, comma), contentOf(text, comma, to))
    }
  }
  return undefined
}

const both = (a: readonly number[], b: readonly number[]) =>
  a.length > 0 && b.length > 0 ? ([a, b] as const) : undefined

function contentOf(text: Text, from: number, to: number): number[] {
  const content: number[] = []
  for (let i = from; i < to; i += 1) if (text.tokens[i]?.small === false) content.push(i)
  return content
}

/** A covered stem of a saying in an answer. */
interface Match {
  readonly stem: string
  readonly place: number
}

/** Tokens over which a saying may be spread: more for a longer one. */
const spreadOf = (saying: Saying) => 4 * saying.weights.size + 8

/** How much of a saying one place of an answer covers at best: within reach, and not spread too thin. */
export function coverNearby(saying: Saying, answer: Said, reach: Reach): Covered {
  const { text } = answer
  const matches: Match[] = []
  for (const stem of saying.weights.keys()) {
    for (const place of text.places.get(stem) ?? []) matches.push({ stem, place })
  }
  matches.sort((p, q) => p.place - q.place)
  const places = new Map(bestWindow(saying, text, matches, reach).map(({ stem, place }) => [stem, place]))
  let covered = 0
  for (const stem of places.keys()) covered += saying.weights.get(stem) ?? 0
  return {
    share: saying.total === 0 ? 0 : covered / saying.total,
    at: [...places.values()].sort((p, q) => p - q),
    opposed: opposedShare(saying, answer, places),
    reversed: isReversed(saying, answer, places) || rolesSwapped(saying.text, text),
  }
}

/** The run of matches with the greatest weight of different stems; the shortest of equals. */
function bestWindow(saying: Saying, text: Text, matches: readonly Match[], reach: Reach): readonly Match[] {
  const spread = spreadOf(saying)
  const sentences = reach === 'sentence' ? 0 : 1
  const inside = new Map<string, number>()
  let weight = 0
  let first = 0
  let best = { weight: 0, length: 0, from: 0, to: 0 }
  const drop = () => {
    const { stem } = matches[first] as Match
    const left = (inside.get(stem) ?? 0) - 1
    inside.set(stem, left)
    if (left === 0) weight -= saying.weights.get(stem) ?? 0
    first += 1
  }
  matches.forEach(({ stem, place }, last) => {
    if ((inside.get(stem) ?? 0) === 0) weight += saying.weights.get(stem) ?? 0
    inside.set(stem, (inside.get(stem) ?? 0) + 1)
    const sentence = text.sentenceOf[place] ?? 0
    const isOut = (match: Match) =>
      place - match.place > spread || sentence - (text.sentenceOf[match.place] ?? 0) > sentences
    while (
      first < last &&
      (isOut(matches[first] as Match) || (inside.get((matches[first] as Match).stem) ?? 0) > 1)
    )
      drop()
    const length = place - (matches[first] as Match).place
    if (weight > best.weight + 1e-9 || (weight > best.weight - 1e-9 && length < best.length)) {
      best = { weight, length, from: first, to: last + 1 }
    }
  })
  return matches.slice(best.from, best.to)
}

/**
 * Share of the covered weight that the answer denies and the saying affirms, or the other way round. What a denial is
 * said of ("the ledger is not …") is denied with it, and does not count for itself.
 */
export function opposedShare(saying: Saying, answer: Said, places: ReadonlyMap<string, number>): number {
  let opposed = 0
  let covered = 0
  for (const [stem, place] of places) {
    const token = answer.text.tokens[place]
    if (!token || token.small) continue
    if (answer.polarity.subject[place] && !saying.polarity.subject[saying.text.places.get(stem)?.[0] ?? 0])
      continue
    const weight = saying.weights.get(stem) ?? 0
    covered += weight
    const here = stanceOf(answer.polarity, [place])
    const there = stanceOf(saying.polarity, [saying.text.places.get(stem)?.[0] ?? 0])
    if (here !== 'both' && there !== 'both' && here !== there) opposed += weight
  }
  return covered === 0 ? 0 : opposed / covered
}

const isOneWay = ({ relation }: Order) => relation === 'before' || relation === 'after'

/** Stems of each half that are compared: enough to meet the two steps, few enough to stay cheap. */
const MOST_COMPARED = 6

/**
 * Whether an answer tells the two steps of a saying in the other order: some word of the one step stands to some word
 * of the other as the saying forbids, and none as it asks.
 */
export function isReversed(saying: Saying, answer: Said, places: ReadonlyMap<string, number>): boolean {
  if (!saying.halves) return false
  const meant = orderOf(saying.text, saying.polarity, saying.halves[0], saying.halves[1])
  if (!meant.stated || !isOneWay(meant)) return false
  const [first, second] = saying.halves.map((half) => {
    const stems = [...new Set(half.map((i) => saying.text.stems[i] ?? ''))]
    const there = stems.flatMap((stem) => places.get(stem) ?? [])
    return there.filter((place) => !answer.polarity.subject[place]).slice(0, MOST_COMPARED)
  })
  let against = false
  for (const a of first ?? []) {
    for (const b of second ?? []) {
      const told = a === b ? undefined : orderOf(answer.text, answer.polarity, [a], [b])
      if (!told?.stated || !isOneWay(told)) continue
      if (told.relation === meant.relation) return false
      against = true
    }
  }
  return against
}
