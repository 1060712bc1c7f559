import type { Concept } from '../drills/drill.ts'
import { adHocModelOf, type Meant } from './adHocModel.ts'
import { antonymsOf } from './antonyms.ts'
import { findConcepts } from './concepts.ts'
import { isReversed, opposedShare, type Said, type Saying } from './coverage.ts'
import { spansOf } from './evidence.ts'
import { gateOf } from './gates.ts'
import type { AdHocItem, AdHocLineVerdict, AdHocVerdict } from './grader.ts'
import { type Likeness, likenessIn } from './likeness.ts'
import { numbersDisagree } from './numbers.ts'
import { polarityOf, stanceOf } from './polarity.ts'
import { readText } from './readText.ts'
import { rolesSwapped } from './roles.ts'
import { synonymsOf } from './synonyms.ts'
import type { Verdict } from './verdict.ts'
import type { Occurrences } from './wordings.ts'

const HIT = 0.72
const PARTIAL = 0.45
/** A long line need not be said in full: each unit of weight above the first three lightens it by this share. */
const LIGHTER = 0.05
const LIGHT_FROM = 3
const LIGHTEST = 1.8
/** What of the credit is left at least where everything covered has the wrong sign. */
const OPPOSED_COST = 0.3
/** From this share of covered words with the wrong sign on, the answer says the opposite of the line. */
const OPPOSED = 0.55
/** Below this credit a word is not surely there. */
const SURE = 0.6
const OPPOSITE_DENIED = 0.9
/** This much of a line, denied in one sentence, takes back what another one says. */
const SAID_AGAIN = 0.85
/** A line of a few sentences says several things: this share of its credit goes by the least said of them. */
const LEAST_SAID = 0.3
const FEW_SENTENCES = 3
/** How near another saying must come to outdo a contrary one. */
const NEARLY = 0.8
/** A contradiction needs the line to be recognised first. */
const RECOGNISED = 0.6

/** What a word is worth where the answer says the concept that it belongs to in other words. */
const CONCEPT = 0.6

/** An answer with the shared concepts found in it. */
interface Heard extends Said {
  readonly concepts: Occurrences
}

const NO_CONCEPTS: readonly Concept[] = []

/** How far an answer says a line, and whether it says the contrary. */
interface Judged {
  readonly credit: number
  readonly at: readonly number[]
  readonly contrary?: string
}

/** Judges an answer to a question that has no drill, by the words of its model lines and the shared concepts. */
export function gradeAdHoc(item: AdHocItem, concepts: readonly Concept[] = NO_CONCEPTS): AdHocVerdict {
  const model = adHocModelOf(item, concepts)
  const text = readText(item.answer, model.reader)
  const answer = { text, polarity: polarityOf(text), concepts: findConcepts(text, model.concepts) }
  const gate = gateOf(text)
  let covered = 0
  let total = 0
  const verdicts = model.lines.map((sayings, line): AdHocLineVerdict => {
    const { credit, at, contrary } = judgeSayings(sayings, answer)
    const weight = sayings[0]?.total ?? 0
    covered += credit * weight
    total += weight
    const both = !contrary && credit >= HIT && sayings.some((saying) => isDeniedToo(saying, answer))
    const verdict: Verdict = contrary
      ? 'contradicted'
      : credit >= HIT && !both
        ? 'hit'
        : credit >= PARTIAL
          ? 'partial'
          : 'missed'
    const evidence = verdict === 'missed' ? [] : spansOf(text, at)
    const reason = contrary ?? (both ? 'you say it, and the contrary too' : undefined)
    return { line, verdict, credit: round(credit), evidence, ...(reason ? { reason } : {}) }
  })
  const coverage = total === 0 ? 0 : covered / total
  return {
    coverage: round(coverage),
    score: scoreOf(verdicts, gate !== undefined),
    lines: verdicts,
    flags: gate ? [gate] : [],
  }
}

/** Every line is a must and all are needed. */
function scoreOf(lines: readonly AdHocLineVerdict[], gated: boolean): AdHocVerdict['score'] {
  const count = (verdict: Verdict) => lines.filter((line) => line.verdict === verdict).length
  if (gated || count('hit') + count('partial') / 2 < lines.length / 2) return 1
  return count('hit') < lines.length ? 2 : 3
}

/** The best of a line's sayings; the contrary counts only where none is said nearly as well. */
function judgeSayings(sayings: readonly Meant[], answer: Heard): Judged {
  let best: Judged = { credit: 0, at: [] }
  for (const saying of sayings) {
    const judged = judgeSaying(saying, answer)
    const isBetter = judged.contrary === best.contrary || best.credit === 0
    const margin = isBetter ? 1 : judged.contrary ? NEARLY : 1 / NEARLY
    if (judged.credit * margin > best.credit) best = judged
  }
  return best
}

