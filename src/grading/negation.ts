import type { Text } from './readText.ts'
import type { Token } from './tokens.ts'

/** A negation: the tokens that say it, and the run of tokens it denies (half open). */
export interface Negation {
  readonly at: number
  readonly from: number
  readonly to: number
  /** "No answer until it is durable": both things happen, only their order is said. */
  readonly exceptive: boolean
}

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

const VERBAL = set('not never hardly scarcely neither nor')
const NOMINAL = set('no without')
const PRONOMINAL = set('nothing nobody none nowhere')
// Verbs and phrases that deny what follows them, by the words they begin with.
const PHRASES: readonly (readonly string[])[] = [
  'instead of',
  'rather than',
  'in place of',
  'as opposed to',
  'unlike',
  'fail to',
  'fails to',
  'failing to',
  'refuse to',
  'refuses to',
  'avoid',
  'avoids',
  'avoided',
  'avoiding',
  'prevent',
  'prevents',
  'preventing',
  'forbid',
  'forbids',
  'lack',
  'lacks',
  'lacking',
  'absence of',
  'lack of',
  'free of',
  'far from',
  'impossible to',
  'impossible for',
  'impossible that',
  'unable to',
  'too late to',
].map((phrase) => phrase.split(' '))
/** "Not" with these after it denies nothing. */
const NEUTRAL_AFTER_NOT = set('only just merely simply solely necessarily to-mention')
const NEUTRAL_AFTER_NO = set('later more less fewer matter doubt longer-than sooner problem issue op wonder')
const STOPPERS = set(
  'but because since so while whereas although though until unless before after when whenever once if which who where then → except only even yet instead otherwise otherwise however plus',
)
/** Verbs whose object is a whole clause: what is said, promised or meant stays denied behind "that" and "it". */
const OF_SAYING = set(
  'mean promis promiz sai claim guarante impli think believ know need want requir assum expect show tell count care mind look trust depend reli',
)
/** Directly behind a negation these leave it nothing to deny: "it cannot, because …". */
const REASONS = set('because since if when as so but')
const SUBJECTS = set('i we they he she')
const PREDICATES = set('is are was were has have will gets get goes go must can')
const QUANTIFIERS = set('all every each any a an one the our')
const CONTENT_LIMIT = 12
const NOMINAL_LIMIT = 4
const AUXILIARIES = set('do does did will would can could should must')
const LONGEST_INSERTION = 15
const OPENS_RELATIVE = set('which who what whatever whoever')
const RELATIVE_LIMIT = 2
/** Tokens a negation reaches at most, function words included: it keeps hostile text linear. */
const LONGEST_REACH = 30

/** "It says nothing; we …": what stands behind these is another statement. */
const HARD_BREAKS = new Set<Token['breakBefore']>([';', ':', ')', '-'])

const EXCEPTIONS = set('until till unless before without except')

/** Every negation of a text with its reach, in order. */
export function negationsOf(text: Text): Negation[] {
  const negations: Negation[] = []
  const { tokens } = text
  let closedAt = -1
  for (let at = 0; at < tokens.length; at += 1) {
    const length = negatorAt(tokens, at)
    if (length === 0 || at === closedAt) continue
    const from = behindInsertion(text, at, at + length)
    const to = reachOf(text, at, from)
    const closer = tokens[to]
    const exceptive =
      to > from &&
      closer !== undefined &&
      EXCEPTIONS.has(closer.word) &&
      (closer.breakBefore === '' || closer.breakBefore === ',') &&
      text.sentenceOf[to] === text.sentenceOf[at]
    // The "without" of "never A without B" is part of the same figure, no negation of its own.
    if (exceptive) closedAt = to
    negations.push({ at, from, to, exceptive })
  }
  return negations
}

/** How many tokens say a negation here; 0 where there is none. */
function negatorAt(tokens: readonly Token[], at: number): number {
  const word = tokens[at]?.word ?? ''
  const next = tokens[at + 1]?.breakBefore === '' ? (tokens[at + 1]?.word ?? '') : ''
  if (word === 'not' || word === 'never') {
    if (word === 'not' && NEUTRAL_AFTER_NOT.has(next)) return 0
    const before = tokens[at - 1]?.word
    if (word === 'not' && (before === 'or' || before === 'if' || before === 'why')) return 0
    return 1
  }
  if (word === 'no') return next === '' || NEUTRAL_AFTER_NO.has(next) || REASONS.has(next) ? 0 : 1
  if (VERBAL.has(word) || NOMINAL.has(word) || PRONOMINAL.has(word))
    return word === 'nothing' && next === 'but' ? 0 : 1
  const phrase = PHRASES.find((words) => words.every((part, i) => tokens[at + i]?.word === part))
  return phrase?.length ?? 0
}

