import type { Attempt, JudgedDimension } from '../practice/attempt.ts'
import { widthOf } from '../terminal/graphemes.ts'
import { wrap } from '../terminal/layout.ts'

/** Columns below which then and now stand under each other. */
const SIDE_BY_SIDE = 60

/** An answer to one dimension with the day it was given. */
export interface DatedAnswer {
  readonly day: string
  readonly judged: JudgedDimension
}

/** One attempt in a line: day, time taken, drill, form, scores. */
export function attemptLine(attempt: Attempt): string {
  const seconds = attempt.timings.reduce((sum, timing) => sum + timing.seconds, 0)
  const form = attempt.constraint ?? (attempt.mode === 'retry' ? 'retry' : attempt.rung)
  const scores = attempt.dimensions.map((judged) => `${judged.dimension} ${judged.score}`).join(', ')
  const time = `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`
  return `${attempt.day}  ${time.padStart(5)}  ${attempt.drill}  ${form}${scores ? `  ${scores}` : ''}`
}

/** The first and the latest answer to a dimension, side by side where there is room. */
export function thenAndNow(dimension: string, then: DatedAnswer, now: DatedAnswer, width: number): string {
  const head = (answer: DatedAnswer, word: string) => `${word}, ${answer.day}: ${answer.judged.score} of 4`
  const text = (answer: DatedAnswer) => answer.judged.answer.trim() || '(nothing)'
  if (width < SIDE_BY_SIDE) {
    const part = (answer: DatedAnswer, word: string) =>
      [head(answer, word), ...wrap(text(answer), width - 2).map((line) => `  ${line}`)].join('\n')
    return `${dimension}\n${part(then, 'then')}\n${part(now, 'now')}`
  }
  const column = Math.floor((width - 5) / 2)
  const left = [head(then, 'then'), ...wrap(text(then), column)]
  const right = [head(now, 'now'), ...wrap(text(now), column)]
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    `  ${padTo(left[i] ?? '', column)} │ ${right[i] ?? ''}`.trimEnd(),
  )
  return [dimension, ...rows].join('\n')
}

const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
