import { isEveryday } from './commonWords.ts'
import type { Token } from './tokens.ts'
import { stemOf } from './words.ts'

// What is said of any system whatever: praise, management, method. Words of this kind alone promise nothing.
const GENERAL = `
  accountability adapt agile align alignment appropriate approach architect architecture aspect attention availability aware
  balance basically benefit best bottleneck business careful carefully challenge clean cloud collaborate communicate company
  complex complexity component concern consider consideration consistency context continuous control cost critical culture
  decouple decoupled design discipline discuss efficiency efficient effort elastic elasticity
  engineer engineering ensure enterprise essential evaluate evolve excellence expectation experience feedback   flexible flexibility focus foundation framework future goal grow growth guideline handle happy high holistic improve
  industry infrastructure innovation insight integrate iterate iteration journey landscape latest leverage lifecycle
  maintain maintainability maintainable manage management mature maturity mindset mission modern modular monitor
  monitoring observability observable operate operational opportunity optimal optimise optimize organisation ownership
  performance performant philosophy pillar plan platform practice pragmatic principle priority proactive   professional project properly proven quality quick quickly rapid react reason reliability reliable requirement resilience
  resilient responsible review right roadmap robust robustly scalability scalable scale
  seamless seamlessly secure security sensible simple simplicity skill smart smooth smoothly software solid solution
  stable stakeholder standard state-of-the-art strategic strategy strong suitable support sustainable system
  team technical technology thorough thoroughly tolerance tool trade trade-off transparent trust understand vision
  well workload world-class`
const stems = new Set(GENERAL.split(/\s+/).filter(Boolean).map(stemOf))

/** General words that make a stretch, and what each other telling word weighs against them. */
const LEAST_GENERAL = 5
const AGAINST = 1
/** A number says something of this system. */
const NUMBER_AGAINST = 4

/** Which tokens stand in stretches of a sentence that are true of every system, and so say nothing of this one. */
export function generalTokens(
  tokens: readonly Token[],
  sentences: readonly { readonly from: number; readonly to: number }[],
): readonly boolean[] {
  const general = tokens.map(() => false)
  for (const { from, to } of sentences) {
    const stretch = emptiestStretch(tokens, from, to)
    if (stretch) general.fill(true, stretch.from, stretch.to)
  }
  return general
}

/** The stretch in which general words outweigh the others most; undefined where they are few. */
function emptiestStretch(tokens: readonly Token[], from: number, to: number) {
  let best = { weight: 0, general: 0, from, to: from }
  let open = { weight: 0, general: 0, from }
  for (let i = from; i < to; i += 1) {
    const weight = weightOf(tokens[i] as Token)
    if (open.weight + weight < 0) {
      open = { weight: 0, general: 0, from: i + 1 }
      continue
    }
    open = { ...open, weight: open.weight + weight, general: open.general + Number(weight === 1) }
    if (open.weight > best.weight) best = { ...open, to: i + 1 }
  }
  if (best.general < LEAST_GENERAL) return undefined
  // "Overall the most important thing is to" belongs to what it leads up to.
  const isLight = (at: number) => weightOf(tokens[at] as Token) === 0
  let [start, end] = [best.from, best.to]
  while (start > from && isLight(start - 1)) start -= 1
  while (end < to && isLight(end)) end += 1
  return { from: start, to: end }
}

function weightOf(token: Token): number {
  if (token.value !== undefined) return -NUMBER_AGAINST
  if (stems.has(token.stem)) return 1
  return token.small || isEveryday(token.stem) ? 0 : -AGAINST
}
