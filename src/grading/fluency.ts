import type { Token } from './tokens.ts'
import { CLASSES, classOf } from './wordClass.ts'

// How much likelier a class is behind another than by chance: twice the binary logarithm, rounded, in the order of
// CLASSES, counted over 62,000 words of English documentation prose. A shuffle follows chance, a sentence does not.
const LIKELIER = `
  -12 -6 -6 -8 -11 -2 -11 -8 -7 1 -8 -9 -3 2 0 -1 2 -1 -5
  4 -4 -6 1 -9 -3 1 -6 -6 2 -6 -6 -3 2 -3 0 0 1 -4
  1 -4 -3 -3 -8 -6 -2 -8 7 2 -4 -1 3 1 6 -4 -1 1 -5
  -2 -1 4 -2 4 1 -5 -3 -5 -1 -3 -3 0 -2 -3 1 0 -3 -2
  -10 -9 5 -10 -6 -6 -7 -5 7 3 -5 -7 2 -8 -7 -5 0 -5 -6
  -8 -7 4 -5 7 -7 -3 -6 -6 -2 -5 -2 1 -6 4 -6 0 -5 -7
  2 -7 1 1 2 5 -4 -3 -2 -2 -4 1 0 3 -1 3 -2 -4 -5
  0 -2 0 1 2 2 0 -3 2 2 1 -3 2 0 0 1 0 1 -6
  -2 -3 2 -5 -4 -6 -1 -6 -4 2 -3 -3 3 0 3 -3 1 -4 -3
  -1 1 -1 -2 -5 -6 -2 -3 -3 0 3 -4 1 0 0 3 0 -3 -1
  2 -3 -6 3 -5 7 -2 -4 1 3 -3 -6 -3 1 0 -4 -1 3 -3
  2 -7 2 -4 -9 -7 -2 -7 -5 -3 -5 -10 0 -4 -6 -5 2 -1 -8
  -1 0 -1 -2 -2 -2 0 -2 0 0 -2 -1 -3 1 3 3 -1 -2 1
  1 1 -2 1 -2 -2 0 0 -5 0 -2 2 -2 0 -4 1 -1 -2 1
  -2 3 -4 -2 -4 -6 -1 0 -5 -2 0 4 0 -2 -5 -2 -1 -7 2
  1 2 0 1 1 0 2 1 -4 -1 -2 2 -3 -2 -2 -2 -3 -3 3
  -2 1 0 -1 0 -3 -1 0 -7 -2 -1 1 0 -1 -2 1 0 0 2
  -8 -2 -1 -4 -2 -6 -3 1 -5 -7 3 -3 -6 -2 -3 1 -1 6 3
  0 0 -4 2 -4 4 3 4 -2 0 4 -3 0 0 -3 -2 -1 1 -17`
  .trim()
  .split('\n')
  .map((row) => row.trim().split(' ').map(Number))

const PAUSE = CLASSES.indexOf('|')

/** How English the sequence of words is: above 0 for sentences, below for shuffled words, near 0 for bare notes. */
export function fluencyOf(tokens: readonly Token[]): number {
  let sum = 0
  let pairs = 0
  let before = PAUSE
  const follow = (name: string) => {
    const next = CLASSES.indexOf(name)
    sum += LIKELIER[before]?.[next] ?? 0
    pairs += 1
    before = next
  }
  const pause = () => {
    if (before !== PAUSE) follow('|')
  }
  tokens.forEach((token, i) => {
    if (token.breakBefore !== '' || isSign(token)) pause()
    if (!isSign(token)) follow(isLabel(token, tokens[i + 1]) ? 'o' : classOf(token))
  })
  pause()
  return pairs === 0 ? 0 : sum / pairs / 2
}

/** In terse notes a sign parts two phrases as a pause does. */
const isSign = ({ word }: Token) => word === '=' || word === '→' || word === 'plus'

/** "Bulb A and" names something; the article never stands there. */
function isLabel(token: Token, next: Token | undefined): boolean {
  return (
    token.word === 'a' &&
    (next === undefined || next.breakBefore !== '' || NEVER_AFTER_ARTICLE.has(classOf(next)))
  )
}

const NEVER_AFTER_ARTICLE = new Set('cxmpq')