function judgeSaying(saying: Meant, answer: Heard): Judged {
  const { text } = answer
  const bridges = bridgesOf(saying, answer)
  const places = new Map<string, number>()
  const sentences = saying.text.sentences.map((): Part => ({ weight: 0, covered: 0 }))
  let excluded = 0
  for (const [stem, weight] of saying.weights) {
    const part = sentences[saying.text.sentenceOf[saying.text.places.get(stem)?.[0] ?? 0] ?? 0]
    if (!part) continue
    part.weight += weight
    const like = bridged(likenessIn(text, stem), bridges.get(stem))
    const opposite = like.credit < SURE ? oppositeOf(stem, saying, answer) : undefined
    if (opposite?.denied) {
      part.covered += weight * OPPOSITE_DENIED
    } else {
      part.covered += weight * like.credit
      const place = agreeingPlace(stem, like.places, saying, answer)
      if (place !== undefined) places.set(stem, place)
      if (opposite) excluded += weight
    }
  }
  const share = shareOf(sentences)
  if (share === 0) return { credit: 0, at: [] }
  const lighter = Math.min(LIGHTEST, 1 + LIGHTER * Math.max(0, saying.total - LIGHT_FROM))
  const opposed = opposedShare(saying, answer, places)
  const wrong = Math.min(1, opposed + (2 * excluded) / saying.total)
  // The square root: the first half of a line tells most of what an answer is worth.
  const credit = Math.sqrt(Math.min(1, share * lighter) * (1 - OPPOSED_COST * wrong))
  const at = [...places.values()].sort((p, q) => p - q)
  const contrary = share < RECOGNISED ? undefined : contraryOf(saying, answer, places, opposed, excluded)
  return { credit, at, ...(contrary ? { contrary } : {}) }
}

/** How much of a sentence of a line there is, and how much of that an answer covers. */
interface Part {
  weight: number
  covered: number
}

/** The covered share of a line, 0..1. */
function shareOf(sentences: readonly Part[]): number {
  const parts = sentences.filter(({ weight }) => weight > 0)
  const sum = (key: keyof Part) => parts.reduce((total, part) => total + part[key], 0)
  if (parts.length === 0) return 0
  const whole = sum('covered') / sum('weight')
  if (parts.length === 1 || parts.length > FEW_SENTENCES) return whole
  const least = Math.min(...parts.map(({ covered, weight }) => covered / weight))
  return whole * (1 - LEAST_SAID) + least * LEAST_SAID
}

/** Words of a saying → where the answer says their concept: "durable" is said by "flushed to disk" too. */
function bridgesOf(saying: Meant, answer: Heard): ReadonlyMap<string, number> {
  const bridges = new Map<string, number>()
  for (const [name, occurrences] of saying.concepts) {
    const place = answer.concepts.get(name)?.[0]?.at[0]
    if (place === undefined) continue
    for (const at of occurrences.flatMap((occurrence) => occurrence.at)) {
      bridges.set(saying.text.stems[at] ?? '', place)
    }
  }
  return bridges
}

const bridged = (like: Likeness, place: number | undefined): Likeness =>
  place === undefined || like.credit >= CONCEPT ? like : { credit: CONCEPT, places: [place] }

/** Whether some sentence says nearly all of a saying with the other sign. */
function isDeniedToo(saying: Saying, answer: Said): boolean {
  const { text, polarity } = answer
  if (text.sentences.length < 2 || polarity.negations.length === 0) return false
  const bySentence = new Map<number, Map<string, number>>()
  for (const stem of saying.weights.keys()) {
    for (const place of text.places.get(stem) ?? []) {
      const sentence = text.sentenceOf[place] ?? 0
      const here = bySentence.get(sentence) ?? new Map<string, number>()
      if (!here.has(stem)) here.set(stem, place)
      bySentence.set(sentence, here)
    }
  }
  return [...bySentence.values()].some((places) => {
    let covered = 0
    for (const stem of places.keys()) covered += saying.weights.get(stem) ?? 0
    return covered >= SAID_AGAIN * saying.total && opposedShare(saying, answer, places) >= OPPOSED
  })
}

/** The place where a word has the sign that the line gives it, else the first. */
function agreeingPlace(
  stem: string,
  places: readonly number[],
  saying: Saying,
  answer: Said,
): number | undefined {
  if (places.length < 2) return places[0]
  const meant = stanceOf(saying.polarity, [saying.text.places.get(stem)?.[0] ?? 0])
  return places.find((place) => stanceOf(answer.polarity, [place]) === meant) ?? places[0]
}

/** An antonym in the place of a line's own word; denied ("not closed" for "open") it says the same. */
function oppositeOf(stem: string, saying: Saying, answer: Said): { readonly denied: boolean } | undefined {
  for (const opposite of antonymsOf(stem)) {
    const [place] = answer.text.places.get(opposite) ?? []
    if (place === undefined || saying.text.places.has(opposite)) continue
    const here = stanceOf(answer.polarity, [place])
    const there = stanceOf(saying.polarity, [saying.text.places.get(stem)?.[0] ?? 0])
    if (here !== there) return { denied: true }
    if ([...synonymsOf(stem)].some((synonym) => answer.text.places.has(synonym))) return undefined
    return { denied: false }
  }
  return undefined
}

function contraryOf(
  saying: Saying,
  answer: Said,
  places: ReadonlyMap<string, number>,
  opposed: number,
  excluded: number,
): string | undefined {
  if (opposed >= OPPOSED) return 'you say that it does not hold'
  if (isReversed(saying, answer, places)) return 'you tell the two steps in the other order'
  if (rolesSwapped(saying.text, answer.text)) return 'you tell it the other way round'
  if (numbersDisagree(saying.text, answer.text)) return 'you give another number'
  return excluded > 0 && opposed === 0 ? 'you say the opposite' : undefined
}

/** Four decimals: the same on every machine, and short to print. */
const round = (value: number) => Math.round(value * 10_000) / 10_000