/** "I do not, whatever was promised, think that …": the verb stands behind what was put in between. */
function behindInsertion({ tokens, sentences, sentenceOf }: Text, at: number, from: number): number {
  if (!VERBAL.has(tokens[at]?.word ?? '') || tokens[from]?.breakBefore !== ',') return from
  if (!AUXILIARIES.has(tokens[at - 1]?.word ?? '')) return from
  const end = Math.min(sentences[sentenceOf[at] ?? 0]?.to ?? from, from + LONGEST_INSERTION)
  for (let i = from + 1; i < end; i += 1) if (tokens[i]?.breakBefore === ',') return i
  return from
}

function reachOf(text: Text, at: number, from: number): number {
  const { tokens } = text
  const word = tokens[at]?.word ?? ''
  const end = Math.min(text.sentences[text.sentenceOf[at] ?? 0]?.to ?? tokens.length, from + LONGEST_REACH)
  const limit = isRelative(tokens, at) ? RELATIVE_LIMIT : NOMINAL.has(word) ? NOMINAL_LIMIT : CONTENT_LIMIT
  // "A record we cannot read is parked": a second predicate belongs to the clause around the denied one.
  const isVerbal = VERBAL.has(word) && !QUANTIFIERS.has(tokens[from]?.word ?? '')
  let content = 0
  let governed = false
  for (let i = from; i < end; i += 1) {
    const token = tokens[i] as Token
    if (i > from ? breaksReach(tokens, i, end) : HARD_BREAKS.has(token.breakBefore)) return i
    if (i === from ? REASONS.has(token.word) : stopsReach(tokens, i, content, governed)) return i
    if (isVerbal && content > 0 && !governed && PREDICATES.has(token.word)) return i
    if (!token.small) {
      content += 1
      if (content > limit) return i
    }
    if (OF_SAYING.has(token.stem)) governed = true
  }
  return end
}

/** A clause about a noun ("a record that cannot be read goes …"): the denial ends before the main verb. */
function isRelative(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(1, at - 3); i -= 1) {
    const word = tokens[i]?.word ?? ''
    if (tokens[i + 1]?.breakBefore !== '') return false
    if (OPENS_RELATIVE.has(word)) return true
    if (word === 'that') {
      const noun = tokens[i - 1]
      return tokens[i]?.breakBefore === '' && noun !== undefined && !noun.small && !OF_SAYING.has(noun.stem)
    }
  }
  return false
}

function breaksReach(tokens: readonly Token[], i: number, end: number): boolean {
  const kind = tokens[i]?.breakBefore
  if (kind === '' || kind === undefined) return false
  return kind !== ',' || !continuesList(tokens, i, end)
}

/** After a comma: "not visible, counted or billed" goes on, "not visible, it is stored" does not. */
function continuesList(tokens: readonly Token[], at: number, end: number): boolean {
  for (let i = at; i < Math.min(end, at + 7); i += 1) {
    const token = tokens[i] as Token
    if (token.word === 'or') return true
    if (STOPPERS.has(token.word) || SUBJECTS.has(token.word) || token.word === 'it' || token.word === 'and')
      return false
    if (i > at && token.breakBefore !== '' && token.breakBefore !== ',') return false
  }
  return false
}

const RESTARTERS = set(
  'i we they he she it you the a an this that these those there is are was were will would can could must should may might then so only instead not never all each every',
)

function stopsReach(tokens: readonly Token[], i: number, content: number, governed: boolean): boolean {
  const token = tokens[i] as Token
  const word = token.word
  if ((STOPPERS.has(word) && !isAtOnce(tokens, i)) || word === 'nor' || (word === 'without' && content > 0))
    return true
  if (word === 'and')
    return RESTARTERS.has(tokens[i + 1]?.word ?? '') || isUnlike(tokens[i - 1], tokens[i + 1])
  if (governed) return false
  if (SUBJECTS.has(word)) return true
  if (word === 'it' || word === 'you') return content > 0
  // "It is not impossible that …" goes on to what is not impossible.
  return word === 'that' && content > 0 && tokens[i - 1]?.word !== 'impossible'
}

/** "Not loaded and page at …": what follows a participle and is none is not denied with it. */
function isUnlike(before: Token | undefined, after: Token | undefined): boolean {
  return /ed$/.test(before?.word ?? '') && !/(?:ed|en|ing|t)$/.test(after?.word ?? '')
}

/** "Never answer at once and …": here "once" opens no clause. */
const isAtOnce = (tokens: readonly Token[], i: number) =>
  tokens[i]?.word === 'once' && tokens[i - 1]?.word === 'at'
