import type { Concept } from '../drills/drill.ts'
import type { Text } from './readText.ts'
import {
  compileWording,
  findWordingAt,
  type Occurrence,
  type Occurrences,
  stemsIn,
  type Wording,
} from './wordings.ts'

interface CompiledConcept {
  readonly name: string
  readonly wordings: readonly Wording[]
  readonly exceptions: readonly Wording[]
}

/** Concepts in an order in which each stands behind those it leans on, and where their wordings may begin. */
export interface ConceptSet {
  readonly concepts: readonly CompiledConcept[]
  readonly byStem: ReadonlyMap<string, readonly Wording[]>
  readonly byConcept: ReadonlyMap<string, readonly Wording[]>
}

const compiled = new WeakMap<Concept, CompiledConcept>()

function compileConcept(concept: Concept): CompiledConcept {
  const known = compiled.get(concept)
  if (known) return known
  const compile = (texts: readonly string[]) =>
    texts.map(compileWording).filter(({ starters }) => starters.stems.length + starters.concepts.length > 0)
  const fresh = {
    name: concept.name.toLowerCase(),
    wordings: compile(concept.wordings),
    exceptions: compile(concept.exceptions),
  }
  compiled.set(concept, fresh)
  return fresh
}

const phrasesOf = ({ wordings, exceptions }: CompiledConcept) => [...wordings, ...exceptions]

/**
 * Compiles the named concepts and those they lean on; a drill's own terms hide shared concepts of the same name.
 * A name without a concept, or one in a circle, has no occurrences: `check` reports both.
 */
export function compileConcepts(
  names: Iterable<string>,
  terms: readonly Concept[],
  shared: readonly Concept[],
): ConceptSet {
  const known = new Map([...shared, ...terms].map((concept) => [concept.name.toLowerCase(), concept]))
  const ordered = new Map<string, CompiledConcept>()
  const open = new Set<string>()
  const visit = (name: string) => {
    const concept = known.get(name)
    if (!concept || open.has(name) || ordered.has(name)) return
    open.add(name)
    const fresh = compileConcept(concept)
    for (const inner of phrasesOf(fresh).flatMap((wording) => wording.concepts)) visit(inner)
    ordered.set(name, fresh)
  }
  for (const name of names) visit(name.toLowerCase())
  const concepts = [...ordered.values()]
  const byStem = new Map<string, Wording[]>()
  const byConcept = new Map<string, Wording[]>()
  for (const wording of concepts.flatMap(phrasesOf)) {
    for (const stem of new Set(wording.starters.stems)) addTo(byStem, stem, wording)
    for (const name of new Set(wording.starters.concepts)) addTo(byConcept, name, wording)
  }
  return { concepts, byStem, byConcept }
}

/** Every stem that a wording of the set may be found by. */
export const vocabularyOf = ({ concepts }: ConceptSet): Set<string> =>
  new Set(concepts.flatMap(phrasesOf).flatMap(stemsIn))

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Where each concept of the set stands in a text, in order of first tokens; a place counts once for a concept. */
export function findConcepts(text: Text, set: ConceptSet): Occurrences {
  const starts = new Map<Wording, Set<number>>()
  const offer = (wordings: readonly Wording[] | undefined, places: readonly number[]) => {
    for (const wording of wordings ?? []) {
      const there = starts.get(wording)
      if (there) for (const place of places) there.add(place)
      else starts.set(wording, new Set(places))
    }
  }
  for (const [stem, places] of text.places) offer(set.byStem.get(stem), places)
  const found = new Map<string, readonly Occurrence[]>()
  const find = (wordings: readonly Wording[]): Occurrence[] => {
    const here = new Map<string, Occurrence>()
    for (const wording of wordings) {
      for (const start of starts.get(wording) ?? []) {
        const occurrence = findWordingAt(text, wording, start, found)
        if (occurrence) here.set(occurrence.at.join(' '), occurrence)
      }
    }
    return [...here.values()]
  }
  for (const { name, wordings, exceptions } of set.concepts) {
    const taken = new Set(find(exceptions).flatMap(({ at }) => at))
    const occurrences = find(wordings)
      .filter(({ at }) => !at.some((place) => taken.has(place)))
      .sort((p, q) => (p.at[0] ?? 0) - (q.at[0] ?? 0) || p.at.length - q.at.length)
    found.set(name, occurrences)
    if (set.byConcept.has(name)) {
      offer(set.byConcept.get(name), [...new Set(occurrences.map((occurrence) => occurrence.at[0] ?? 0))])
    }
  }
  return found
}
