import {
  EARLIER_FOLLOWS,
  EARLIER_WORDS,
  LATER_FOLLOWS,
  LATER_WORDS,
  SEQUENCE,
  SIMULTANEOUS,
  STATIVE,
  WAITING,
} from './orderWords.ts'
import type { Polarity } from './polarity.ts'
import type { Text } from './readText.ts'
import type { Token } from './tokens.ts'

/**
 * How two events stand in time as a text tells it; `stated` where a word or sign says so, not the mere sequence.
 * `together`: one stands for the other ("200 means stored"), so that the one is true as soon as the other is.
 */
export interface Order {
  readonly relation: 'before' | 'after' | 'together' | 'unknown'
  readonly stated: boolean
}

/** The order of two events at these tokens (ascending). Events that share their span have none. */
export function orderOf(text: Text, polarity: Polarity, a: readonly number[], b: readonly number[]): Order {
  const aFirst = (a[0] ?? 0) < (b[0] ?? 0)
  const [first, second] = aFirst ? [a, b] : [b, a]
  const told = orderAsTold(text, polarity, first, second)
  if (told.relation === 'unknown' || told.relation === 'together' || aFirst) return told
  return { ...told, relation: told.relation === 'before' ? 'after' : 'before' }
}

const NEXT_STEP = new Set(['then', 'and', '→', 'we', 'i', 'to'])

const BEFORE: Order = { relation: 'before', stated: true }
const AFTER: Order = { relation: 'after', stated: true }
const TOGETHER: Order = { relation: 'together', stated: true }
const UNKNOWN: Order = { relation: 'unknown', stated: false }

/** Order of the event told first against the one told second. */
function orderAsTold(
  text: Text,
  polarity: Polarity,
  first: readonly number[],
  second: readonly number[],
): Order {
  const { tokens } = text
  const from = (first.at(-1) ?? 0) + 1
  const to = second[0] ?? 0
  if (from > to) return UNKNOWN
  const between = betweenOrder(text, polarity, first, from, to)
  if (between) return between
  const leading = leadingMarker(text, first[0] ?? 0, to)
  if (leading === 'earlier') return BEFORE
  if (leading === 'later') return AFTER
  const marked = adverbOrder(text, first, second)
  if (marked) return marked
  const words = tokens.slice(from, to)
  const joined = words.some((token) => SEQUENCE.has(token.word)) || (tokens[to]?.breakBefore ?? '') === ','
  const sameSentence = text.sentenceOf[from - 1] === text.sentenceOf[to]
  return { relation: 'before', stated: joined && sameSentence }
}

/** What the words between two events say, the nearest to the second event first. */
function betweenOrder(
  text: Text,
  polarity: Polarity,
  first: readonly number[],
  from: number,
  to: number,
): Order | undefined {
  const { tokens } = text
  for (let i = to - 1; i >= from; i -= 1) {
    const token = tokens[i] as Token
    const word = token.word
    if (SIMULTANEOUS.has(word)) return UNKNOWN
    if (word === 'after' && pointsBack(tokens, i)) return BEFORE
    if (EARLIER_FOLLOWS.has(word) && !closedBefore(tokens, i, to)) return AFTER
    if (LATER_FOLLOWS.has(word)) return turnsRound(text, polarity, first, i) ? AFTER : BEFORE
    if (word === 'without' && exceptedBy(polarity, first, i)) return AFTER
    if ((word === 'for' || word === 'on') && WAITING.has(tokens[i - 1]?.word ?? '')) return AFTER
    if (STATIVE.has(word) && isSaidOf(tokens, i)) return TOGETHER
  }
  return undefined
}

/** "Yes says that it is stored" speaks of what comes before; "store it, then say yes" tells the next step. */
const isSaidOf = (tokens: readonly Token[], i: number) =>
  tokens[i]?.breakBefore === '' && !NEXT_STEP.has(tokens[i - 1]?.word ?? '')

