import type { Token } from './tokens.ts'

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** Function words of a list that say no relation between its items. */
const LISTING = set('and or plus of etc')
const SHORTEST_LIST = 6
const SHORTEST_BARE_LIST = 8
const LEAST_ITEMS = 4
const SHORT_ITEM = 2.6
const FEW_RELATIONS = 0.08
const LONGEST_LINE = 3
const LEAST_LINES = 5

interface Run {
  readonly from: number
  readonly to: number
}

/** Which tokens stand in bare lists of words: sentences that say no relation, and runs of lines of a word or three. */
export function listedTokens(tokens: readonly Token[], sentences: readonly Run[]): readonly boolean[] {
  const listed = tokens.map(() => false)
  const mark = ({ from, to }: Run) => listed.fill(true, from, to)
  let lines: Run[] = []
  const closeRun = () => {
    if (lines.length >= LEAST_LINES) lines.forEach(mark)
    lines = []
  }
  for (const sentence of sentences) {
    const words = tokens.slice(sentence.from, sentence.to)
    if (isKeywordList(words)) mark(sentence)
    if (words.length <= LONGEST_LINE && countRelations(words) === 0) lines.push(sentence)
    else closeRun()
  }
  closeRun()
  return listed
}

/** Words in a row without a relation between them; notes with arrows, signs, labels or brackets are no list. */
export function isKeywordList(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => !LISTING.has(token.word)).length
  if (words < SHORTEST_LIST) return false
  if (isSorted(tokens)) return true
  const relations = countRelations(tokens)
  const items = tokens.filter((token, i) => i === 0 || token.breakBefore !== '').length
  if (items === 1) return relations === 0 && words >= SHORTEST_BARE_LIST
  return items >= LEAST_ITEMS && words / items <= SHORT_ITEM && relations / words < FEW_RELATIONS
}

function countRelations(tokens: readonly Token[]): number {
  let relations = 0
  for (const token of tokens) {
    if (token.small && !LISTING.has(token.word)) relations += 1
    if (token.word === '→' || token.word === '=') relations += 1
    if (token.breakBefore === ':' || token.breakBefore === '(') relations += 1
  }
  return relations
}

/** Almost every word stands behind the one before it in the alphabet. */
function isSorted(tokens: readonly Token[]): boolean {
  let descents = 0
  for (let i = 1; i < tokens.length; i += 1) {
    if ((tokens[i - 1]?.word ?? '') > (tokens[i]?.word ?? '')) descents += 1
  }
  // Below eight words an ascending run happens by chance.
  return descents <= (tokens.length < 8 ? 0 : 1 + Math.floor(tokens.length / 15))
}
