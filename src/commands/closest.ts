import { distance } from 'fastest-levenshtein'

/** The known word that a mistyped one most likely meant; undefined where none is near. */
export function closest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const away = candidate.startsWith(word) ? 1 : distance(word.toLowerCase(), candidate)
    if (away < least) {
      best = candidate
      least = away
    }
  }
  return best
}
