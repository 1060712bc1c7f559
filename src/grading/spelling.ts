import { isEveryday } from './commonWords.ts'
import type { Spelling } from './readText.ts'
import { stemOf } from './words.ts'

const SHORTEST = 5
const LONGEST = 24
const MOST_REMEMBERED = 5_000

/**
 * Puts typing errors right against a vocabulary of stems: one transposed, missing, added or wrong letter in a word
 * of five letters or more. A word that is itself in the vocabulary, or everyday English, is never touched.
 */
export function spellingFor(vocabulary: ReadonlySet<string>): Spelling {
  let shortened: Map<string, string> | undefined
  const remembered = new Map<string, string>()
  return (word, stem) => {
    if (vocabulary.has(stem) || word.length < SHORTEST || word.length > LONGEST || isEveryday(stem))
      return stem
    if (!/^[a-z]+$/.test(word)) return stem
    const known = remembered.get(word)
    if (known !== undefined) return known
    shortened ??= shortenedForms(vocabulary)
    const meant = transposed(word, vocabulary) ?? oneOff(stem, vocabulary, shortened) ?? stem
    if (remembered.size < MOST_REMEMBERED) remembered.set(word, meant)
    return meant
  }
}

function transposed(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  for (let i = 0; i + 1 < word.length; i += 1) {
    if (word[i] === word[i + 1]) continue
    const stem = stemOf(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2))
    if (vocabulary.has(stem) && stem.length >= SHORTEST - 1) return stem
  }
  return undefined
}

/** A stem of the vocabulary one letter away: both lose a letter and meet. */
function oneOff(
  stem: string,
  vocabulary: ReadonlySet<string>,
  shortened: ReadonlyMap<string, string>,
): string | undefined {
  if (stem.length < SHORTEST) return undefined
  const longer = shortened.get(stem)
  if (longer !== undefined && longer[0] === stem[0]) return longer
  for (let i = 1; i < stem.length; i += 1) {
    const shorter = stem.slice(0, i) + stem.slice(i + 1)
    if (vocabulary.has(shorter) && shorter.length >= SHORTEST) return shorter
    const other = shortened.get(shorter)
    if (
      other !== undefined &&
      stem.length > SHORTEST &&
      other.length === stem.length &&
      other[0] === stem[0] &&
      isOneLetterApart(other, stem)
    ) {
      return other
    }
  }
  return undefined
}

function isOneLetterApart(a: string, b: string): boolean {
  let differences = 0
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) differences += 1
  return differences === 1
}

/** Stems of the vocabulary with one letter left out, never the first. */
function shortenedForms(vocabulary: ReadonlySet<string>): Map<string, string> {
  const forms = new Map<string, string>()
  for (const stem of vocabulary) {
    if (stem.length < SHORTEST || !/^[a-z]+$/.test(stem)) continue
    for (let i = 1; i < stem.length; i += 1) {
      const form = stem.slice(0, i) + stem.slice(i + 1)
      if (!forms.has(form)) forms.set(form, stem)
    }
  }
  return forms
}
