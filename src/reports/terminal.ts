import widthOf from 'fast-string-width'
import type { Progress } from '../practice/progress.ts'
import { plainLine } from './clean.ts'
import { PLAIN_STYLE, type ReportStyle } from './style.ts'
import { dimensionRows, forecastChart, heatMap, levelChart } from './terminalCharts.ts'
import { terminalPlain } from './terminalPlain.ts'
import { beside, cut, type Line, lineToString, lineWidth, wrapped } from './terminalText.ts'
import { wideSections } from './terminalWide.ts'
import {
  adviceFor,
  biasToString,
  counted,
  dayToString,
  decimal,
  duration,
  filterToString,
  interviewToString,
  percent,
  readinessToString,
  returnToString,
} from './wording.ts'

const NAME = 'redrill'
/** Lines of a page, without the prompt below it. */
const PAGE = 23
const INDENT = ' '.repeat(6)
/** Columns of the heat map's names, and of the gap between the two halves of the page. */
const NAMES = 4
const GAP = 4
/** Rows of dimensions on the page, as many as the heat map has days. */
const DIMENSIONS = 7

/** The report for the terminal: a page of 80 by 24, narrower ones stacked, all of it with `wide`. */
export function terminalReport(progress: Progress, style: ReportStyle = PLAIN_STYLE): string {
  if (style.plain) return terminalPlain(progress)
  const head = headOf(progress, style)
  if (progress.totals.attempts === 0) return print(head, style)
  const isPage = style.width >= 78
  const body = isPage ? twoColumns(progress, style) : oneColumn(progress, style)
  const rest = style.wide ? wideSections(progress, style) : foot(progress, style)
  const page = [...head, [], ...body, [], ...rest]
  return print(isPage && !style.wide ? shortened(page) : page, style)
}

/** Blank lines give way, the last first, until a page and a prompt fit into 24 lines. */
function shortened(page: readonly Line[]): readonly Line[] {
  const blank = page.findLastIndex((line) => line.length === 0)
  return page.length <= PAGE || blank < 0 ? page : shortened(page.toSpliced(blank, 1))
}

const print = (lines: readonly Line[], style: ReportStyle) =>
  lines.map((line) => lineToString(line, style).trimEnd()).join('\n')

function headOf(progress: Progress, style: ReportStyle): Line[] {
  const { totals, day } = progress
  const scope = filterToString(progress)
  const what = plainLine([scope, dayToString(day), interviewToString(progress)].filter(Boolean).join(' · '))
  const gap = style.width - NAME.length - widthOf(what)
  const title: Line[] =
    gap >= 2
      ? [[['title', NAME], ' '.repeat(gap), ['quiet', what]]]
      : [[['title', NAME]], ...wrapped(what, style.width).map((line): Line => [['quiet', line]])]
  const head = [...title, ...nextLines(progress, style)]
  if (totals.attempts > 0) return head
  return [...head, [], [scope === '' ? 'No attempts yet.' : 'No attempts match.']]
}

/** The one thing to do next, on one line where it fits. */
function nextLines({ next, day }: Progress, style: ReportStyle): Line[] {
  const { reason, command } = adviceFor(next, day)
  const lines = wrapped(reason, style.width - 6).map(
    (line, i): Line => [i === 0 ? ['accent', 'Next  '] : INDENT, line],
  )
  if (command === null) return lines
  const said = ['title', cut(command, style.width - 6)] as const
  const [first = [], ...others] = lines
  const joined: Line = [...first, '   ', said]
  return others.length === 0 && lineWidth(joined) <= style.width ? [joined] : [...lines, [INDENT, said]]
}

function twoColumns(progress: Progress, style: ReportStyle): Line[] {
  const weeks = style.wide ? Math.max(26, Math.min(53, style.width - NAMES - GAP - 60)) : 26
  const at = NAMES + weeks + GAP
  const room = style.width - at
  const rows = style.wide ? DIMENSIONS + 1 : DIMENSIONS
  const left: Line[] = [practiceHeading(progress), ...heatMap(progress, weeks)]
  const more = progress.dimensions.length - rows
  const dimensions = [heading('Dimensions'), ...dimensionRows(progress, room, rows)]
  const rest: Line[] = more > 0 && !style.wide ? [[['quiet', `and ${more} more with --wide`]]] : []
  const above = beside(left, [...dimensions, ...rest], at)
  const level: Line[] = [
    heading('Level by week'),
    ...levelChart(progress, weeks),
    [['quiet', `  1 ${'─'.repeat(weeks)}`]],
  ]
  const coming: Line[] = [heading('Coming back'), ...forecastChart(progress)]
  return [...above, [], ...beside(level, coming, at)]
}

function oneColumn(progress: Progress, style: ReportStyle): Line[] {
  const weeks = Math.max(8, Math.min(26, style.width - NAMES))
  return [
    practiceHeading(progress),
    ...heatMap(progress, weeks),
    [],
    heading('Dimensions'),
    ...dimensionRows(progress, style.width, DIMENSIONS),
    [],
    heading('Level by week'),
    ...levelChart(progress, weeks),
    [],
    heading('Coming back'),
    ...forecastChart({ ...progress, forecast: progress.forecast.slice(0, Math.floor(style.width / 3)) }),
  ]
}

const heading = (text: string): Line => [['heading', text.toUpperCase()]]

function practiceHeading({ streak }: Progress): Line {
  const current = streak.current === 0 ? '' : `${streak.current} in a row, `
  return [heading('Practice')[0] ?? '', ['quiet', `  ${current}best ${streak.longest}`]]
}

function foot(progress: Progress, style: ReportStyle): Line[] {
  const texts = summary(progress).flatMap((line) => wrapped(line, style.width))
  return [belowLine(progress, style), ...texts.map((line): Line => [line])]
}

/** As many of the cards below 3 as one line holds, the lowest first. */
function belowLine({ below, day }: Progress, style: ReportStyle): Line {
  const title = ['heading', 'BELOW 3'] as const
  if (below.length === 0) return [title, ['quiet', '  nothing']]
  const names = below.map(
    ({ drill, dimension, score, due }) => `${score} ${drill}/${dimension} (${returnToString(due, day)})`,
  )
  for (let shown = names.length; shown > 1; shown -= 1) {
    const more = shown === names.length ? '' : ` · and ${names.length - shown} more`
    const text = names.slice(0, shown).join(' · ') + more
    if (widthOf(text) <= style.width - 9) return [title, `  ${cut(text, style.width - 9)}`]
  }
  const more = names.length === 1 ? '' : ` · and ${names.length - 1} more`
  return [title, `  ${cut(names[0] ?? '', style.width - 9 - more.length)}${more}`]
}

/** Readiness in one line; pace and judgement in another. */
function summary(progress: Progress): string[] {
  const { pace, calibration, overrules, totals } = progress
  const { firstKey = null, wordsAMinute = null, overtime = null } = pace.latest ?? {}
  return [
    readinessToString(progress),
    [
      `${counted(totals.attempts, 'attempt')} in ${duration(totals.seconds)}`,
      `first key ${decimal(firstKey)} s`,
      `${wordsAMinute === null ? '–' : Math.round(wordsAMinute)} words/min`,
      `overtime ${percent(overtime)}`,
    ].join(' · '),
    ...(calibration.count + overrules.overruled === 0
      ? []
      : [`${biasToString(calibration.bias)} · ${counted(overrules.overruled, 'line')} overruled`]),
  ]
}
