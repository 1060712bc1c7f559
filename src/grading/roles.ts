import type { Text } from './readText.ts'
import { ARTICLES, stemOf } from './words.ts'

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

const BE = set('is are was were be been being gets get got')
/** Verbs that say the same whichever side comes first. */
const SYMMETRIC = new Set(
  [
    ...set(
      'compare equal match meet join merge differ connect reconcile agree combine mix touch same mean link',
    ),
  ].map(stemOf),
)

/** Three content words in a row within one clause: who does what to whom. */
interface Action {
  readonly first: string
  readonly verb: string
  readonly second: string
  /** Voice and small words: "is copied by", "copies from". */
  readonly form: string
}

/** Whether an answer gives the two sides of a saying to each other: "the leader copies from the follower". */
export function rolesSwapped(saying: Text, answer: Text): boolean {
  const told = actionsIn(answer)
  const isSame = (a: Action, b: Action) => a.first === b.first && a.verb === b.verb && a.second === b.second
  return actionsIn(saying).some((meant) => {
    if (SYMMETRIC.has(meant.verb) || meant.first === meant.second) return false
    if (told.some((action) => isSame(meant, action))) return false
    return told.some(
      ({ first, verb, second, form }) =>
        first === meant.second && verb === meant.verb && second === meant.first && form === meant.form,
    )
  })
}

function actionsIn(text: Text): Action[] {
  const actions: Action[] = []
  const content: number[] = []
  text.tokens.forEach((token, i) => {
    if (token.breakBefore !== '') content.length = 0
    if (token.small || text.stems[i] === '') return
    content.push(i)
    const [a, b, c] = content.slice(-3)
    if (a === undefined || b === undefined || c === undefined) return
    const form = `${smallBetween(text, a, b, BE)}|${smallBetween(text, b, c)}`
    actions.push({ first: text.stems[a] ?? '', verb: text.stems[b] ?? '', second: text.stems[c] ?? '', form })
  })
  return actions
}

/** The small words between two tokens; with `only`, whether one of those is among them. */
function smallBetween(text: Text, from: number, to: number, only?: ReadonlySet<string>): string {
  const words = text.tokens.slice(from + 1, to).map((token) => token.word)
  if (only) return words.some((word) => only.has(word)) ? 'passive' : ''
  return words.filter((word) => !ARTICLES.has(word)).join(' ')
}
