/** What the whole screen shows: one styled string a row, each narrower than the screen. */
export interface Frame {
  readonly rows: readonly string[]
  readonly cursor: Cursor | undefined
}

/** 0-based place of the cursor; `before` is the text left of it in its row, where its width may be in doubt. */
export interface Cursor {
  readonly row: number
  readonly column: number
  readonly before?: string
}

/** The other screen, no autowrap so that nothing can scroll, and pastes in brackets. */
export const ENTER_SCREEN = '\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[H\x1b[2J'
/** Undoes `ENTER_SCREEN`; cleared first, for terminals without another screen. */
export const LEAVE_SCREEN = '\x1b[0m\x1b[H\x1b[2J\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h'
/** Clears the screen and what was scrolled off it. */
export const CLEAR_ALL = '\x1b[2J\x1b[3J\x1b[H'

const BEGIN = '\x1b[?2026h\x1b[?25l'
const END = '\x1b[?2026l'

/**
 * What to write so that the screen shows `next` instead of `previous`: only the rows that changed, each in its place, in
 * one synchronized update. Nothing is written where nothing changed; without `previous` the screen is cleared first.
 */
export function difference(previous: Frame | undefined, next: Frame): string {
  let changes = previous ? '' : '\x1b[0m\x1b[2J'
  next.rows.forEach((row, index) => {
    if (row !== (previous?.rows[index] ?? '')) changes += `${place(index, 0)}${row}\x1b[0m\x1b[K`
  })
  for (let index = next.rows.length; index < (previous?.rows.length ?? 0); index++) {
    changes += `${place(index, 0)}\x1b[K`
  }
  if (changes === '' && isSame(previous?.cursor, next.cursor)) return ''
  return `${BEGIN}${changes}${cursorTo(next.cursor)}${END}`
}

/** Terminals disagree on the width of some emoji, so the text before the cursor is written again and leads it there. */
function cursorTo(cursor: Cursor | undefined): string {
  if (!cursor) return ''
  const at = cursor.before === undefined ? place(cursor.row, cursor.column) : place(cursor.row, 0)
  return `${at}${cursor.before ?? ''}\x1b[?25h`
}

function isSame(a: Cursor | undefined, b: Cursor | undefined): boolean {
  return a?.row === b?.row && a?.column === b?.column && a?.before === b?.before
}

const place = (row: number, column: number): string => `\x1b[${row + 1};${column + 1}H`
