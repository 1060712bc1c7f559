import { BAR } from '../grading/score.ts'
import { addDays, earlierDay } from '../practice/days.ts'
import type { ChapterProgress, DrillProgress, Progress } from '../practice/progress.ts'
import { mondayOf } from '../practice/progressTally.ts'
import { calendarWeeks, lastDayOf } from './calendar.ts'
import { forecastChart, forecastLegend, heatChart, heatLegend } from './dayCharts.ts'
import { groupedTable, levelCell, table } from './htmlTable.ts'
import { lineChart } from './lineChart.ts'
import { html, type Markup, type Part } from './markup.ts'
import { CHART_WIDTH } from './svg.ts'
import { levelTone } from './verdictText.ts'
import { counted, dayToString, decimal, duration, returnToString } from './wording.ts'

const LEVELS = [1, 2, 3, 4]
/** Weeks of one half of the heat map: half a year. */
const HALF_YEAR = 26

/** A section with its heading and one sentence about it. */
export function section(id: string, title: string, lead: Part, content: Part): Markup {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<p class="lead">${lead}</p>
${content}</section>
`
}

/** First and last day of the charts over weeks; never shorter than four weeks. */
export function chartDays(progress: Progress): [string, string] {
  const last = lastDayOf(progress)
  const first = progress.weeks[0]?.week ?? last
  const earliest = addDays(mondayOf(last), -21)
  return [earlierDay(first, earliest), last]
}

/** The level over all cards, and a small chart for each dimension. */
export function levelSection(progress: Progress): Markup {
  const days = chartDays(progress)
  const points = progress.weeks.flatMap(({ week, level }) =>
    level === null ? [] : [{ day: week, value: level }],
  )
  const common = { days, rule: BAR, ticks: LEVELS }
  const whole = (id: string, width: number, height: number) =>
    lineChart({
      ...common,
      id,
      title: 'Mean level of all dimensions met, by week',
      points,
      width,
      height,
      valueToString: decimal,
    })
  const dimensions = progress.dimensions.map(({ title, level, passed, cards, levels }, i) => {
    const chart = lineChart({
      ...common,
      id: `level-${i}`,
      title: `Level of ${title}, by week`,
      points: levels.map((point) => ({ day: point.week, value: point.level })),
      width: 240,
      height: 110,
      valueToString: decimal,
    })
    return html`<figure><div><h3>${title}</h3><span class="quiet">${passed} of ${cards} pass · <b class="${levelTone(level)}">${decimal(level)}</b></span></div>${chart}</figure>
`
  })
  return section(
    'levels',
    'Levels',
    'Every dimension is scored 1 to 4; the dotted line is the bar, at 3. Lowest first.',
    html`<figure class="whole">${whole('level-chart', 1040, 230)}${whole('level-chart-narrow', CHART_WIDTH, 190)}</figure><div class="grid small">${dimensions}</div>`,
  )
}

/** A year of days in two halves, which stand one above the other on a phone. */
export function practiceSection(progress: Progress): Markup {
  const weeks = calendarWeeks(progress, HALF_YEAR * 2)
  const half = (id: string, title: string, from: number) =>
    html`<figure>${heatChart(id, title, weeks.slice(from, from + HALF_YEAR))}</figure>`
  const { streak, calendar, totals } = progress
  const lead = `${counted(calendar.length, 'day')}, ${duration(totals.seconds)}; the longest row was ${counted(streak.longest, 'day')}.`
  return section(
    'practice',
    'Practice',
    lead,
    html`<div class="grid">${half('days-before', 'Days of practice, the half year before', 0)}${half('days-last', 'Days of practice, the last half year', HALF_YEAR)}</div>${heatLegend()}`,
  )
}

/** What comes back in the next days, and what stands below 3. */
export function comingSection(progress: Progress): Markup {
  const { below, day, forecast } = progress
  const minutes = forecast.reduce((sum, one) => sum + (one.minutes ?? 0), 0)
  const rows = below.map(({ drill, dimension, score, day: last, due }) => [
    `${drill}/${dimension}`,
    html`<b class="${levelTone(score)}">${score}</b>`,
    dayToString(last),
    returnToString(due, day),
  ])
  const columns = [
    { name: 'Below 3' },
    { name: 'Score', kind: 'number' },
    { name: 'Last' },
    { name: 'Returns' },
  ] as const
  const nothing = html`<p class="quiet">Nothing stands below 3.</p>`
  return section(
    'coming',
    'Coming back',
    `What is known today to return in fourteen days${minutes === 0 ? '' : `: about ${duration(minutes * 60)} of practice`}.`,
    html`<div class="grid"><figure>${forecastChart('forecast', 'Cards that come back, by day', forecast)}${forecastLegend()}</figure><div>${table('Dimensions below 3', columns, rows) ?? nothing}</div></div>`,
  )
}

/** Every drill by chapter. */
export function drillSection({ drills, chapters }: Progress): Markup {
  const columns = [
    { name: 'Drill' },
    { name: 'Level', kind: 'level' },
    { name: 'Pass', kind: 'number' },
    { name: 'Rung' },
    { name: 'Attempts', kind: 'number' },
    { name: 'Time', kind: 'number' },
    { name: 'Last' },
  ] as const
  const row = (drill: DrillProgress): Part[] => [
    drill.title,
    levelCell(drill.level),
    `${drill.passed} of ${drill.known || drill.cards}`,
    drill.inLibrary ? drill.rung : 'no longer in the library',
    drill.attempts,
    duration(drill.seconds),
    dayToString(drill.day),
  ]
  const groups = chapters.map((chapter) => ({
    title: html`${chapter.title} <span class="quiet">${chapterNote(chapter)}</span>`,
    rows: drills.filter((drill) => drill.chapter === chapter.chapter).map(row),
  }))
  const met = groups.filter(({ rows }) => rows.length > 0)
  const lead = 'Where every drill that was met stands today.'
  return section('drills', 'Chapters and drills', lead, groupedTable('Drills by chapter', columns, met))
}

function chapterNote({ met, drills, passed, known, number }: ChapterProgress): string {
  const pass = `${passed} of ${counted(known, 'dimension')} pass`
  return number === null ? pass : `${met} of ${counted(drills, 'drill')} met, ${pass}`
}
