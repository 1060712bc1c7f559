import widthOf from 'fast-string-width'
import type { Progress } from '../practice/progress.ts'
import type { ReportStyle, Tone } from './style.ts'
import { cut, filled, type Line } from './terminalText.ts'
import { levelTone } from './verdictText.ts'
import {
  biasToString,
  counted,
  decimal,
  duration,
  percent,
  readinessToString,
  returnToString,
  shortDay,
} from './wording.ts'

/** What the one page has no room for: everything below 3, drills, chapters, half-time rounds, pace and judgement. */
export function wideSections(progress: Progress, style: ReportStyle): Line[] {
  return [
    ...section('Below 3', belowRows(progress), style),
    ...section('Drills', drillRows(progress), style),
    ...section('Chapters', chapterRows(progress), style),
    ...section('Before reading, and since', preQuestionRows(progress), style),
    ...section('Half-time', halfTimeRows(progress), style),
    ...section('Pace', paceRows(progress), style),
    ...section('Judgement', judgementRows(progress), style),
    ...section('Ready', [[readinessToString(progress)]], style),
  ].slice(1)
}

/** A cell of a table; a level or score brings its tone. */
type Cell = string | readonly [Tone, string]

function section(title: string, rows: readonly (readonly Cell[])[], style: ReportStyle): Line[] {
  if (rows.length === 0) return []
  const textOf = (cell: Cell | undefined) =>
    cell === undefined ? '' : typeof cell === 'string' ? cell : cell[1]
  const columns = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.min(34, Math.max(...rows.map((row) => widthOf(cut(textOf(row[i]), 34))))),
  )
  const body = rows.map((row): Line => {
    if (row.length === 1) return [cut(textOf(row[0]), style.width)]
    let room = style.width
    return row.flatMap((cell, i) => {
      const width = Math.min(widths[i] ?? 0, room)
      room -= width + 2
      if (width <= 0) return []
      const text = filled(textOf(cell), width)
      return [typeof cell === 'string' ? text : ([cell[0], text] as const), '  ']
    })
  })
  return [[], [['heading', title.toUpperCase()]], ...body]
}

const levelCell = (level: number | null): Cell =>
  level === null ? '–' : ([levelTone(level), decimal(level)] as const)

const belowRows = ({ below, day }: Progress) =>
  below.map(({ drill, dimension, score, due }): Cell[] => [
    [levelTone(score), String(score)],
    `${drill}/${dimension}`,
    `returns ${returnToString(due, day)}`,
  ])

const drillRows = ({ drills }: Progress) =>
  drills.map((drill): Cell[] => [
    drill.drill,
    levelCell(drill.level),
    `${drill.passed}/${drill.known || drill.cards} pass`,
    drill.inLibrary ? drill.rung : 'no longer in the library',
    counted(drill.attempts, 'attempt'),
    duration(drill.seconds),
  ])

const chapterRows = ({ chapters }: Progress) =>
  chapters.map((chapter): Cell[] => [
    chapter.title,
    levelCell(chapter.level),
    `${chapter.met} of ${counted(chapter.drills, 'drill')} met`,
    `${chapter.passed}/${chapter.known} pass`,
  ])

const preQuestionRows = ({ drills }: Progress) =>
  drills.flatMap(({ drill, preQuestion }): Cell[][] => {
    if (!preQuestion) return []
    const changes = preQuestion.dimensions.map(
      ({ dimension, before, after }) => `${dimension} ${before} → ${after ?? '–'}`,
    )
    return [[drill, shortDay(preQuestion.day), ...changes]]
  })

const halfTimeRows = ({ halfTimes }: Progress) =>
  halfTimes.count === 0
    ? []
    : [
        [
          `${counted(halfTimes.count, 'round')}: ${halfTimes.kept} kept, ${halfTimes.lost} lost, ${halfTimes.gained} gained`,
        ],
        ...halfTimes.pairs
          .slice(-5)
          .map((pair): Cell[] => [
            `${pair.drill}, ${pair.constraint ?? ''}`,
            shortDay(pair.day),
            `time ${percent(pair.timeRatio)}`,
            `kept ${pair.kept.join(', ') || '–'}`,
            `lost ${pair.lost.join(', ') || '–'}`,
          ]),
      ]

function paceRows({ pace }: Progress): Cell[][] {
  const row = (name: string, sample: Progress['pace']['first']): Cell[][] =>
    sample
      ? [
          [
            name,
            `first key ${decimal(sample.firstKey)} s`,
            `${decimal(sample.wordsAMinute)} words/min`,
            `overtime ${percent(sample.overtime)}`,
          ],
        ]
      : []
  return [...row('first rounds', pace.first), ...row('latest rounds', pace.latest)]
}

function judgementRows({ calibration, dimensions, overrules }: Progress): Cell[][] {
  const byDimension = dimensions
    .filter((dimension) => dimension.calibration.count > 0)
    .map((dimension): Cell[] => {
      const bias = dimension.calibration.bias ?? 0
      return [
        dimension.dimension,
        `${bias > 0 ? '+' : ''}${bias.toFixed(2)}`,
        counted(dimension.calibration.count, 'prediction'),
        `${dimension.overrules.overruled} of ${counted(dimension.overrules.lines, 'line')} overruled`,
      ]
    })
  const whole = `${biasToString(calibration.bias)}; ${overrules.overruled} of ${counted(overrules.lines, 'line')} overruled`
  return [[whole], ...byDimension]
}
