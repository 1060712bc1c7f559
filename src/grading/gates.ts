import { fluencyOf } from './fluency.ts'
import { listedTokens } from './lists.ts'
import type { Idle, Text } from './readText.ts'
import type { Token } from './tokens.ts'
import type { Flag } from './verdict.ts'

const LEAST_FUNCTION_WORDS = 4
/** Fluency below this is no sentence; short texts, where chance does more, must be clearly below. */
const BROKEN = -0.02
const BROKEN_SHORT = -3
/** Notes of two words and a colon are no sentences either: the more pauses, the lower the bound. */
const BROKEN_NOTES = 1
const SOME_PAUSES = 0.15
/** An answer whose own words are fewer, or a smaller share, has said nothing beside what it copied or listed. */
const FEW_WORDS = 3
const FEW_SHARE = 0.12
const LONGEST_IGNORANCE = 25

const SAYS_IGNORANCE =
  /\b(?:not know|not sure|no idea|no clue|not remember|skip|pass|idk|dunno|tbd|todo|forgot|forget|not understand|n a|unknown|no comment|can not (?:say|tell|answer))\b/
const ONLY_IGNORANCE = new Set(
  `sorry well um uh hm hmm honestly ok to be honest i am we really just still but have has had do does did not no the a at all yet
  here on this about it that any clue idea know sure remember think of understand say tell answer guess skip pass n none nothing
  unknown idk dunno tbd todo forgot forget can could would what how much more anything comment question for now so is one`.split(
    /\s+/,
  ),
)

/** What is wrong with an answer before any line is looked at; undefined where nothing is. */
export function gateOf(text: Text): Flag | undefined {
  if (text.tokens.length === 0) return 'empty'
  if (isIgnorance(text.tokens)) return 'dont-know'
  if (isNothingBut(text, marked(text, 'copied'))) return 'scenario-echo'
  if (isNothingBut(text, listsOf(text))) return 'keyword-list'
  if (isNothingBut(text, marked(text, 'general'))) return 'bluff'
  return isShuffled(text.tokens) ? 'shuffled' : undefined
}

/** "I don't know", "no idea", "skip" and nothing else; "I don't know whether X, but Y" is an answer. */
function isIgnorance(tokens: readonly Token[]): boolean {
  if (tokens.length > LONGEST_IGNORANCE) return false
  if (!tokens.every((token) => ONLY_IGNORANCE.has(token.word))) return false
  return SAYS_IGNORANCE.test(tokens.map((token) => token.word).join(' '))
}

const marked = (text: Text, reason: Idle) => text.idle.map((here) => here === reason)

/** Lists gate an answer even where their words earn something. */
const listsOf = (text: Text) =>
  listedTokens(text.tokens, text.sentences, (at) => text.idle[at] === 'copied' || text.idle[at] === 'general')

/** Hardly a word is left beside these and what earns nothing for another reason. */
function isNothingBut(text: Text, these: readonly boolean[]): boolean {
  let all = 0
  let own = 0
  let idle = 0
  text.tokens.forEach((token, i) => {
    if (token.small) return
    all += 1
    if (these[i]) idle += 1
    else if (text.idle[i] === '') own += 1
  })
  return idle > FEW_WORDS && own < Math.max(FEW_WORDS, all * FEW_SHARE)
}

/** Function words stand where sentences do not have them. */
export function isShuffled(tokens: readonly Token[]): boolean {
  const functionWords = tokens.filter((token) => token.small).length
  if (functionWords < LEAST_FUNCTION_WORDS) return false
  const pauses = tokens.filter((token) => token.breakBefore !== '').length / tokens.length
  const bound = BROKEN + BROKEN_SHORT / tokens.length - BROKEN_NOTES * Math.max(0, pauses - SOME_PAUSES)
  return fluencyOf(tokens) < bound
}
