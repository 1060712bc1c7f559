import type { Progress } from '../practice/progress.ts'
import { chartDays, section } from './htmlSections.ts'
import { change, table } from './htmlTable.ts'
import { lineChart } from './lineChart.ts'
import { html, type Markup, type Part } from './markup.ts'
import { biasToString, counted, dayToString, decimal, percent, shortDay } from './wording.ts'

/** What was said before reading, and what is said now. */
export function preQuestionSection({ drills }: Progress): Part {
  const asked = drills.flatMap(({ title, preQuestion }) => (preQuestion ? [{ title, ...preQuestion }] : []))
  if (asked.length === 0) return undefined
  const names = [...new Set(asked.flatMap(({ dimensions }) => dimensions.map(({ dimension }) => dimension)))]
  const rows = asked.map(({ title, day, dimensions }) => [
    title,
    dayToString(day),
    ...names.map((name) => {
      const found = dimensions.find(({ dimension }) => dimension === name)
      return found ? change(found.before, found.after) : '–'
    }),
  ])
  const columns = [{ name: 'Drill' }, { name: 'Asked' }, ...names.map((name) => ({ name }))]
  return section(
    'before',
    'Before reading, and since',
    'The score of the question put before anything was shown, and that of the latest answer.',
    table('Before reading, and since', columns, rows),
  )
}

/** Half-time rounds beside the answers they repeat. */
export function halfTimeSection({ halfTimes }: Progress): Part {
  if (halfTimes.count === 0) return undefined
  const { count, kept, lost, gained, pairs } = halfTimes
  const columns = [
    { name: 'Drill' },
    { name: 'Constraint' },
    { name: 'Day' },
    { name: 'Time', kind: 'number' },
    { name: 'Kept' },
    { name: 'Lost' },
    { name: 'Gained' },
  ] as const
  const rows = pairs
    .slice(-12)
    .reverse()
    .map((pair): Part[] => [
      pair.drill,
      pair.constraint ?? '–',
      dayToString(pair.day),
      percent(pair.timeRatio),
      pair.kept.join(', ') || '–',
      pair.lost.join(', ') || '–',
      pair.gained.join(', ') || '–',
    ])
  return section(
    'half-time',
    'Half the time, one thing changed',
    `${counted(count, 'round')}: ${kept} dimensions kept their pass, ${lost} lost it, ${gained} gained it. Time is the share of the time that the same rounds took before.`,
    table('Half-time rounds, latest first', columns, rows),
  )
}

/** Time to the first key and words a minute, by week. */
export function paceSection(progress: Progress): Part {
  const { first, latest } = progress.pace
  if (!first || !latest) return undefined
  const days = chartDays(progress)
  const chart = (id: string, title: string, value: 'firstKey' | 'wordsAMinute') => {
    const points = progress.weeks.flatMap((week) => {
      const measured = week[value]
      return measured === null ? [] : [{ day: week.week, value: measured }]
    })
    const drawn = lineChart({
      id,
      title,
      points,
      days,
      height: 150,
      valueToString: (n) => String(Math.round(n)),
    })
    return html`<figure><h3>${title}</h3>${drawn}</figure>`
  }
  const lead = `In the latest ${counted(latest.rounds, 'round')}: first key after ${decimal(latest.firstKey)} s, ${decimal(latest.wordsAMinute)} words a minute, ${percent(latest.overtime)} over time. In the first ${counted(first.rounds, 'round')}: ${decimal(first.firstKey)} s, ${decimal(first.wordsAMinute)} words, ${percent(first.overtime)}.`
  return section(
    'pace',
    'Pace',
    lead,
    html`<div class="grid">${chart('first-key', 'Seconds to the first key', 'firstKey')}${chart('words', 'Words a minute', 'wordsAMinute')}</div>`,
  )
}

/** Predictions against scores, and how often the learner overruled the grader. */
export function judgementSection(progress: Progress): Part {
  const { calibration, overrules, dimensions, beliefs } = progress
  if (calibration.count === 0 && overrules.lines === 0) return undefined
  const columns = [
    { name: 'Dimension' },
    { name: 'Predicted − scored', kind: 'number' },
    { name: 'Predictions', kind: 'number' },
    { name: 'Lines overruled', kind: 'number' },
  ] as const
  const rows = dimensions.map(({ title, calibration: own, overrules: lines }): Part[] => [
    title,
    own.bias === null ? '–' : `${own.bias > 0 ? '+' : ''}${own.bias.toFixed(2)}`,
    own.count,
    `${lines.overruled} of ${lines.lines.toLocaleString('en-US')}`,
  ])
  const sure = beliefs.filter(({ count }) => count > 0)
  const NAMES = { 1: 'a guess', 2: 'fairly sure', 3: 'certain' } as const
  const believed = sure.map(
    ({ confidence, count, right }) => `${NAMES[confidence]} ${percent(right / count)} right`,
  )
  return section(
    'judgement',
    'Judgement',
    `Your ${biasToString(calibration.bias)}; ${overrules.overruled.toLocaleString('en-US')} of ${counted(overrules.lines, 'line')} were overruled.${believed.length === 0 ? '' : ` Statements: ${believed.join(', ')}.`}`,
    html`<div class="grid">${calibration.count > 0 && matrix(calibration.table)}<div class="wide">${table('Judgement by dimension', columns, rows)}</div></div>`,
  )
}

function matrix(rows: readonly (readonly number[])[]): Markup {
  const body = rows.map(
    (row, i) =>
      html`<tr><th scope="row">${i + 1}</th>${row.map((count, j) => html`<td${i === j && html` class="exact"`}>${count}</td>`)}</tr>`,
  )
  return html`<figure><figcaption id="matrix">Predicted (rows) against scored (columns)</figcaption><table class="matrix" aria-labelledby="matrix"><thead><tr><td></td>${[1, 2, 3, 4].map((score) => html`<th scope="col">${score}</th>`)}</tr></thead><tbody>${body}</tbody></table></figure>`
}

/** When the report was made and what it leaves out. */
export function footNote({ day, redacted }: Progress): Markup {
  return html`<p>Made by redrill on ${shortDay(day)} from the practice journal on this machine.${redacted && ' The answers are left out.'}</p>`
}
