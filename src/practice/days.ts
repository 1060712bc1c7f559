const DAY_MS = 86_400_000

/**
 * The learner's day, YYYY-MM-DD, of an instant in ms since 1970. `offsetMinutes` is what the local clock is ahead
 * of UTC by; hours before `rollOver` still belong to the day before.
 */
export function dayOf(at: number, offsetMinutes: number, rollOver: number): string {
  return new Date(at + offsetMinutes * 60_000 - rollOver * 3_600_000).toISOString().slice(0, 10)
}

/** Some ten years of days are asked for again and again, a million times in a rebuild. */
const MOST_REMEMBERED = 4096
const numbers = new Map<string, number>()
const days = new Map<number, string>()

/** Whole days since 1970 of a day YYYY-MM-DD. */
export function dayNumber(day: string): number {
  return remembered(numbers, day, () => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS))
}

/** The day that is `count` days after `day`; negative counts go back. */
export function addDays(day: string, count: number): string {
  const number = dayNumber(day) + count
  return remembered(days, number, () => new Date(number * DAY_MS).toISOString().slice(0, 10))
}

function remembered<K, V>(known: Map<K, V>, key: K, work: () => V): V {
  const there = known.get(key)
  if (there !== undefined) return there
  const value = work()
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(key, value)
  return value
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** The later of two days: YYYY-MM-DD sorts as text. */
export function laterDay(a: string, b: string): string {
  return a > b ? a : b
}

/** The earlier of two days. */
export function earlierDay(a: string, b: string): string {
  return laterDay(a, b) === a ? b : a
}

/** Whether the text is a real calendar day written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    addDays(text, 0) === text
  )
}
