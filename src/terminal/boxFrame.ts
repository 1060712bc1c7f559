import { cleanText } from './cleanText.ts'
import type { Clock } from './clock.ts'
import {
  columnsOf,
  indented,
  type KeyHint,
  keysRow,
  MARGIN,
  rule,
  type Size,
  titleRow,
} from './frameParts.ts'
import { cutTo, shown, widthOf } from './graphemes.ts'
import { columnOf, layOut, type Row, rowOf, wrap } from './layout.ts'
import { openBuffer, type Room, type RoundState } from './roundState.ts'
import type { Cursor, Frame } from './screen.ts'
import { statusLine } from './statusLine.ts'
import type { Style } from './style.ts'

/** Rows that the answer has from the beginning. */
const LEAST_ANSWER = 5

/** What stands above the box. */
export interface BoxText {
  readonly title: string
  readonly scenario: string
}

/** Which rows the parts of the box have in a window; what fits least is left out first. */
interface Plan {
  readonly columns: number
  readonly scenario: readonly string[]
  readonly isCut: boolean
  readonly ask: readonly string[]
  readonly hasTitle: boolean
  readonly hasRules: boolean
  readonly textRows: number
}

function planBox(text: BoxText, round: RoundState, size: Size): Plan {
  const columns = columnsOf(size)
  const hasRules = size.rows >= 12
  const hasTitle = size.rows >= 5
  const frame = 2 + (hasTitle ? 1 : 0) + (hasRules ? 3 : 0)
  const room = Math.max(1, size.rows - frame)
  const { title = '', ask = '' } = round.steps[round.step] ?? {}
  const askRows = wrap(cleanText(title && ask ? `${title}: ${ask}` : title || ask), columns)
  const asked = shorten(askRows, Math.max(0, Math.min(room - 1, Math.floor(size.rows / 4))), columns)
  const whole = wrap(cleanText(text.scenario), columns)
  // The scenario is read before much is written, so it gives way only as the answer grows, up to two fifths of the window.
  const written = layOut(openBuffer(round).text, columns + 1).length
  const answer = Math.max(LEAST_ANSWER, Math.min(written, Math.ceil(size.rows * 0.4)))
  const spare = room - asked.length - answer - 1
  const scenario = text.scenario === '' ? [] : shorten(whole, Math.max(0, spare), columns)
  const gap = scenario.length > 0 ? 1 : 0
  return {
    columns,
    scenario,
    isCut: text.scenario !== '' && scenario.length < whole.length,
    ask: asked,
    hasTitle,
    hasRules,
    textRows: Math.max(1, room - asked.length - scenario.length - gap),
  }
}

/** The first rows of a text, with `…` where some are left out. */
function shorten(rows: readonly string[], most: number, width: number): string[] {
  if (rows.length <= most) return [...rows]
  const kept = rows.slice(0, most)
  while (kept.at(-1) === '') kept.pop()
  const last = kept.pop()
  return last === undefined ? [] : [...kept, withEllipsis(last, width)]
}

const withEllipsis = (row: string, width: number): string =>
  widthOf(row) + 2 <= width ? `${row} …` : cutTo(`${row}  `, width)

/** The room that the open step's text has: the shell scrolls and moves by it. */
export function roomOf(text: BoxText, round: RoundState, size: Size): Room {
  const { columns, textRows } = planBox(text, round, size)
  return { width: columns + 1, height: textRows }
}

/** The answer box as a whole screen. */
export function boxFrame(text: BoxText, round: RoundState, clock: Clock, size: Size, style: Style): Frame {
  const plan = planBox(text, round, size)
  const { columns } = plan
  const status = statusLine(clock, columns, style)
  if (round.reading !== undefined) return readingFrame(text, round.reading, status, size, columns, style)
  const buffer = openBuffer(round)
  const rows = layOut(buffer.text, columns + 1)
  const inBox = rows.slice(round.top, round.top + plan.textRows)
  const below = rows.length - round.top - inBox.length
  const above = [
    ...(plan.hasTitle ? [titleRow(text.title, whereIn(round), columns, style)] : []),
    ...(plan.hasRules ? [rule('', columns, style)] : []),
    ...plan.scenario.map(style.quiet),
    ...(plan.scenario.length > 0 ? [''] : []),
    ...plan.ask.map(style.heading),
    ...(plan.hasRules ? [rule(more(round.top, 'above'), columns, style)] : []),
  ]
  const box = inBox.map((row) => shown(buffer.text.slice(row.start, row.end)).trimEnd())
  const empty = Array.from({ length: plan.textRows - box.length }, () => '')
  const notice = round.notice && style.fair(cutTo(round.notice, columns))
  const last = plan.hasRules ? [notice ?? rule(more(below, 'below'), columns, style)] : []
  const isShown = notice && !plan.hasRules ? notice : status
  const lines = [...above, ...box, ...empty, ...last, isShown, keysRow(keysIn(plan, round), columns, style)]
  return {
    rows: lines.map(indented),
    cursor: cursorIn(buffer, rows, above.length - round.top),
  }
}

function cursorIn(buffer: { text: string; cursor: number }, rows: readonly Row[], offset: number): Cursor {
  const index = rowOf(rows, buffer.cursor)
  const before = shown(buffer.text.slice(rows[index]?.start ?? 0, buffer.cursor))
  const column = MARGIN + columnOf(buffer.text, rows, buffer.cursor)
  const isPlain = /^[\x20-\x7e]*$/.test(before)
  return { row: offset + index, column, ...(isPlain ? {} : { before: indented(before) }) }
}

const whereIn = ({ step, steps }: RoundState): string =>
  steps.length > 1 ? `step ${step + 1} of ${steps.length}` : ''

const more = (rows: number, where: string): string =>
  rows > 0 ? `${rows} more ${rows === 1 ? 'row' : 'rows'} ${where}` : ''

/** The submit key comes first: it is shown in any window. */
function keysIn(plan: Plan, { step, steps }: RoundState): KeyHint[] {
  const isLast = step === steps.length - 1
  return [
    isLast ? ['Ctrl-D submit', '^D submit'] : ['Ctrl-D next step', '^D next'],
    ...(step > 0 ? [['Shift-Tab back', 'S-Tab back'] as const] : []),
    ...(plan.isCut ? [['Ctrl-R read all', '^R read'] as const] : []),
    ['Ctrl-O editor', '^O edit'],
    ['Ctrl-C stop', '^C stop'],
  ]
}

/** The scenario in full, scrolled; the clock stays in view. */
function readingFrame(
  text: BoxText,
  top: number,
  status: string,
  size: Size,
  columns: number,
  style: Style,
): Frame {
  const whole = wrap(cleanText(text.scenario), columns)
  const height = Math.max(1, size.rows - 3)
  const start = Math.max(0, Math.min(top, whole.length - height))
  const shownRows = whole.slice(start, start + height)
  const below = whole.length - start - shownRows.length
  const empty = Array.from({ length: height - shownRows.length }, () => '')
  const keys = keysRow(
    [
      ['Any key goes back', 'Any key: back'],
      ['Up, Down, Space scroll', 'Up/Down scroll'],
    ],
    columns,
    style,
  )
  const rows = [...shownRows, ...empty, rule(more(below, 'below'), columns, style), status, keys]
  return { rows: rows.map(indented), cursor: undefined }
}
