import type { Claim } from '../drills/drill.ts'
import { type ClaimFound, findClaim, type Reading } from './claims.ts'
import type { CompiledLine } from './compiledDrill.ts'
import { type Covered, coverNearby } from './coverage.ts'
import { spansOf } from './evidence.ts'
import type { Reach } from './reach.ts'
import type { LineVerdict, Span } from './verdict.ts'

/** Share of a saying's words that is as good as saying it. */
const SAID = 0.85
const HALF_SAID = 0.6
/** As near as this to `SAID`, the learner is asked. */
const MARGIN = 0.1

/** More of the covered words than this with the wrong sign, and the answer says the opposite. */
const OPPOSED = 0.4

/** The verdict on a must or plus line, by its claims first and by its wordings where no claim holds. */
export function judgeLine(line: CompiledLine, reading: Reading): LineVerdict {
  const claim = bestClaim(line, reading, 'neighbours')
  const covered = bestCovered(line, reading, 'neighbours')
  const verdict = (kind: LineVerdict['verdict'], at: readonly number[], reason?: string): LineVerdict => ({
    line: line.id,
    verdict: kind,
    evidence: spansOf(reading.text, at),
    ...(reason === undefined ? {} : { reason }),
  })
  if (claim?.state === 'holds') return verdict('hit', claim.at)
  if (covered.share >= SAID && covered.opposed < OPPOSED && !covered.reversed)
    return isAsked(reading, covered.at) ? verdict('partial', covered.at, ASKED) : verdict('hit', covered.at)
  if (claim?.state === 'denied' && bestClaim(line, reading, 'sentence')?.state === 'denied') {
    return verdict('contradicted', claim.at, `you say it does not hold: ${claim.lacking.join(', ')}`)
  }
  if (claim?.state === 'reversed' || (covered.reversed && covered.share >= HALF_SAID)) {
    return claim?.state === 'reversed'
      ? verdict('contradicted', claim.at, 'you tell the two steps in the other order')
      : verdict('contradicted', covered.at, 'you tell it the other way round')
  }
  if (covered.share >= SAID && covered.opposed >= OPPOSED) {
    return verdict('contradicted', covered.at, 'you say that it does not hold')
  }
  if (claim?.state === 'asked') return verdict('partial', claim.at, ASKED)
  if (covered.share >= HALF_SAID && covered.opposed < OPPOSED) {
    const near = covered.share >= SAID - MARGIN ? ({ unsure: true } as const) : {}
    return { ...verdict('partial', covered.at, 'about half of it is said'), ...near }
  }
  if (claim?.state === 'apart')
    return verdict('partial', claim.at, 'its parts are there, but not said together')
  return verdict('missed', [])
}

/** Whether a mistake is asserted, and where. */
export function findMistake(line: CompiledLine, reading: Reading): readonly Span[] | undefined {
  const claims = line.claims.filter((candidate) => !isDoubtful(candidate, reading))
  const claim = bestClaim({ ...line, claims }, reading, 'sentence')
  if (claim?.state === 'holds') return asserted(reading, claim.at)
  const covered = bestCovered(line, reading, 'sentence')
  if (covered.share < SAID || covered.opposed >= OPPOSED || covered.reversed) return undefined
  return asserted(reading, covered.at)
}

/** "If we split by tenant alone, …" weighs the mistake and does not make it. */
function asserted({ text, polarity }: Reading, at: readonly number[]): readonly Span[] | undefined {
  return at.every((place) => polarity.supposed[place]) ? undefined : spansOf(text, at)
}

/** Where the words can be read in the right order as well, the learner has the benefit of the doubt. */
function isDoubtful(claim: Claim, reading: Reading): boolean {
  if (!claim.joins.includes('before')) return false
  const turned = { terms: [...claim.terms].reverse(), joins: [...claim.joins].reverse() }
  return findClaim(reading, turned, 'sentence').state === 'holds'
}

const ASKED = 'you ask it, you do not say it'

/** Whether all these words stand in questions. */
const isAsked = ({ text }: Reading, at: readonly number[]) =>
  at.length > 0 && at.every((place) => text.sentences[text.sentenceOf[place] ?? 0]?.asks === true)

const ORDER = ['holds', 'denied', 'reversed', 'asked', 'apart', 'partly', 'absent']

function bestClaim(line: CompiledLine, reading: Reading, reach: Reach): ClaimFound | undefined {
  let best: ClaimFound | undefined
  for (const claim of line.claims) {
    const found = findClaim(reading, claim, reach)
    if (found.state === 'holds') return found
    if (!best || ORDER.indexOf(found.state) < ORDER.indexOf(best.state)) best = found
  }
  return best
}

function bestCovered(line: CompiledLine, reading: Reading, reach: Reach): Covered {
  let best: Covered = { share: 0, at: [], opposed: 0, reversed: false }
  for (const saying of line.sayings) {
    const covered = coverNearby(saying, reading, reach)
    // A "not" of one's own says nothing of a line whose other words the question has already.
    const isTelling = covered.at.some((place) => !reading.text.tokens[place]?.small)
    if (isTelling && worthOf(covered) > worthOf(best)) best = covered
  }
  return best
}

/** A wording said beats one denied or turned round, however many words it shares. */
const worthOf = (covered: Covered) =>
  covered.opposed >= OPPOSED || covered.reversed ? covered.share / 2 : covered.share
