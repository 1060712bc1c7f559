import type { Token } from './tokens.ts'

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** Function words that stand inside an item of a list: "replay from offset", "fan-out on write". */
const INSIDE = set('and or plus of etc by on from in per over at all once')
/** Labels and brackets say how words belong together. */
const STRUCTURE: ReadonlySet<string> = new Set([':', '(', ')'])
const LONGEST_ITEM = 5
const LEAST_ITEMS = 4
/** Share of the words in items from which on a text, or a sentence, is a list. */
const MOSTLY = 0.65
const SHORTEST_SORTED = 6
const LONG_RUN = 6
const SHORTEST_BARE = 14

interface Run {
  readonly from: number
  readonly to: number
}

/**
 * Which tokens stand in bare lists of words: runs of short items that say no relation. Notes with arrows, labels or
 * verbs between their words are no list. `idle` tokens count neither for nor against.
 */
export function listedTokens(
  tokens: readonly Token[],
  sentences: readonly Run[],
  idle: (at: number) => boolean = () => false,
): readonly boolean[] {
  const listed = tokens.map(() => false)
  const isPlain = plainTokens(tokens, sentences)
  const items = segmentsOf(tokens, idle).filter(
    (segment) => isPlain[segment.from] && isItem(tokens, segment) && !idle(segment.from),
  )
  const inItems = items.reduce((sum, { from, to }) => sum + to - from, 0)
  const all = tokens.filter((_, i) => !idle(i)).length
  if (items.length >= LEAST_ITEMS && inItems >= MOSTLY * all) {
    for (const { from, to } of items) listed.fill(true, from, to)
  }
  for (const { from, to } of longRuns(items)) listed.fill(true, from, to)
  for (const { from, to } of sentences) {
    if (isWordHeap(tokens.slice(from, to))) listed.fill(true, from, to)
  }
  return listed
}

/** Runs of items with nothing between them, so long that nobody enumerates so many in an answer. */
function longRuns(items: readonly Run[]): Run[] {
  const runs: Run[] = []
  let first = 0
  items.forEach((item, i) => {
    if (items[i + 1]?.from === item.to) return
    if (i - first + 1 >= LONG_RUN) runs.push({ from: items[first]?.from ?? item.from, to: item.to })
    first = i + 1
  })
  return runs
}

/** Tokens of sentences without labels and arrows, which say how words belong together. */
function plainTokens(tokens: readonly Token[], sentences: readonly Run[]): readonly boolean[] {
  const plain = tokens.map(() => true)
  for (const { from, to } of sentences) {
    const words = tokens.slice(from, to)
    if (words.some(({ word, breakBefore }) => word === '→' || breakBefore === ':'))
      plain.fill(false, from, to)
  }
  return plain
}

/** What stands between two marks of punctuation, idle words apart from the others. */
function segmentsOf(tokens: readonly Token[], idle: (at: number) => boolean): Run[] {
  const segments: Run[] = []
  let from = 0
  for (let i = 1; i <= tokens.length; i += 1) {
    if (i < tokens.length && tokens[i]?.breakBefore === '' && idle(i) === idle(i - 1)) continue
    if (from < i) segments.push({ from, to: i })
    from = i
  }
  return segments
}

function isItem(tokens: readonly Token[], { from, to }: Run): boolean {
  if (to - from > LONGEST_ITEM) return false
  if (STRUCTURE.has(tokens[from]?.breakBefore ?? '') || STRUCTURE.has(tokens[to]?.breakBefore ?? ''))
    return false
  return tokens.slice(from, to).every((token, i) => {
    // "acks=all" names a setting, "id = uuid" says what something is.
    const isSetting = token.word === '=' && token.start === tokens[from + i - 1]?.end
    return !token.small || INSIDE.has(token.word) || isSetting
  })
}

/** Words without punctuation that say no relation, or that stand in the order of the alphabet. */
function isWordHeap(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => !INSIDE.has(token.word))
  if (words.length >= SHORTEST_SORTED && isSorted(tokens)) return true
  const isBare = tokens.every(({ small, word, breakBefore }, i) => {
    return (!small || INSIDE.has(word)) && (i === 0 || breakBefore === '')
  })
  return isBare && words.length >= SHORTEST_BARE
}

/** Almost every word stands behind the one before it in the alphabet. */
function isSorted(tokens: readonly Token[]): boolean {
  let descents = 0
  for (let i = 1; i < tokens.length; i += 1) {
    if ((tokens[i - 1]?.word ?? '') > (tokens[i]?.word ?? '')) descents += 1
  }
  // Below twelve words one step down is enough for a sentence to look sorted by chance.
  return descents <= Math.floor(tokens.length / 12)
}
