import type { Progress } from '../practice/progress.ts'
import { plainLine } from './clean.ts'
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

/** The report in sentences, without charts: what a screen reader reads out. */
export function terminalPlain(progress: Progress): string {
  const { day, totals, streak, next } = progress
  const { reason, command } = adviceFor(next, day)
  const scope = filterToString(progress)
  const lines = [
    `Progress on ${dayToString(day)}${scope === '' ? '' : `, ${scope}`}.`,
    interviewToString(progress),
    `Next: ${reason}.${command === null ? '' : ` Run: ${command}`}`,
  ]
  if (totals.attempts === 0) lines.push(scope === '' ? 'No attempts yet.' : 'No attempts match.')
  else {
    lines.push(
      `${counted(totals.attempts, 'attempt')} in ${duration(totals.seconds)}, on ${counted(progress.calendar.length, 'day')}.`,
      `${counted(streak.current, 'day')} in a row; the longest row was ${streak.longest}.`,
      readinessToString(progress),
      ...dimensionLines(progress),
      ...belowLines(progress),
      ...forecastLines(progress),
      ...paceLines(progress),
      `${biasToString(progress.calibration.bias)}; ${counted(progress.overrules.overruled, 'line')} overruled.`,
    )
  }
  return lines.filter(Boolean).map(plainLine).join('\n')
}

const dimensionLines = ({ dimensions }: Progress) =>
  dimensions.map(
    ({ dimension, level, passed, cards }) =>
      `${dimension}: level ${decimal(level)} of 4, ${passed} of ${cards} pass.`,
  )

const belowLines = ({ below, day }: Progress) =>
  below.map(
    ({ drill, dimension, score, due }) =>
      `Below 3: ${drill}/${dimension} at ${score}, returns ${returnToString(due, day)}.`,
  )

const forecastLines = ({ forecast }: Progress) =>
  forecast
    .filter(({ retries, reviews }) => retries + reviews > 0)
    .map(({ day, retries, reviews }) => `Due on ${dayToString(day)}: ${counted(retries + reviews, 'card')}.`)

function paceLines({ pace }: Progress): string[] {
  if (!pace.latest) return []
  const { firstKey, wordsAMinute, overtime } = pace.latest
  return [
    `Latest rounds: first key after ${decimal(firstKey)} s, ${decimal(wordsAMinute)} words a minute, overtime ${percent(overtime)}.`,
  ]
}
