import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Drill } from '../../src/drills/drill.ts'
import { loadLibrary } from '../../src/drills/loadLibrary.ts'
import type { SyncGrader } from '../../src/grading/grader.ts'
import { createLexicalGrader } from '../../src/grading/lexical.ts'
import { BAR, type Score, scoreOf } from '../../src/grading/score.ts'

/** One person's answers to a drill, with the level or levels that raters gave each field. */
export interface AnswerSet {
  readonly id: string
  readonly drill: string
  readonly fields: Readonly<Record<string, string>>
  readonly levels: Readonly<Record<string, number | readonly number[]>>
}

/** One field of an answer set, judged. `level` is the raters' mean. */
export interface JudgedField {
  readonly set: string
  readonly drill: string
  readonly field: string
  readonly answer: string
  readonly level: number
  readonly score: Score
}

/** The drills and the grader that figures are measured with. */
export interface Judge {
  readonly drills: readonly Drill[]
  readonly grader: SyncGrader
}

/** Raters' mean from which a field counts as at the bar. */
const AT_THE_BAR = 2.75

export const isPassed = ({ score }: { readonly score: Score }): boolean => score >= BAR
export const isGood = ({ level }: { readonly level: number }): boolean => level >= AT_THE_BAR

/** The grader with the drills of a folder. */
export async function judgeWith(folder: string): Promise<Judge> {
  const library = await loadLibrary([{ path: folder, label: 'drills' }])
  return { drills: library.drills, grader: createLexicalGrader(library) }
}

/** The rows of a file of JSON Lines. */
export function rowsOf<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}

/** The answer sets of a folder's files; rows of another shape are left out. */
export function answerSetsIn(folder: string): AnswerSet[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  return files
    .sort()
    .flatMap((file) => rowsOf<AnswerSet>(join(folder, file)))
    .filter((row) => row.fields !== undefined && row.levels !== undefined)
}

export function drillOf({ drills }: Judge, id: string): Drill {
  const drill = drills.find((candidate) => candidate.id === id)
  if (!drill) throw new Error(`no drill ${id}`)
  return drill
}

/** Scores of fields by dimension. */
export function scoresOf(
  { grader }: Judge,
  drill: Drill,
  fields: AnswerSet['fields'],
): Record<string, Score> {
  return Object.fromEntries(
    grader.grade(drill, fields).flatMap((verdict) => {
      const dimension = drill.dimensions.find(({ id }) => id === verdict.dimension)
      return dimension ? [[dimension.id, scoreOf(dimension, verdict)]] : []
    }),
  )
}

/** Every rated field of some answer sets, judged. */
export function judgeSets(judge: Judge, sets: readonly AnswerSet[]): JudgedField[] {
  return sets.flatMap((set) => {
    const scores = scoresOf(judge, drillOf(judge, set.drill), set.fields)
    return Object.entries(set.levels).map(([field, levels]) => ({
      set: set.id,
      drill: set.drill,
      field,
      answer: set.fields[field] ?? '',
      level: mean([levels].flat()),
      score: scores[field] ?? 1,
    }))
  })
}

export const mean = (figures: readonly number[]): number =>
  figures.length === 0 ? Number.NaN : figures.reduce((a, b) => a + b, 0) / figures.length

/** Share of the items for which something is so. */
export const share = <T>(items: readonly T[], isSo: (item: T) => boolean): number =>
  mean(items.map((item) => Number(isSo(item))))
