import type { CardProgress, ChapterProgress, DimensionProgress, DrillProgress } from './progress.ts'
import { type CardsTally, isPassed } from './progressCards.ts'
import type { ProgressScope } from './progressFilter.ts'
import type { KnownChapter, KnownDrill } from './progressInput.ts'
import { recallOn, returnDay } from './progressStanding.ts'
import { addTo, emptyMean, meanOf } from './progressTally.ts'
import { type CardState, cardKey, type PracticeState } from './state.ts'

/** The attempts and seconds spent on a drill, and its title as the latest attempt had it. */
export interface Effort {
  attempts: number
  seconds: number
  title: string
}

/** What the tables of a report are made from, beside the tallies. */
export interface PartsInput {
  readonly state: PracticeState
  readonly today: string
  readonly drills: readonly KnownDrill[]
  readonly chapters: readonly KnownChapter[]
  readonly cards: readonly CardState[]
  /** Those of the cards that the library still asks for. */
  readonly askable: ReadonlySet<CardState>
}

/** Mean score of some cards, and how many pass. */
function standing(cards: readonly CardState[]) {
  const mean = emptyMean()
  for (const card of cards) addTo(mean, card.score)
  return { cards: cards.length, passed: cards.filter(isPassed).length, level: meanOf(mean) }
}

/** Each dimension over all drills, lowest level first. */
export function dimensionsOf({ drills, cards }: PartsInput, tally: CardsTally): DimensionProgress[] {
  const titles = new Map(drills.flatMap((drill) => drill.dimensions.map(({ id, title }) => [id, title])))
  const rows = [...grouped(cards, (card) => card.dimension)].map(([dimension, own]) => {
    const { level, ...counts } = standing(own)
    const title = titles.get(dimension) ?? dimension
    return { dimension, title, ...counts, level: level ?? 0, ...tally.dimension(dimension) }
  })
  return rows.sort((a, b) => a.level - b.level || (a.dimension < b.dimension ? -1 : 1))
}

/** Every card, in the library's order, those of deleted drills last. */
export function cardsOf(input: PartsInput, tally: CardsTally, redact: boolean): CardProgress[] {
  const { state, today, drills, cards, askable } = input
  const known = drills.flatMap((drill) =>
    drill.dimensions.map(({ id, title }) => ({ key: cardKey(drill.id, id), title })),
  )
  const places = new Map(known.map(({ key, title }, i) => [key, { title, i }]))
  const placeOf = (card: CardState) => places.get(cardKey(card.drill, card.dimension))
  const sorted = [...cards].sort((a, b) => (placeOf(a)?.i ?? places.size) - (placeOf(b)?.i ?? places.size))
  return sorted.map((card) => ({
    drill: card.drill,
    dimension: card.dimension,
    title: placeOf(card)?.title ?? card.dimension,
    score: card.score,
    day: card.day,
    due: askable.has(card) ? returnDay(card, state, today) : null,
    recall: recallOn(card, today, state),
    ...tally.card(card.drill, card.dimension, redact),
  }))
}

/** Every drill that was met, in the library's order, deleted ones last. */
export function drillsOf(
  { state, drills, cards }: PartsInput,
  efforts: ReadonlyMap<string, Effort>,
  tally: CardsTally,
  scope: ProgressScope,
): DrillProgress[] {
  const known = new Map(drills.map((drill, i) => [drill.id, { drill, i }]))
  const byDrill = grouped(cards, (card) => card.drill)
  const met = Object.values(state.drills).filter((drill) => scope.holdsDrill(drill.id, drill.chapter))
  met.sort((a, b) => (known.get(a.id)?.i ?? known.size) - (known.get(b.id)?.i ?? known.size))
  return met.map((drill) => {
    const own = byDrill.get(drill.id) ?? []
    const inLibrary = known.get(drill.id)?.drill
    const { attempts = 0, seconds = 0, title = drill.id } = efforts.get(drill.id) ?? {}
    return {
      drill: drill.id,
      title: inLibrary?.title ?? title,
      kind: drill.kind,
      chapter: scope.chapterOf(drill.id, drill.chapter),
      inLibrary: inLibrary !== undefined,
      rung: drill.rung,
      day: drill.day,
      known: inLibrary?.dimensions.length ?? 0,
      ...standing(own),
      attempts,
      seconds,
      preQuestion: tally.preQuestion(
        drill.id,
        own.map((card) => card.dimension),
      ),
    }
  })
}

/** Every chapter of the library that has drills in scope, and those that only old attempts know, in order. */
export function chaptersOf(
  { drills, cards, chapters }: PartsInput,
  rows: readonly DrillProgress[],
  scope: ProgressScope,
): ChapterProgress[] {
  const known = grouped(drills, (drill) => drill.chapter)
  const met = grouped(rows, (row) => row.chapter)
  const own = grouped(cards, (card) => scope.chapterOf(card.drill, card.chapter))
  const titles = new Map(chapters.map((chapter) => [chapter.id, chapter]))
  const ids = new Set([...chapters.map(({ id }) => id), ...known.keys(), ...met.keys()])
  return [...ids]
    .filter((id) => known.has(id) || met.has(id))
    .map((id) => {
      const here = known.get(id) ?? []
      const practised = met.get(id) ?? []
      return {
        chapter: id,
        title: titles.get(id)?.title ?? id,
        number: titles.get(id)?.number ?? null,
        drills: here.length,
        met: practised.filter((row) => row.inLibrary).length,
        known: here.reduce((sum, drill) => sum + drill.dimensions.length, 0),
        ...standing(own.get(id) ?? []),
        attempts: practised.reduce((sum, row) => sum + row.attempts, 0),
        seconds: practised.reduce((sum, row) => sum + row.seconds, 0),
      }
    })
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
