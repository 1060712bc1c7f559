import type { Attempt, JudgedDimension } from '../practice/attempt.ts'
import { countWords } from '../practice/progressTally.ts'

/** Text, or a number as it is. */
type Cell = string | number | undefined

interface Column {
  readonly name: string
  readonly cell: (attempt: Attempt, judged: JudgedDimension) => Cell
  /** The learner's own words, which a redacted report leaves out. */
  readonly personal?: true
}

const timingOf = (attempt: Attempt, judged: JudgedDimension) =>
  attempt.timings.find((timing) => timing.round === judged.round)

const count = (judged: JudgedDimension, kind: string, verdict: string) =>
  judged.lines.filter(
    (line) => line.line.includes(`/${kind}/`) && (line.overruled ?? line).verdict === verdict,
  ).length

const COLUMNS: readonly Column[] = [
  { name: 'attempt', cell: (attempt) => attempt.id },
  { name: 'at', cell: (attempt) => attempt.at },
  { name: 'day', cell: (attempt) => attempt.day },
  { name: 'chapter', cell: (attempt) => attempt.chapter },
  { name: 'drill', cell: (attempt) => attempt.drill },
  { name: 'title', cell: (attempt) => attempt.title },
  { name: 'kind', cell: (attempt) => attempt.kind },
  { name: 'mode', cell: (attempt) => attempt.mode },
  { name: 'rung', cell: (attempt) => attempt.rung },
  { name: 'constraint', cell: (attempt) => attempt.constraint },
  { name: 'repeats', cell: (attempt) => attempt.repeats },
  { name: 'dimension', cell: (_, judged) => judged.dimension },
  { name: 'round', cell: (_, judged) => judged.round },
  { name: 'score', cell: (_, judged) => judged.score },
  { name: 'predicted', cell: (_, judged) => judged.predicted },
  { name: 'enough', cell: (_, judged) => judged.enough },
  { name: 'must_hit', cell: (_, judged) => count(judged, 'must', 'hit') },
  { name: 'must_partial', cell: (_, judged) => count(judged, 'must', 'partial') },
  { name: 'must_missed', cell: (_, judged) => count(judged, 'must', 'missed') },
  { name: 'must_contradicted', cell: (_, judged) => count(judged, 'must', 'contradicted') },
  { name: 'plus_hit', cell: (_, judged) => count(judged, 'plus', 'hit') },
  { name: 'mistakes', cell: (_, judged) => judged.mistakes.filter((mistake) => !mistake.overruled).length },
  { name: 'overruled', cell: (_, judged) => judged.lines.filter((line) => line.overruled).length },
  { name: 'flags', cell: (_, judged) => judged.flags.join(' ') },
  { name: 'round_seconds', cell: (attempt, judged) => timingOf(attempt, judged)?.seconds },
  { name: 'round_limit', cell: (attempt, judged) => timingOf(attempt, judged)?.limit },
  { name: 'round_overtime', cell: (attempt, judged) => timingOf(attempt, judged)?.overtime },
  { name: 'round_first_key', cell: (attempt, judged) => timingOf(attempt, judged)?.firstKey },
  { name: 'words', cell: (_, judged) => countWords(judged.answer) },
  { name: 'grader', cell: (attempt) => `${attempt.grader.name} ${attempt.grader.version}` },
  { name: 'external', cell: (attempt) => attempt.external, personal: true },
  { name: 'answer', cell: (_, judged) => judged.answer, personal: true },
]

/** Rows as they are made, attempt by attempt, so that a long journal needs no more memory than a short one. */
export interface CsvReport {
  readonly header: string
  /** One row for each dimension of the attempt; an empty text where it has none. */
  readonly rows: (attempt: Attempt) => string
}

/** A table by RFC 4180, one row an attempt and dimension; redacted, it has no column of the learner's own words. */
export function csvReport(redact: boolean): CsvReport {
  const columns = COLUMNS.filter((column) => !(redact && column.personal))
  return {
    header: csvRow(columns.map((column) => column.name)),
    rows: (attempt) =>
      attempt.dimensions.map((judged) => csvRow(columns.map(({ cell }) => cell(attempt, judged)))).join(''),
  }
}

/** One record with its line end. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** What spreadsheets take for a formula, and the apostrophe itself, so that taking one off gives the text back. */
const FORMULA = /^['=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

function csvCell(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const defused = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused
}
