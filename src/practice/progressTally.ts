import type { Attempt, JudgedDimension, Timing } from './attempt.ts'
import { addDays, dayNumber } from './days.ts'
import type { PaceSample } from './progress.ts'

/** A running mean. */
export interface Mean {
  count: number
  sum: number
}

/** A mean of nothing yet. */
export const emptyMean = (): Mean => ({ count: 0, sum: 0 })

/** Takes one value into a mean. */
export function addTo(mean: Mean, value: number): void {
  mean.count += 1
  mean.sum += value
}

/** The mean to three decimals, or null of nothing. */
export function meanOf(mean: Mean): number | null {
  return mean.count === 0 ? null : rounded(mean.sum / mean.count)
}

/** A number to three decimals, so that reports read well and stay the same everywhere. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  // 1970-01-01 was a Thursday.
  return addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7))
}

/** Runs of characters other than blanks and control characters. */
export function countWords(text: string): number {
  let words = 0
  let inWord = false
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    const blank = code <= 0x20 || code === 0xa0
    if (!blank && !inWord) words += 1
    inWord = !blank
  }
  return words
}

/** How one round went: what the clock says of the answers given in it. */
export interface RoundMeasure {
  readonly firstKey: number | null
  /** Over the seconds after the first key. */
  readonly wordsAMinute: number | null
  /** Null where the round had no limit. */
  readonly overtime: boolean | null
}

/** The measures of each round of an attempt that has answers. */
export function roundMeasures(attempt: Attempt): RoundMeasure[] {
  return attempt.timings.flatMap((timing) => {
    const answers = attempt.dimensions.filter((judged) => judged.round === timing.round)
    return answers.length === 0 || timing.seconds <= 0 ? [] : [measure(timing, answers)]
  })
}

function measure(timing: Timing, answers: readonly JudgedDimension[]): RoundMeasure {
  const words = answers.reduce((sum, judged) => sum + countWords(judged.answer), 0)
  const writing = timing.seconds - (timing.firstKey ?? 0)
  return {
    firstKey: timing.firstKey ?? null,
    wordsAMinute: words === 0 || writing <= 0 ? null : (words / writing) * 60,
    overtime: timing.limit === undefined ? null : timing.overtime > 0,
  }
}

/** Medians over some rounds; null of none. */
export function paceSample(rounds: readonly RoundMeasure[]): PaceSample | null {
  if (rounds.length === 0) return null
  const timed = rounds.filter((round) => round.overtime !== null)
  return {
    rounds: rounds.length,
    firstKey: median(rounds.map((round) => round.firstKey)),
    wordsAMinute: median(rounds.map((round) => round.wordsAMinute)),
    overtime:
      timed.length === 0 ? null : rounded(timed.filter((round) => round.overtime).length / timed.length),
  }
}

function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : rounded((upper + lower) / 2)
}
