import type { Text } from './readText.ts'
import { tokensOf } from './tokens.ts'
import { ARTICLES, SMALL_WORDS, stemsOfWord } from './words.ts'

/** A phrase of stems, or the name of another concept. */
type Alternative = { readonly stems: readonly string[] } | { readonly concept: string }

interface Slot {
  readonly alternatives: readonly Alternative[]
  /** An article stood among the alternatives, so the place may stay empty. */
  readonly optional: boolean
  /** Any number of words may stand before this place. */
  readonly far: boolean
}

/** A wording of docs/drill-format.md, ready to be found. */
export interface Wording {
  /** Stems and concepts with which it can begin; both empty where it says nothing. */
  readonly starters: Starters
  /** Names of the concepts that it leans on. */
  readonly concepts: readonly string[]
  /** Its places, read when something has been found that it can begin with: most never are. */
  readonly slots: readonly Slot[]
}

interface Starters {
  readonly stems: readonly string[]
  readonly concepts: readonly string[]
}

/** Where a concept or wording stands: its tokens in ascending order. */
export interface Occurrence {
  readonly at: readonly number[]
}

/** Occurrences of other concepts by name, each list in order of their first tokens. */
export type Occurrences = ReadonlyMap<string, readonly Occurrence[]>

const GAP_WORDS = 2
const GAP_TOKENS = 7
const FAR_TOKENS = 60

/** Reads the notation: places by spaces, `|` alternatives, `_` inside one, `…` any distance, `{name}` a concept. */
export function compileWording(text: string): Wording {
  const places = placesOf(text)
  let slots: readonly Slot[] | undefined
  return {
    starters: startersOf(places),
    concepts: [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim().toLowerCase()),
    get slots() {
      slots ??= slotsOf(places)
      return slots
    },
  }
}

/** A first place that is optional counts with the next one. */
function startersOf(places: readonly string[]): Starters {
  const stems: string[] = []
  const concepts: string[] = []
  for (const place of places) {
    if (isFar(place)) continue
    const { alternatives, optional } = readPlace(place)
    for (const alternative of alternatives) {
      if ('concept' in alternative) concepts.push(alternative.concept)
      else if (alternative.stems[0] !== undefined) stems.push(alternative.stems[0])
    }
    if (alternatives.length > 0 && !optional) break
  }
  return { stems, concepts }
}

function slotsOf(places: readonly string[]): Slot[] {
  const slots: Slot[] = []
  let far = false
  for (const place of places) {
    if (isFar(place)) {
      far = true
      continue
    }
    const { alternatives, optional } = readPlace(place)
    if (alternatives.length === 0) continue
    slots.push({ alternatives, optional, far: far && slots.length > 0 })
    far = false
  }
  return slots
}

const isFar = (place: string) => place === '…' || place === '...'

function readPlace(place: string): Pick<Slot, 'alternatives' | 'optional'> {
  const parts = place.split('|')
  const alternatives = parts.map(compileAlternative).filter((a) => 'concept' in a || a.stems.length > 0)
  return { alternatives, optional: parts.length > 1 && alternatives.length < parts.length }
}

/** The places of a wording; the name of a concept may have spaces. */
function placesOf(text: string): readonly string[] {
  if (!text.includes('{')) return text.split(' ').filter(Boolean)
  return [...text.matchAll(/(?:\{[^{}]*\}|[^\s{}])+/g)].map(([part]) => part)
}

/** The same few words stand in most wordings, and reading them is most of the work of a cold start. */
const read = new Map<string, Alternative>()

function compileAlternative(text: string): Alternative {
  const known = read.get(text)
  if (known) return known
  const fresh = readAlternative(text)
  read.set(text, fresh)
  return fresh
}

