import type { Token } from './tokens.ts'

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** Classes of words, one letter each; `o` is any other word, `|` a pause. */
export const CLASSES = 'dpximsrcnaqtlgeyo#|'

const MEMBERS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['d', set('a an the my our your their its every each')],
  [
    'p',
    set(
      'of in on at by for from with into onto about between through per via within as over under during against among around behind',
    ),
  ],
  ['x', set('is are was were be been being am has have had having do does did')],
  ['m', set('will would shall should can could may might must')],
  ['s', set('i we he she they you')],
  ['i', set('it this that these those them him us me one')],
  ['r', set('which who whom whose what when where why how while whether')],
  ['c', set('and or but nor')],
  ['q', set('if because so than then although though unless until since once before after')],
  ['n', set('not never no')],
  [
    'a',
    set(
      'also only just very too even still already again ever quite more most less all both some any such other same',
    ),
  ],
  ['t', set('to')],
]

const CLASS_OF = new Map(MEMBERS.flatMap(([name, words]) => [...words].map((word) => [word, name] as const)))

/** The class of a word: by list for function words, by ending for the rest. */
export function classOf(token: Token): string {
  const known = CLASS_OF.get(token.word)
  if (known !== undefined) return known
  if (token.value !== undefined) return '#'
  const { word } = token
  if (word.length > 4 && word.endsWith('ly')) return 'l'
  if (word.length > 5 && word.endsWith('ing')) return 'g'
  if (word.length > 4 && word.endsWith('ed')) return 'e'
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return 'y'
  return 'o'
}
