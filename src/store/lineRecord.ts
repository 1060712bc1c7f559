import type { JournalRecord, JudgedDimension } from '../practice/attempt.ts'
import type { FoldRecord } from './fold.ts'
import { bodyEnd, sealText } from './line.ts'

const CLOSING_BRACE = 0x7d
/** Where the texts of a line begin; unescaped quotes cannot stand within a text. */
const TEXTS = ',"dimensions":['

type Scores = readonly [JudgedDimension['dimension'], JudgedDimension['round'], JudgedDimension['score']][]

/** A record as one journal line, with its newline. */
export const sealLine = (record: JournalRecord, device: string): Buffer =>
  sealText(JSON.stringify(layOut(record)), device)

/**
 * `v`, `type`, `id` and `at` come first, so that lines can be put in order before they are parsed, and the texts last,
 * after a digest of the scores, so that a fold need not parse them.
 */
function layOut(record: JournalRecord): object {
  const { v, type, id, at, ...rest } = record
  if (!('dimensions' in rest)) return { v, type, id, at, ...rest }
  const { dimensions, ...others } = rest
  const { notes, ...light } = { notes: undefined, ...others }
  const scores: Scores = dimensions.map(({ dimension, round, score }) => [dimension, round, score])
  return { v, type, id, at, ...light, scores, dimensions, notes }
}

/**
 * The record of a whole line, without the journal's own fields; undefined where a sealed line is no record after all.
 * The check is light: a line was checked in full before it was sealed.
 */
export function recordOf(line: Buffer): JournalRecord | undefined {
  const parsed = parseTo(line, bodyEnd(line)) as (JournalRecord & { scores?: Scores }) | undefined
  if (!parsed || !isFoldable(parsed)) return undefined
  const { scores: _, ...record } = parsed
  return record as JournalRecord
}

/** As `recordOf`, for the fold. */
export function foldRecordOf(line: Buffer): FoldRecord | undefined {
  const textsAt = line.indexOf(TEXTS)
  const light = textsAt < 0 ? undefined : (parseTo(line, textsAt) as Record<string, unknown> | undefined)
  if (!Array.isArray(light?.scores)) return recordOf(line)
  light.dimensions = (light.scores as Scores).map(([dimension, round, score]) => ({
    dimension,
    round,
    score,
  }))
  return isFoldable(light as unknown as FoldRecord) ? (light as unknown as FoldRecord) : undefined
}

/** The object that a line's bytes before `end` begin, closed there. */
function parseTo(line: Buffer, end: number): unknown {
  const byte = line[end] as number
  // Closing the object in place saves copying the text once more, which counts over a million lines.
  line[end] = CLOSING_BRACE
  try {
    return JSON.parse(line.toString('utf8', 0, end + 1))
  } catch {
    return undefined
  } finally {
    line[end] = byte
  }
}

function isFoldable(record: FoldRecord): boolean {
  if (typeof record.id !== 'string' || typeof record.day !== 'string') return false
  if (record.type === 'void') return typeof record.voids === 'string'
  if (record.type === 'setting') return typeof record.key === 'string'
  return (
    Array.isArray(record.dimensions) &&
    record.dimensions.every((judged) => typeof judged?.dimension === 'string') &&
    (record.type === 'regrade'
      ? typeof record.attempt === 'string'
      : typeof record.drill === 'string' && Array.isArray(record.timings))
  )
}