/** "After that", "after which": the marker points to what was just told. */
function pointsBack(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]?.word
  return next === 'that' || next === 'which' || next === 'this'
}

/** A comma closes a marker's own clause: "we answer, and once it is late, append" governs "late" alone. */
function closedBefore(tokens: readonly Token[], marker: number, to: number): boolean {
  for (let i = marker + 2; i <= to; i += 1) if (tokens[i]?.breakBefore === ',') return true
  return false
}

/** "No answer until it is stored", "the answer waits until": what comes first in words comes later in time. */
function turnsRound(text: Text, polarity: Polarity, first: readonly number[], marker: number): boolean {
  const word = text.tokens[marker]?.word ?? ''
  if (word === 'then' || word === '→') return false
  if (exceptedBy(polarity, first, marker)) return true
  if (word === 'before') return false
  for (let i = Math.max(0, (first[0] ?? 0) - 3); i < marker; i += 1) {
    if (WAITING.has(text.tokens[i]?.word ?? '')) return true
  }
  return false
}

function exceptedBy(polarity: Polarity, first: readonly number[], marker: number): boolean {
  return first.some((i) =>
    (polarity.reachedBy[i] ?? []).some((n) => {
      const negation = polarity.negations[n]
      return negation?.exceptive === true && negation.to <= marker
    }),
  )
}

/** A marker that opens the clause of the event told first: "after A, B", "before A goes out, B". */
function leadingMarker(text: Text, first: number, second: number): 'earlier' | 'later' | undefined {
  const { tokens } = text
  const start = text.sentences[text.sentenceOf[first] ?? 0]?.from ?? 0
  if (text.sentenceOf[first] !== text.sentenceOf[second]) return undefined
  for (let i = first; i >= Math.max(start, first - 6); i -= 1) {
    const token = tokens[i] as Token
    const word = token.word
    const opens = i === start || token.breakBefore !== '' || opensAfter(tokens[i - 1]?.word)
    if (i < first && opens) {
      if (word === 'before') return 'later'
      if (word === 'until' || word === 'till') return tokens[i - 1]?.word === 'not' ? 'earlier' : 'later'
      if (EARLIER_FOLLOWS.has(word)) return 'earlier'
    }
    if (token.breakBefore !== '') return undefined
  }
  return undefined
}

const opensAfter = (word: string | undefined) =>
  word === 'and' || word === 'but' || word === 'only' || word === 'not' || word === 'so'

/** "We answer, the append happens later": an adverb in one event's clause and none in the other's. */
function adverbOrder(text: Text, first: readonly number[], second: readonly number[]): Order | undefined {
  const here = adverbsAround(text, first)
  const there = adverbsAround(text, second)
  if (here.later !== there.later) return here.later ? AFTER : BEFORE
  if (here.earlier !== there.earlier) return here.earlier ? BEFORE : AFTER
  return undefined
}

function adverbsAround(text: Text, at: readonly number[]): { later: boolean; earlier: boolean } {
  const { tokens } = text
  const sentence = text.sentences[text.sentenceOf[at[0] ?? 0] ?? 0]
  if (!sentence) return { later: false, earlier: false }
  let from = at[0] ?? 0
  let to = (at.at(-1) ?? 0) + 1
  while (from > sentence.from && !parts(tokens[from])) from -= 1
  while (to < sentence.to && !parts(tokens[to])) to += 1
  const clause = tokens.slice(from, to)
  return {
    later: clause.some((token) => LATER_WORDS.has(token.word)),
    earlier: clause.some(
      (token, i) =>
        EARLIER_WORDS.has(token.word) || (token.word === 'first' && clause[i - 1]?.word !== 'the'),
    ),
  }
}

const parts = (token: Token | undefined) =>
  token === undefined ||
  token.breakBefore !== '' ||
  token.word === 'and' ||
  token.word === 'but' ||
  token.word === 'then' ||
  token.word === '→'
