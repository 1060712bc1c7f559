import { type Clock, clockText, elapsedOf, overtimeOf, phaseOf, remainingOf } from './clock.ts'
import { longestFit } from './frameParts.ts'
import { widthOf } from './graphemes.ts'
import type { Style } from './style.ts'

/** How long the sign at half time stays. */
const HALF_SIGN_SECONDS = 10
const LONGEST_BAR = 30

/** The clock as text, a bar and words, within `width` columns; words and colour change together. */
export function statusLine(clock: Clock, width: number, style: Style): string {
  const phase = phaseOf(clock)
  if (phase === 'untimed') return `${clockText(elapsedOf(clock))} so far${style.quiet('  no limit')}`
  if (phase === 'over') {
    const time = `+${clockText(overtimeOf(clock))} over`
    return style.bad(`${time}  ${longestFit(OVER, width - widthOf(time) - 2)}`)
  }
  const time = `${clockText(remainingOf(clock), 'up')} left`.padEnd(10)
  const bar = barOf(clock, Math.min(LONGEST_BAR, width - 10 - NEAR.length - 4))
  if (phase === 'near') return style.fair(`${time}  ${bar}  ${NEAR}`)
  const sign = halfSign(clock)
  return `${time}  ${style.good(bar)}${sign && style.quiet(`  ${sign}`)}`
}

const NEAR = 'time is nearly up'
const OVER = [
  'time is up: the answer so far is your timed one; you may finish it',
  'time is up; you may finish',
  'time is up',
]

function halfSign(clock: Clock): string {
  const sinceHalf = elapsedOf(clock) - (clock.limit ?? 0) / 2
  return sinceHalf >= 0 && sinceHalf < HALF_SIGN_SECONDS ? 'half time' : ''
}

function barOf(clock: Clock, width: number): string {
  const full = Math.ceil((remainingOf(clock) / (clock.limit ?? 1)) * width)
  return width < 4 ? '' : '█'.repeat(full) + '░'.repeat(width - full)
}
