import type { Claim, Term } from './drill.ts'

/**
 * Reads the `means:` notation: `claim = term (("+" | "before") term)*`, `term = ["not"] concept`.
 * Returns the claim, or one sentence that says what is wrong with it.
 */
export function parseClaim(text: string): Claim | string {
  const parts = text.trim().split(/\s*\+\s*|\s+(before)\s+/)
  const terms: Term[] = []
  const joins: ('+' | 'before')[] = []
  // split() with a group yields term, separator, term …; the separator is undefined for "+".
  for (let i = 0; i < parts.length; i += 2) {
    const term = parseTerm(parts[i] ?? '')
    if (!term) return `a concept is missing in "${text.trim()}"`
    if (i > 0) joins.push(parts[i - 1] === 'before' ? 'before' : '+')
    terms.push(term)
  }
  return { terms, joins }
}

function parseTerm(text: string): Term | undefined {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const not = words[0] === 'not'
  const concept = (not ? words.slice(1) : words).join(' ')
  return concept === '' || concept === 'before' ? undefined : { concept, not }
}

/** The claim in its own notation, as `check` and `show` print it. */
export function claimToString(claim: Claim): string {
  return claim.terms
    .map((term, i) => `${i === 0 ? '' : ` ${claim.joins[i - 1]} `}${term.not ? 'not ' : ''}${term.concept}`)
    .join('')
}
