import type { Text } from './readText.ts'

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** "If we did this, …": what follows is weighed, not done. */
const SUPPOSING = set('if suppose supposing imagine otherwise else')
const WEIGHED_BY = set('we i you')
/** "Alternative considered: …", "a naive design would …". */
const ALTERNATIVES = set(
  'alternative alternatives alternatively considered naive naively tempting temptation',
)
const OPENERS_WITHIN = 3
const LONGEST = 24

/** Which tokens are weighed as a possibility and not said to be the case. */
export function supposedTokens(text: Text): readonly boolean[] {
  const supposed = text.tokens.map(() => false)
  for (const { from, to } of text.sentences) {
    for (let i = from; i < to; i += 1) {
      const word = text.tokens[i]?.word ?? ''
      if (SUPPOSING.has(word) && WEIGHED_BY.has(text.tokens[i + 1]?.word ?? '')) {
        supposed.fill(true, i, clauseEnd(text, i, to))
      } else if (i - from < OPENERS_WITHIN && ALTERNATIVES.has(word)) {
        supposed.fill(true, i, to)
      }
    }
  }
  return supposed
}

/** The end of the condition: a comma, "then" or an arrow closes it. */
function clauseEnd(text: Text, at: number, to: number): number {
  const last = Math.min(to, at + LONGEST)
  for (let i = at + 2; i < last; i += 1) {
    const token = text.tokens[i]
    if (token && (token.breakBefore !== '' || token.word === 'then' || token.word === '→')) return i
  }
  return last
}