function readAlternative(text: string): Alternative {
  const concept = /^\{([^{}]*)\}$/.exec(text)?.[1]
  if (concept !== undefined) return { concept: concept.trim().toLowerCase() }
  const stems = stemsOf(text)
  const telling = stems.filter((stem) => !ARTICLES.has(stem))
  // "as of" without its "of" would be found in every "as".
  const isBare = telling.length > 0 && telling.every((stem) => SMALL_WORDS.has(stem))
  return { stems: isBare ? stems : telling }
}

const PLAIN = /^[a-z]+(?:_[a-z]+)*$/

/** The stems of a phrase; words in plain letters, which nearly all are, need no reading of signs and numbers. */
function stemsOf(text: string): string[] {
  if (!PLAIN.test(text)) return tokensOf(text.replaceAll('_', ' ')).map((token) => token.stem)
  return text.split('_').flatMap(stemsOfWord)
}

/** Every stem a wording may be found by. */
export function stemsIn(wording: Wording): string[] {
  return wording.slots.flatMap((slot) => slot.alternatives.flatMap((a) => ('stems' in a ? a.stems : [])))
}

/** The shortest occurrence that begins at this token; undefined where the wording does not begin there. */
export function findWordingAt(
  text: Text,
  { slots }: Wording,
  start: number,
  known: Occurrences,
): Occurrence | undefined {
  const end = text.sentences[text.sentenceOf[start] ?? 0]?.to ?? text.tokens.length
  // Each state is the tokens used so far; states of one end differ only in how they got there, so one is enough.
  let states = new Map<number, readonly number[]>()
  for (const [s, slot] of slots.entries()) {
    const next = slot.optional ? new Map(states) : new Map<number, readonly number[]>()
    if (s === 0 || (states.size === 0 && slots.slice(0, s).every((before) => before.optional))) {
      for (const at of matchesAt(text, slot, start, end, known)) keep(next, at)
    }
    for (const [last, used] of states) {
      for (const place of placesAfter(text, last, end, slot.far)) {
        for (const at of matchesAt(text, slot, place, end, known)) keep(next, [...used, ...at])
      }
    }
    states = next
    if (states.size === 0 && !slot.optional) return undefined
  }
  const ends = [...states.keys()]
  const at = states.get(Math.min(...ends))
  return at === undefined ? undefined : { at }
}

function keep(states: Map<number, readonly number[]>, at: readonly number[]): void {
  const last = at.at(-1) ?? 0
  if (!states.has(last)) states.set(last, at)
}

/** Tokens at which the next place of a wording may stand. */
function placesAfter(text: Text, last: number, end: number, far: boolean): number[] {
  const places: number[] = []
  const limit = Math.min(end, last + 1 + (far ? FAR_TOKENS : GAP_TOKENS))
  let between = 0
  for (let i = last + 1; i < limit; i += 1) {
    places.push(i)
    if (!text.tokens[i]?.small) between += 1
    if (!far && between > GAP_WORDS) break
  }
  return places
}

function matchesAt(
  text: Text,
  slot: Slot,
  place: number,
  end: number,
  known: Occurrences,
): (readonly number[])[] {
  const matches: (readonly number[])[] = []
  for (const alternative of slot.alternatives) {
    if ('concept' in alternative) {
      for (const { at } of known.get(alternative.concept) ?? []) {
        if (at[0] === place && (at.at(-1) ?? 0) < end) matches.push(at)
      }
    } else {
      const at = phraseAt(text, alternative.stems, place, end)
      if (at) matches.push(at)
    }
  }
  return matches
}

/** Stems that follow each other, articles aside. */
function phraseAt(text: Text, stems: readonly string[], place: number, end: number): number[] | undefined {
  const at: number[] = []
  let i = place
  for (const stem of stems) {
    while (
      at.length > 0 &&
      i < end &&
      ARTICLES.has(text.tokens[i]?.stem ?? '') &&
      text.tokens[i]?.stem !== stem
    )
      i += 1
    if (i >= end || text.stems[i] !== stem) return undefined
    at.push(i)
    i += 1
  }
  return at
}
