import { BAR } from '../grading/score.ts'
import type { Progress } from '../practice/progress.ts'
import { calendarWeeks } from './calendar.ts'
import { BOTTOM, EIGHTHS, levelsByWeek, sparkline, TOP } from './levels.ts'
import { filled, type Line } from './terminalText.ts'
import { levelTone } from './verdictText.ts'
import { decimal, monthOf, weekdayOf } from './wording.ts'

const SHADES = ['·', '░', '▒', '▓', '█'] as const

/** A row for each weekday and a column for each week, darker with more minutes, then the months. */
export function heatMap(progress: Progress, weeks: number): Line[] {
  const columns = calendarWeeks(progress, weeks)
  const rows = Array.from({ length: 7 }, (_, weekday): Line => {
    const days = columns.flatMap((week) => week[weekday] ?? [])
    const name = weekdayOf(days[0]?.day ?? progress.day)
    return [
      ['quiet', `${name} `],
      ['good', days.map((day) => (day.ahead ? ' ' : SHADES[day.heat])).join('')],
    ]
  })
  return [...rows, [['quiet', `    ${monthRow(columns.map((week) => week[0]?.day ?? ''))}`]]]
}

/** The name of each month over the first week that begins in it, where there is room. */
function monthRow(mondays: readonly string[]): string {
  let row = ''
  for (const [i, monday] of mondays.entries()) {
    const isNew = Number(monday.slice(8)) <= 7
    if (isNew && row.length <= i && i + 3 <= mondays.length) row = row.padEnd(i) + monthOf(monday)
  }
  return row
}

/** Levels by week as columns, the level carried on through weeks without practice. */
export function levelChart(progress: Progress, weeks: number): Line[] {
  const levels = levelsByWeek(
    progress.weeks.flatMap(({ week, level }) => (level === null ? [] : [{ week, level }])),
    progress,
    weeks,
  )
  const rows = TOP - BOTTOM
  return Array.from({ length: rows }, (_, i): Line => {
    const floor = TOP - 1 - i
    const cells = levels.map((level) => (level === undefined ? ' ' : eighth(level - floor)))
    return [
      ['quiet', `  ${floor + 1} `],
      ['accent', cells.join('')],
    ]
  })
}

/** A block filled from below by a share of its height. */
const eighth = (share: number): string => EIGHTHS[Math.round(Math.min(1, Math.max(0, share)) * 8)] ?? ' '

/** A bar from level 1 to 4; the mark `┊` stands at the bar of 3. */
export function levelBar(level: number, width: number): Line {
  const full = Math.round(((level - BOTTOM) / (TOP - BOTTOM)) * width)
  const mark = Math.round(((BAR - BOTTOM) / (TOP - BOTTOM)) * width)
  const rest = Array.from({ length: width - full }, (_, i) => (full + i === mark ? '┊' : '─')).join('')
  return [
    [levelTone(level), '█'.repeat(full)],
    ['quiet', rest],
  ]
}

/** One row a dimension: name, bar, level, how many cards pass, and its levels over the last weeks. */
export function dimensionRows(progress: Progress, width: number, rows: number): Line[] {
  const spark = width >= 44 ? Math.min(26, width - 34) : 0
  const bar = Math.max(6, Math.min(16, width - spark - 25))
  return progress.dimensions.slice(0, rows).map((dimension): Line => {
    const passed = `${dimension.passed}/${dimension.cards}`.padStart(5)
    const line = spark === 0 ? '' : ` ${sparkline(dimension.levels, progress, spark)}`
    return [
      filled(dimension.dimension, 12),
      ...levelBar(dimension.level, bar),
      ` ${decimal(dimension.level)} ${passed}`,
      ['accent', line],
    ]
  })
}

/** Cards that come back in the next fourteen days: columns, numbers and weekdays. */
export function forecastChart({ forecast }: Progress): Line[] {
  const counts = forecast.map(({ retries, reviews }) => retries + reviews)
  const most = Math.max(1, ...counts)
  const columns = [1, 0].map((floor): Line => {
    const cells = counts.map((count) => `${eighth((count / most) * 2 - floor).repeat(2)} `)
    return [['accent', cells.join('')]]
  })
  return [
    ...columns,
    [counts.map((count) => (count === 0 ? ' · ' : `${String(count).padStart(2)} `)).join('')],
    [['quiet', forecast.map(({ day }) => `${weekdayOf(day).slice(0, 2)} `).join('')]],
  ]
}
