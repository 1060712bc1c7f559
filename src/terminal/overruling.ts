import type { LineRef } from './feedbackView.ts'
import { sentencesOf } from './sentences.ts'
import type { Overrule } from './terminal.ts'

/** One way to overrule a verdict, under the key that takes it. */
export interface OverruleChoice {
  readonly key: string
  readonly label: string
  readonly overrule: Overrule
}

/** The letters for sentences; x and y have meanings of their own. */
const LETTERS = 'abcdefghijklmnopqrstuvw'

/**
 * The ways to overrule the verdict on a line: each sentence of the answer as the words that say it, `y` for the words the
 * grader was unsure of, `x` for not having said it. `page` counts up where there are more sentences than letters or rows.
 */
export function overruleChoices(ref: LineRef, page: number, most: number): OverruleChoice[] {
  const { dimension, line } = ref
  const withWords = (verdict: 'hit' | 'missed', words: string): Overrule => ({
    dimension: dimension.id,
    line: line.id,
    verdict,
    words,
  })
  const isClaimed = line.kind === 'mistake' || line.verdict === 'hit'
  const [quote] = line.quotes
  const own: OverruleChoice[] = []
  if (!isClaimed && line.unsure && quote !== undefined) {
    own.push({ key: 'y', label: `Yes, I said it: “${quote}”`, overrule: withWords('hit', quote) })
  }
  if (isClaimed || line.verdict === 'partial') {
    const label = line.kind === 'mistake' ? 'I did not make this mistake' : 'I did not say this'
    own.push({ key: 'x', label, overrule: withWords('missed', '') })
  }
  if (isClaimed) return own
  const sentences = sentencesOf(dimension.answer)
  const size = Math.max(1, Math.min(LETTERS.length, most - own.length))
  const start = (page % Math.max(1, Math.ceil(sentences.length / size))) * size
  const said = sentences.slice(start, start + size).map((words, index) => ({
    key: LETTERS[index] ?? '',
    label: words,
    overrule: withWords('hit', words),
  }))
  return [...said, ...own]
}

/** The overrules with one more; a line has one at most. */
export function withOverrule(overrules: readonly Overrule[], added: Overrule): Overrule[] {
  return [...overrules.filter(({ line }) => line !== added.line), added]
}
