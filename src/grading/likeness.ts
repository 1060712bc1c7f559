import type { Text } from './readText.ts'
import { synonymsOf } from './synonyms.ts'

/** Where a stem, or one that stands for it, is in a text, and how much that counts: 1 for itself, less for others. */
export interface Likeness {
  readonly credit: number
  readonly places: readonly number[]
}

const SYNONYM = 0.7
/** Shared letter groups below this share are chance. */
const ALIKE = 0.4
const NOTHING: Likeness = { credit: 0, places: [] }

/** The best stand-in for a stem in a text: itself, a synonym, or a word of much the same letters. */
export function likenessIn(text: Text, stem: string): Likeness {
  const exact = text.places.get(stem)
  if (exact) return { credit: 1, places: exact }
  for (const synonym of synonymsOf(stem)) {
    const places = text.places.get(synonym)
    if (places) return { credit: SYNONYM, places }
  }
  return likeLetters(text, stem)
}

/** Words of one family ("path", "pathway") share most of their letters from the first on. */
function likeLetters(text: Text, stem: string): Likeness {
  if (stem.length < 4 || /\d/.test(stem)) return NOTHING
  let best = NOTHING
  for (const [other, places] of text.places) {
    if (other[0] !== stem[0] || other.length < 4) continue
    const alike = lettersAlike(stem, other)
    const credit = alike > ALIKE ? alike * alike : 0
    if (credit > best.credit) best = { credit, places }
  }
  return best
}

const remembered = new Map<string, number>()
const MOST_REMEMBERED = 50_000

/** Share of the two- and three-letter groups that two words have in common, 0..1. */
function lettersAlike(a: string, b: string): number {
  const key = a < b ? `${a} ${b}` : `${b} ${a}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const first = groupsOf(a)
  const second = groupsOf(b)
  let shared = 0
  for (const group of first) if (second.has(group)) shared += 1
  const alike = (2 * shared) / (first.size + second.size)
  if (remembered.size < MOST_REMEMBERED) remembered.set(key, alike)
  return alike
}

function groupsOf(word: string): Set<string> {
  const padded = `^${word}$`
  const groups = new Set<string>()
  for (let i = 0; i + 2 <= padded.length; i += 1)
    groups.add(padded.slice(i, i + 2)).add(padded.slice(i, i + 3))
  return groups
}
