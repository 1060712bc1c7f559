import type { Text } from './readText.ts'
import type { Span } from './verdict.ts'

const JOINED_WITHIN = 4

/** The spans of the source behind these tokens (ascending); tokens near each other share one span. */
export function spansOf(text: Text, at: readonly number[]): Span[] {
  const spans: { start: number; end: number; last: number }[] = []
  for (const i of at) {
    const token = text.tokens[i]
    if (!token) continue
    const open = spans.at(-1)
    if (open && i - open.last <= JOINED_WITHIN && text.sentenceOf[i] === text.sentenceOf[open.last]) {
      open.end = Math.max(open.end, token.end)
      open.last = i
    } else spans.push({ start: token.start, end: token.end, last: i })
  }
  return spans.map(({ start, end }) => ({ start, end }))
}
