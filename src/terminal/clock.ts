/**
 * A reckoning of the time a round has taken. It runs by the wall clock, which goes on while a laptop sleeps; the monotonic
 * clock beside it shows where the wall clock was set back. All instants are ms, all results seconds.
 */
export interface Clock {
  /** Seconds for the round; absent where it counts up. */
  readonly limit?: number
  /** Seconds from earlier sittings. */
  readonly carried: number
  readonly startWall: number
  /** What the wall clock was set back by since the start. */
  readonly setBack: number
  readonly wall: number
  readonly monotonic: number
}

/** Smaller steps back are the jitter of two readings. */
const JITTER_MS = 100

export function startClock(
  limit: number | undefined,
  carried: number,
  wall: number,
  monotonic: number,
): Clock {
  return {
    ...(limit === undefined ? {} : { limit }),
    carried,
    startWall: wall,
    setBack: 0,
    wall,
    monotonic,
  }
}

/** The clock read again; time the wall clock lost against the monotonic one is added back. */
export function readClock(clock: Clock, wall: number, monotonic: number): Clock {
  const lost = monotonic - clock.monotonic - (wall - clock.wall)
  const setBack = clock.setBack + (lost > JITTER_MS ? lost : 0)
  return { ...clock, setBack, wall, monotonic }
}

/** Seconds on the clock over all sittings. */
export function elapsedOf(clock: Clock): number {
  const here = Math.max(0, clock.wall - clock.startWall + clock.setBack)
  return clock.carried + here / 1000
}

/** Seconds left, negative in overtime; infinite where there is no limit. */
export const remainingOf = (clock: Clock): number =>
  (clock.limit ?? Number.POSITIVE_INFINITY) - elapsedOf(clock)

/** Seconds after the limit. */
export const overtimeOf = (clock: Clock): number => Math.max(0, -remainingOf(clock))

/** Ms until the clock shows another second; the end of the time is always such a moment. */
export function untilNextTick(clock: Clock): number {
  const remaining = remainingOf(clock)
  const shown =
    remaining > 0 && Number.isFinite(remaining) ? -remaining : elapsedOf(clock) - (clock.limit ?? 0)
  // One ms more than the exact moment, since timers may fire a little early.
  return Math.round((Math.floor(shown + 1) - shown) * 1000) + 1
}

/** How the time stands: the last fifth is `near`. */
export type Phase = 'untimed' | 'first half' | 'second half' | 'near' | 'over'

export function phaseOf(clock: Clock): Phase {
  if (clock.limit === undefined) return 'untimed'
  const share = remainingOf(clock) / clock.limit
  if (!(share > 0)) return 'over'
  if (share <= 0.2) return 'near'
  return share <= 0.5 ? 'second half' : 'first half'
}

/** Moments that are announced where no clock is drawn. */
export type Sign = 'half' | 'minute' | 'fifteen seconds' | 'end'

/** The signs passed between two readings of one clock, in their order. */
export function signsBetween(before: Clock, after: Clock): Sign[] {
  const { limit } = after
  if (limit === undefined) return []
  const at: [Sign, number][] = [
    ['half', limit / 2],
    ['minute', 60],
    ['fifteen seconds', 15],
    ['end', 0],
  ]
  return at
    .filter(([sign, left]) => sign === 'half' || sign === 'end' || left < limit / 2)
    .filter(([, left]) => remainingOf(before) > left && remainingOf(after) <= left)
    .map(([sign]) => sign)
}

/** `1:05`; whole seconds, rounded up where they are a remainder so that 0:00 means that time is up. */
export function clockText(seconds: number, round: 'up' | 'down' = 'down'): string {
  const whole = Math.max(0, round === 'up' ? Math.ceil(seconds) : Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** `1 minute 5 seconds`, for reading aloud. */
export function spokenTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const count = (n: number, unit: string) => (n === 0 ? '' : `${n} ${unit}${n === 1 ? '' : 's'}`)
  const parts = [count(Math.floor(whole / 60), 'minute'), count(whole % 60, 'second')].filter(Boolean)
  return parts.join(' ') || 'no time'
}
