import type { Concept } from '../drills/drill.ts'
import { ADHOC_WEIGHTS } from './commonWords.ts'
import { type ConceptSet, compileConcepts, findConcepts } from './concepts.ts'
import { readSaying, type Saying } from './coverage.ts'
import { runsOf } from './echo.ts'
import type { AdHocItem, AdHocLine } from './grader.ts'
import { type Reader, readText } from './readText.ts'
import { spellingFor } from './spelling.ts'
import type { Occurrences } from './wordings.ts'

/** One way to say a line, with the shared concepts found in it. */
export interface Meant extends Saying {
  readonly concepts: Occurrences
}

/** The question and the model lines of an ad-hoc item, read once for all the answers to it. */
export interface AdHocModel {
  /** For each line, the ways to say it. */
  readonly lines: readonly (readonly Meant[])[]
  readonly concepts: ConceptSet
  /** How an answer to it is read. */
  readonly reader: Reader
}

const MOST_KEPT = 200

/** Keeps the models read last, since many answers to one question come in a row. */
interface Readings {
  readonly concepts: ConceptSet
  readonly models: Map<string, AdHocModel>
}

const readings = new WeakMap<readonly Concept[], Readings>()

/** The model of an item, read anew only when it is not among those read last. */
export function adHocModelOf({ question, model }: AdHocItem, shared: readonly Concept[]): AdHocModel {
  const { concepts, models } = readingsWith(shared)
  const key = JSON.stringify([question, model])
  const known = models.get(key)
  if (known) return known
  const fresh = readModel(question, model, concepts)
  if (models.size >= MOST_KEPT) models.clear()
  models.set(key, fresh)
  return fresh
}

function readingsWith(shared: readonly Concept[]): Readings {
  const known = readings.get(shared)
  if (known) return known
  const names = shared.map((concept) => concept.name)
  const fresh = { concepts: compileConcepts(names, [], shared), models: new Map<string, AdHocModel>() }
  readings.set(shared, fresh)
  return fresh
}

function readModel(question: string, model: readonly AdHocLine[], concepts: ConceptSet): AdHocModel {
  const asked = readText(question)
  const words = new Set(asked.places.keys())
  const meant = (text: string): Meant => {
    const saying = readSaying(text, words, ADHOC_WEIGHTS)
    return { ...saying, concepts: findConcepts(saying.text, concepts) }
  }
  const lines = model.map((line) =>
    typeof line === 'string' ? [meant(line)] : [line.line, ...(line.also ?? [])].map(meant),
  )
  const vocabulary = new Set(words)
  for (const saying of lines.flat()) for (const stem of saying.weights.keys()) vocabulary.add(stem)
  return {
    lines,
    concepts,
    reader: { spelling: spellingFor(vocabulary), question: runsOf(asked.tokens), listsEarn: true },
  }
}
