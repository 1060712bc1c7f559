import type { Negation } from './negation.ts'
import type { Text } from './readText.ts'

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** Behind "not" these deny that there is what they are said of: "message ids are not used", "duplicates never happen". */
const BEING = set('used needed required necessary possible done wanted exist happen happens occur occurs')
/** Said of something, these reject it: "a bound would be harmful". */
const REJECTING = set(`
  wrong mistake mistaken harmful dangerous overkill pointless useless unnecessary superfluous waste wasted wasteful nonsense
  unneeded impossible forbidden unacceptable anti-pattern antipattern anti counterproductive`)
const LINKING = set('is are was were be seem seems become becomes')
/** Words that may stand between the verb and what it says. */
const BETWEEN = set(
  'a an the only just simply quite really even at all pure plain mere clearly always usually ever a big here',
)
const AUXILIARIES = set(
  'is are was were be been do does did has have will would can could should must need may might',
)
const OPENS_CLAUSE = set(
  'and but or so because since as if when while whereas then that which who what before after until once unless though although plus',
)
const LONGEST_SUBJECT = 10

/**
 * Denials that are said of what stands before them in their clause, as runs of the words they deny. `negations` are
 * those that deny what follows them.
 */
export function subjectDenials(text: Text, negations: readonly Negation[]): Negation[] {
  const { tokens } = text
  const word = (i: number) => tokens[i]?.word ?? ''
  const isDenied = tokens.map(() => false)
  for (const { from, to } of negations) isDenied.fill(true, from, to)
  const denials: Negation[] = []
  const deny = (at: number, verb: number, exceptive: boolean) => {
    let to = verb
    while (to > 0 && AUXILIARIES.has(word(to - 1)) && tokens[to]?.breakBefore === '') to -= 1
    let from = to
    while (from > 0 && to - from < LONGEST_SUBJECT && !opensClause(word(from - 1), word(from))) {
      if (tokens[from]?.breakBefore !== '' || text.sentenceOf[from - 1] !== text.sentenceOf[verb]) break
      from -= 1
    }
    if (from < to) denials.push({ at, from, to, exceptive })
  }
  for (const { at, exceptive } of negations) {
    if (word(at) !== 'not' && word(at) !== 'never') continue
    let verb = at + 1
    while (BETWEEN.has(word(verb)) && tokens[verb]?.breakBefore === '') verb += 1
    let said = at
    while (BETWEEN.has(word(said - 1)) && tokens[said]?.breakBefore === '') said -= 1
    const isSaidOfSubject = AUXILIARIES.has(word(said - 1)) || word(at) === 'never'
    if (BEING.has(word(verb)) && tokens[verb]?.breakBefore === '' && isSaidOfSubject)
      deny(at, said, exceptive)
  }
  for (let i = 0; i < tokens.length; i += 1) {
    if (!LINKING.has(word(i))) continue
    let said = i + 1
    while (BETWEEN.has(word(said)) && tokens[said]?.breakBefore === '') said += 1
    if (REJECTING.has(word(said)) && tokens[said]?.breakBefore === '' && !isDenied[said]) deny(said, i, false)
  }
  return denials
}

/** "Storing before answering is …" goes on being the subject, "before we answer" does not. */
const opensClause = (word: string, next: string) =>
  OPENS_CLAUSE.has(word) && !((word === 'before' || word === 'after') && /(?<!th)ing$/.test(next))
