import { graphemes, shown, widthOf } from './graphemes.ts'

/** A row of wrapped text: the half-open span of the text that it shows. */
export interface Row {
  readonly start: number
  readonly end: number
}

let last: { text: string; width: number; rows: readonly Row[] } | undefined

/** The rows of a text; each row starts where the one before ended, or one newline later. There is always one row. */
export function layOut(text: string, width: number): readonly Row[] {
  // A key or a frame asks for the same rows several times.
  if (last?.text !== text || last.width !== width) last = { text, width, rows: breakRows(text, width) }
  return last.rows
}

function breakRows(text: string, width: number): Row[] {
  const rows: Row[] = []
  let start = 0
  for (const line of text.split('\n')) {
    for (const row of wrapLine(line, Math.max(4, width))) {
      rows.push({ start: start + row.start, end: start + row.end })
    }
    start += line.length + 1
  }
  return rows
}

/**
 * Breaks one line behind spaces, and inside a word only where it is wider than a row. The last column is kept free for the
 * cursor; one space may hang into it, and then the row ends there.
 */
function wrapLine(line: string, width: number): Row[] {
  const room = width - 1
  const rows: Row[] = []
  let start = 0
  let used = 0
  let breakAt = 0
  let usedAtBreak = 0
  let at = 0
  const endRow = (end: number, left: number): void => {
    rows.push({ start, end })
    start = end
    used = left
    breakAt = end
    usedAtBreak = 0
  }
  for (const grapheme of graphemes(line)) {
    const columns = widthOf(grapheme)
    const isSpace = grapheme === ' '
    if (used + columns > room && !isSpace) {
      if (breakAt > start) endRow(breakAt, used - usedAtBreak)
      if (used + columns > room && at > start) endRow(at, 0)
    }
    used += columns
    at += grapheme.length
    if (isSpace || grapheme === '\t') {
      breakAt = at
      usedAtBreak = used
    }
    if (used > room && isSpace) endRow(at, 0)
  }
  rows.push({ start, end: at })
  return rows
}

/** The row that the cursor stands on: at a place where a row was broken, the later one. */
export function rowOf(rows: readonly Row[], offset: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((rows[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The column of an offset in its row; inside a character of several units it is where that character begins. */
export function columnOf(text: string, rows: readonly Row[], offset: number): number {
  const row = rows[rowOf(rows, offset)]
  if (!row) return 0
  let at = row.start
  let used = 0
  for (const grapheme of graphemes(text.slice(row.start, row.end))) {
    if (at + grapheme.length > offset) break
    used += widthOf(grapheme)
    at += grapheme.length
  }
  return used
}

/** The offset in a row that is nearest to a column without going past it; never the start of the next row. */
export function offsetAt(text: string, rows: readonly Row[], index: number, column: number): number {
  const inside = Math.max(0, Math.min(index, rows.length - 1))
  const row = rows[inside]
  if (!row) return 0
  let at = row.start
  let used = 0
  for (const grapheme of graphemes(text.slice(row.start, row.end))) {
    used += widthOf(grapheme)
    const isShared = at + grapheme.length === row.end && rows[inside + 1]?.start === row.end
    if (used > column || isShared) break
    at += grapheme.length
  }
  return at
}

/** The first row to show so that the cursor's row is in view, moving as little as possible and leaving no empty rows. */
export function scrollTo(top: number, cursorRow: number, height: number, total: number): number {
  const least = cursorRow - height + 1
  const wanted = Math.min(Math.max(top, least), cursorRow)
  return Math.max(0, Math.min(wanted, Math.max(total - height, 0)))
}

/** Clean prose wrapped to rows of at most `width` columns, for reading: no trailing spaces. */
export function wrap(text: string, width: number): string[] {
  const prose = text.replace(/[ \t]+$/gm, '')
  return layOut(prose, width + 1).map((row) => shown(prose.slice(row.start, row.end)).trimEnd())
}

/** Clean text with only those lines wrapped that do not fit, so that a table stays as it was laid out. */
export const fold = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => (widthOf(line) > width ? wrap(line, width) : [line]))
    .join('\n')
