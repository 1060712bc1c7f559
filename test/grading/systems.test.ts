import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/drills/library.ts'
import { loadLibrary } from '../../src/drills/loadLibrary.ts'
import type { SyncGrader } from '../../src/grading/grader.ts'
import { createLexicalGrader } from '../../src/grading/lexical.ts'
import { BAR, type Score, scoreOf } from '../../src/grading/score.ts'

interface SampleSet {
  readonly id: string
  readonly drill: string
  readonly fields: Readonly<Record<string, string>>
  readonly levels: Readonly<Record<string, Score>>
}

const SAMPLES = join(import.meta.dirname, 'samples')
const DRILLS = join(import.meta.dirname, '../../drills')
const DIMENSIONS = ['acceptance', 'buffering', 'failure', 'pressure', 'processing', 'promise', 'write']
const LEAST_SETS = 10
const LEAST_AGREEMENT = 0.85

const systems = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.replace('.jsonl', ''))

let library: Library
let grader: SyncGrader

beforeAll(async () => {
  library = await loadLibrary([{ path: DRILLS, label: 'drills' }])
  grader = createLexicalGrader(library)
})

describe('sample answers and the grader', () => {
  it.each(systems)('agree on which side of the bar a field of %s is', (system) => {
    const sets = samplesOf(system)
    const scored = sets.flatMap((set) => scoredFields(set))
    const disagreements = scored.filter((field) => field.level >= BAR !== field.score >= BAR)
    const agreement = 1 - disagreements.length / scored.length
    const listed = disagreements.map(({ name, level, score }) => `${name} ${level} scored ${score}`)
    process.stdout.write(`${system}: ${(100 * agreement).toFixed(1)} % of ${scored.length} fields\n`)

    expect(sets.length).toBeGreaterThanOrEqual(LEAST_SETS)
    expect(agreement, listed.join('\n')).toBeGreaterThanOrEqual(LEAST_AGREEMENT)
  })

  it.each(systems)('of %s rate every dimension, and only once', (system) => {
    const sets = samplesOf(system)
    for (const set of sets) {
      expect(set.drill, set.id).toBe(system)
      expect(Object.keys(set.fields).sort(), set.id).toEqual(DIMENSIONS)
      expect(Object.keys(set.levels).sort(), set.id).toEqual(DIMENSIONS)
    }
    expect(new Set(sets.map((set) => set.id)).size).toBe(sets.length)
  })
})

function samplesOf(system: string): SampleSet[] {
  const lines = readFileSync(join(SAMPLES, `${system}.jsonl`), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as SampleSet)
}

function scoredFields(set: SampleSet): { name: string; level: number; score: number }[] {
  const drill = library.drills.find(({ id }) => id === set.drill)
  if (!drill) throw new Error(`no drill ${set.drill}`)
  return grader.grade(drill, set.fields).map((verdict) => {
    const dimension = drill.dimensions.find(({ id }) => id === verdict.dimension)
    if (!dimension) throw new Error(`no dimension ${verdict.dimension}`)
    const level = set.levels[dimension.id] ?? 0
    return { name: `${set.id} ${dimension.id}`, level, score: scoreOf(dimension, verdict) }
  })
}
