import { addDays } from '../practice/days.ts'
import type { Progress } from '../practice/progress.ts'
import { mondayOf } from '../practice/progressTally.ts'

/** Minutes from which a day of practice is shown one step stronger. */
const STEPS = [10, 20, 30] as const

/** What the four steps of a heat map stand for, weakest first. */
export const HEAT_LABELS = ['under 10 min', '10 to 20 min', '20 to 30 min', '30 min or more'] as const

/** One cell of the heat map. */
export interface HeatDay {
  readonly day: string
  readonly attempts: number
  readonly seconds: number
  /** 0 no practice, 1-4 by minutes. */
  readonly heat: 0 | 1 | 2 | 3 | 4
  /** The day lies after the last day of the report. */
  readonly ahead: boolean
}

/** The last day that a report covers. */
export const lastDayOf = ({ day, filter }: Progress): string =>
  filter.until !== undefined && filter.until < day ? filter.until : day

/** The last `count` weeks of a report, each from Monday to Sunday, oldest first. */
export function calendarWeeks(progress: Progress, count: number): HeatDay[][] {
  const last = lastDayOf(progress)
  const practised = new Map(progress.calendar.map((day) => [day.day, day]))
  return Array.from({ length: count }, (_, i) => {
    const monday = addDays(mondayOf(last), (i - count + 1) * 7)
    return Array.from({ length: 7 }, (_, weekday): HeatDay => {
      const day = addDays(monday, weekday)
      const known = practised.get(day)
      const { attempts, seconds } = known ?? { attempts: 0, seconds: 0 }
      const heat = known
        ? ((1 + STEPS.filter((minutes) => seconds >= minutes * 60).length) as HeatDay['heat'])
        : 0
      return { day, attempts, seconds, heat, ahead: day > last }
    })
  })
}
