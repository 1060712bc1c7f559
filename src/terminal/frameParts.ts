import { cleanText } from './cleanText.ts'
import { cutTo, widthOf } from './graphemes.ts'
import type { Style } from './style.ts'

/** Longer lines are hard to read, so wider windows stay empty on the right. */
export const WIDEST = 100
/** Columns left free on each side. */
export const MARGIN = 1

/** The size of the window, in columns and rows. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Columns for text in a window. */
export const columnsOf = (size: Pick<Size, 'columns'>): number =>
  Math.max(8, Math.min(size.columns, WIDEST) - 2 * MARGIN)

/** A row with its margin. */
export const indented = (row: string): string => (row === '' ? '' : ' '.repeat(MARGIN) + row)

/** The top row: a title on the left, cut if need be, and where one is on the right. */
export function titleRow(title: string, where: string, columns: number, style: Style): string {
  const left = cutTo(cleanText(title), columns - where.length - 2)
  if (where === '') return style.heading(left)
  const gap = ' '.repeat(Math.max(0, columns - widthOf(left) - where.length))
  return `${style.heading(left)}${gap}${style.heading(where)}`
}

/** A line across, with a label near its right end where it fits. */
export function rule(label: string, columns: number, style: Style): string {
  const text = label === '' || label.length + 4 > columns ? '' : ` ${label} `
  return style.quiet(`${'─'.repeat(Math.max(0, columns - text.length - 2))}${text}──`)
}

/** The first of the wordings, longest first, that fits; the last one where none does. */
export function longestFit(wordings: readonly string[], width: number): string {
  return wordings.find((wording) => widthOf(wording) <= width) ?? wordings.at(-1) ?? ''
}

/** A key and what it does, in full and in short. */
export type KeyHint = readonly [full: string, short: string]

/** The row of keys with as many words as fit: in full, in short, then without the last ones. The first is always there. */
export function keysRow(hints: readonly KeyHint[], columns: number, style: Style): string {
  const full = hints.map(([words]) => words).join('  ')
  const short = hints.map((_, index) =>
    hints
      .slice(0, hints.length - index)
      .map(([, words]) => words)
      .join('  '),
  )
  return style.key(cutTo(longestFit([full, ...short], columns), columns))
}
