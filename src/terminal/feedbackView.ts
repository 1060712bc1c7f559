import { cleanText } from './cleanText.ts'
import { wrap } from './layout.ts'
import type { Style } from './style.ts'
import type { FeedbackDimension, FeedbackLine, FeedbackView } from './terminal.ts'

/** A line that can be overruled, and the dimension it belongs to. */
export interface LineRef {
  readonly dimension: FeedbackDimension
  readonly line: FeedbackLine
}

/** Rows that stay together on a page; `rows` takes the key that picks the line, or nothing where there is none. */
interface Block {
  readonly ref?: LineRef
  readonly rows: (key: string) => string[]
}

/** One page of feedback; `lines[0]` is picked by the key `1`. */
export interface FeedbackPage {
  readonly rows: readonly string[]
  readonly lines: readonly LineRef[]
}

const LINES_A_PAGE = 9
const NARROW = 60

/** Sign, word and colour of each verdict: never colour alone. */
const MARKS: Readonly<Record<FeedbackLine['verdict'], { sign: string; paint: keyof Style }>> = {
  hit: { sign: '✓', paint: 'good' },
  partial: { sign: '~', paint: 'fair' },
  missed: { sign: '✗', paint: 'bad' },
  contradicted: { sign: '!', paint: 'bad' },
}

const LEVELS: Readonly<Record<number, string>> = {
  1: 'not yet',
  2: 'below the bar',
  3: 'meets the bar',
  4: 'above the bar',
}

/** The feedback as text, in pages of at most `height` rows and `width` columns; `overruled` are ids of lines. */
export function feedbackPages(
  view: FeedbackView,
  overruled: ReadonlySet<string>,
  width: number,
  height: number,
  style: Style,
): FeedbackPage[] {
  const pages: FeedbackPage[] = []
  let rows: string[] = []
  let lines: LineRef[] = []
  const endPage = (): void => {
    while (rows.at(-1) === '') rows.pop()
    if (rows.length > 0) pages.push({ rows, lines })
    rows = []
    lines = []
  }
  for (const dimension of view.dimensions) {
    for (const [index, block] of blocksOf(dimension, overruled, width, style).entries()) {
      const isFull = block.ref !== undefined && lines.length === LINES_A_PAGE
      const length = block.rows('').length
      // A heading at the foot of a page, without what it heads, would be lost there.
      const needed = length + (index === 0 ? 4 : 0)
      if (rows.length > 0 && (isFull || rows.length + needed > height)) {
        endPage()
        if (index > 0) rows.push(...continued(dimension, width, style))
      }
      if (block.ref) lines.push(block.ref)
      for (const row of block.rows(block.ref ? String(lines.length) : '')) {
        if (rows.length >= height) endPage()
        rows.push(row)
      }
    }
    if (rows.length > 0 && rows.length < height) rows.push('')
  }
  endPage()
  return pages
}

function continued(dimension: FeedbackDimension, width: number, style: Style): string[] {
  return wrap(`${cleanText(dimension.title)}, continued`, width).map(style.quiet)
}

function blocksOf(
  dimension: FeedbackDimension,
  overruled: ReadonlySet<string>,
  width: number,
  style: Style,
): Block[] {
  const fixed = (rows: string[]): Block => ({ rows: () => rows })
  const notes = dimension.notes.flatMap((note) => wrap(cleanText(note), width).map(style.fair))
  const toNext = wrap(cleanText(dimension.toNext), width).map(style.heading)
  return [
    fixed([...headingOf(dimension, width, style), ...notes]),
    ...dimension.lines.filter(isShown).map(
      (line): Block => ({
        ref: { dimension, line },
        rows: (key) => lineRows(line, key, overruled.has(line.id), width, style),
      }),
    ),
    ...(dimension.toNext === '' ? [] : [fixed(toNext)]),
  ]
}

/** A mistake that was not made is not shown: reading it would teach it. */
const isShown = (line: FeedbackLine): boolean => line.kind !== 'mistake' || line.verdict === 'hit'

function headingOf(dimension: FeedbackDimension, width: number, style: Style): string[] {
  const { score, predicted } = dimension
  const paint = score >= 3 ? style.good : score === 2 ? style.fair : style.bad
  const guess = predicted === undefined ? '' : `; you predicted ${predicted}`
  const text = `${cleanText(dimension.title)}: ${score} of 4, ${LEVELS[score] ?? ''}${guess}`
  return wrap(text, width).map((row) => style.heading(paint(row)))
}

/** One line: key, sign, word and text, and below it the learner's words, the reason and the question where unsure. */
function lineRows(
  line: FeedbackLine,
  key: string,
  isOverruled: boolean,
  width: number,
  style: Style,
): string[] {
  const { sign, word, paint } = markOf(line, style)
  const isNarrow = width < NARROW
  const indent = isNarrow ? 4 : 18
  const label = `${key.padEnd(1)} ${sign} ${word.padEnd(isNarrow ? 0 : indent - 4)}`
  const text = wrap(cleanText(line.text), width - indent)
  const head = isNarrow
    ? [paint(label), ...text.map((row) => ' '.repeat(indent) + row)]
    : text.map((row, index) => (index === 0 ? paint(label) : ' '.repeat(indent)) + row)
  const below = [
    ...(line.quotes.length > 0 ? [`you said: ${line.quotes.map(quoted).join(' … ')}`] : []),
    ...(line.reason && !isOverruled ? [line.kind === 'mistake' ? `why: ${line.reason}` : line.reason] : []),
    ...(isOverruled ? ['Your own verdict stands here.'] : line.unsure ? [questionOf(line, key)] : []),
  ]
  const details = below.flatMap((detail) => wrap(cleanText(detail), width - indent))
  return [...head, ...details.map((row) => ' '.repeat(indent) + style.quiet(row))]
}

const quoted = (text: string): string => `“${text.replace(/\s+/g, ' ').trim()}”`

const questionOf = (line: FeedbackLine, key: string): string =>
  line.verdict === 'hit'
    ? `This one is close. If you did not say it, press ${key}.`
    : `This one is close. Did you say it? Press ${key} and show where.`

function markOf(line: FeedbackLine, style: Style) {
  if (line.kind === 'mistake') return { sign: '!', word: 'mistake', paint: style.bad }
  const { sign, paint } = MARKS[line.verdict]
  if (line.kind === 'must') return { sign, word: line.verdict, paint: style[paint] }
  // A plus line is beyond the bar, so one that was not said is no fault.
  const isMissed = line.verdict === 'missed'
  return {
    sign: isMissed ? '·' : sign,
    word: `plus ${line.verdict}`,
    paint: isMissed ? style.quiet : style[paint],
  }
}
