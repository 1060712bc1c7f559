import { scaleLinear, scaleUtc } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { html, type Markup } from './markup.ts'
import { CHART_WIDTH, svg, tenth } from './svg.ts'
import { counted, monthOf, shortDay } from './wording.ts'

/** A value in the week that begins on a day. */
export interface LinePoint {
  readonly day: string
  readonly value: number
}

/** What a line chart shows. */
export interface LineChart {
  /** Unique in the page. */
  readonly id: string
  readonly title: string
  /** Oldest first, a week apart or more. */
  readonly points: readonly LinePoint[]
  /** First and last day of the axis. */
  readonly days: readonly [string, string]
  /** The values that the axis names, lowest first; without them it begins at 0 and ends above the highest value. */
  readonly ticks?: readonly number[]
  readonly width?: number
  readonly height: number
  /** A value marked by a line across, such as the bar. */
  readonly rule?: number
  readonly valueToString: (value: number) => string
}

const EDGE = { top: 10, right: 30, bottom: 20, left: 26 }
const instantOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** A line over time with both axes, its last value written out; of a single point, the point. */
export function lineChart(chart: LineChart): Markup {
  const { id, title, points, height, rule, valueToString, width = CHART_WIDTH } = chart
  const right = width - EDGE.right
  const foot = height - EDGE.bottom
  const x = scaleUtc(chart.days.map(instantOf), [EDGE.left, right])
  const y = scaleLinear(domainOf(chart), [foot, EDGE.top])
  if (!chart.ticks) y.nice(3)
  const across = (of: (point: LinePoint) => number) => (point: LinePoint) => tenth(of(point))
  const atX = across(({ day }) => x(instantOf(day)))
  const atY = across(({ value }) => y(value))
  const rows = (chart.ticks ?? y.ticks(3)).map((value) => {
    const level = tenth(y(value))
    return html`${axis('axis', right, level)}<text x="${EDGE.left - 6}" y="${level + 4}" text-anchor="end">${chart.ticks ? value : valueToString(value)}</text>`
  })
  const columns = x.ticks(Math.floor(width / 80)).map((date) => {
    const label = tickLabel(date.toISOString().slice(0, 10))
    return html`<text x="${tenth(x(date))}" y="${height - 4}" text-anchor="middle">${label}</text>`
  })
  const paths =
    points.length > 1 &&
    html`<path class="area" d="${area(atX, foot, atY).curve(curveMonotoneX)([...points]) ?? ''}"/><path class="stroke" d="${line(atX, atY).curve(curveMonotoneX)([...points]) ?? ''}"/>`
  const last = points.at(-1)
  const end =
    last &&
    html`<circle class="dot" cx="${atX(last)}" cy="${atY(last)}" r="3.5"/><text class="value" x="${tenth(atX(last) + 7)}" y="${tenth(atY(last) + 4)}">${valueToString(last.value)}</text>`
  const mark = rule !== undefined && axis('bar3', right, tenth(y(rule)))
  return svg({ id, title, text: summary(chart), width, height }, html`${rows}${mark}${columns}${paths}${end}`)
}

function domainOf({ ticks, points }: LineChart): [number, number] {
  if (ticks) return [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  return [0, Math.max(1, ...points.map(({ value }) => value))]
}

const axis = (name: string, right: number, at: number): Markup =>
  html`<line class="${name}" x1="${EDGE.left}" x2="${right}" y1="${at}" y2="${at}"/>`

/** A month by its name, January by its year, any other day in short. */
function tickLabel(day: string): string {
  if (!day.endsWith('-01')) return shortDay(day)
  return day.endsWith('-01-01') ? day.slice(0, 4) : monthOf(day)
}

function summary({ points, valueToString }: LineChart): string {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return 'Nothing measured yet.'
  const ends = `From ${valueToString(first.value)} in the week of ${shortDay(first.day)} to ${valueToString(last.value)} in that of ${shortDay(last.day)}`
  return `${ends}; ${counted(points.length, 'week')} with practice.`
}
