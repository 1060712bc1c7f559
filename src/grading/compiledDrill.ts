import type { Claim, Concept, Dimension, Drill, Mistake, ModelLine } from '../drills/drill.ts'
import { type ConceptSet, compileConcepts, vocabularyOf } from './concepts.ts'
import { readSaying, type Saying } from './coverage.ts'
import { runsOf } from './echo.ts'
import { type Reader, readText } from './readText.ts'
import { spellingFor } from './spelling.ts'

export interface CompiledLine {
  readonly id: string
  readonly text: string
  readonly claims: readonly Claim[]
  readonly sayings: readonly Saying[]
}

export interface CompiledDimension {
  readonly dimension: Dimension
  readonly must: readonly CompiledLine[]
  readonly plus: readonly CompiledLine[]
  readonly mistakes: readonly CompiledLine[]
}

/** A drill made ready to be answered: read once, used for every answer. */
export interface CompiledDrill {
  readonly drill: Drill
  readonly dimensions: readonly CompiledDimension[]
  readonly concepts: ConceptSet
  /** How an answer to it is read. */
  readonly reader: Reader
}

/** Compiles every line, claim and concept of a drill. */
export function compileDrill(drill: Drill, shared: readonly Concept[]): CompiledDrill {
  const scenario = readText([drill.scenario, ...drill.dimensions.map((d) => d.ask)].join('\n'))
  const question = new Set(scenario.places.keys())
  const compileLine = (line: ModelLine | Mistake): CompiledLine => ({
    id: line.id,
    text: line.text,
    claims: line.means,
    sayings: [line.text, ...line.also].map((saying) => readSaying(saying, question)),
  })
  const dimensions = drill.dimensions.map((dimension) => ({
    dimension,
    must: dimension.must.map(compileLine),
    plus: dimension.plus.map(compileLine),
    mistakes: dimension.mistakes.map(compileLine),
  }))
  const lines = dimensions.flatMap((d) => [...d.must, ...d.plus, ...d.mistakes])
  const names = lines.flatMap((line) =>
    line.claims.flatMap((claim) => claim.terms.map((term) => term.concept)),
  )
  const concepts = compileConcepts(names, drill.terms, shared)
  const vocabulary = vocabularyOf(concepts)
  for (const { weights } of lines.flatMap((line) => line.sayings)) {
    for (const stem of weights.keys()) vocabulary.add(stem)
  }
  for (const stem of question) vocabulary.add(stem)
  return {
    drill,
    dimensions,
    concepts,
    reader: { spelling: spellingFor(vocabulary), question: runsOf(scenario.tokens) },
  }
}
