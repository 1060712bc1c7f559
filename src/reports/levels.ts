import { addDays } from '../practice/days.ts'
import type { LevelPoint, Progress } from '../practice/progress.ts'
import { mondayOf } from '../practice/progressTally.ts'
import { lastDayOf } from './calendar.ts'

/** The highest level. */
export const TOP = 4
/** The lowest level. */
export const BOTTOM = 1

/** Blocks filled from below by eighths of their height. */
export const EIGHTHS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** A line of levels, one character a week. */
export function sparkline(points: readonly LevelPoint[], progress: Progress, weeks: number): string {
  const levels = levelsByWeek(points, progress, weeks)
  const step = (level: number) => Math.max(1, Math.round(((level - BOTTOM) / (TOP - BOTTOM)) * 8))
  return levels.map((level) => (level === undefined ? ' ' : EIGHTHS[step(level)])).join('')
}

/** The level at the end of each of a report's last weeks, carried on through weeks without practice. */
export function levelsByWeek(
  points: readonly LevelPoint[],
  progress: Progress,
  weeks: number,
): (number | undefined)[] {
  const first = addDays(mondayOf(lastDayOf(progress)), (1 - weeks) * 7)
  const known = new Map(points.map(({ week, level }) => [week, level]))
  let level = points.findLast(({ week }) => week < first)?.level
  return Array.from({ length: weeks }, (_, i) => {
    level = known.get(addDays(first, i * 7)) ?? level
    return level
  })
}
