import type { Text } from './readText.ts'
import type { Token } from './tokens.ts'

/** A half-open run of tokens. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** A run that a frame denies, and where the words of the frame begin and end. */
export interface Framed extends Run {
  readonly frame: Run
}

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** Stems a frame may hold besides function words: with any other content it is a statement, no frame. */
const FRAME_STEMS = set(`
  need want requir do mean promis promiz sai guarante includ part wrong fals true untru mistak myth misconcept follow thing case
  correct incorrect right necessari unnecessari believ agre disagre think us bother care support claim statement idea doubt reject
  plan matter appli happen hold list point error bug trap fallaci nonsens rubbish pointless useless reason bad ignor skip avoid forget
  nobodi common typic classic frequent popular usual tempt naiv beginn anti pattern antipattern seriou big huge`)
/** Stems by which a sentence rejects the one before it. */
const REJECTION_STEMS = set(`
  wrong fals true untru mistak myth misconcept case correct incorrect right necessari unnecessari need requir disagre agre believ
  nonsens rubbish error bug trap fallaci bad idea do pointless other`)
const NEGATIVE = set(`
  not no never none nothing nobody neither nor without wrong false untrue mistake mistakes myth misconception incorrect unnecessary
  disagree doubt reject nonsense rubbish error errors bug trap fallacy pointless useless bad ignore skip avoid forget antipattern anti`)
/** What is so called is wrong whether it is told as a fact or as a condition: "it would be a mistake if …". */
const WRONG = set('wrong mistake error bug trap bad nonsense pointless fatal disaster')
const POINTING = set('this these that following it those below')
/** What points beyond its own sentence: "We do not do the following. …" */
const AHEAD = set('following below')
const NO_ONE = set('nobody')
const ANAPHORS = set('this that it these those which they so')
const LEADS = set('but however yet and no well actually of course still though although sadly')
const HOLDERS = set(
  'some many people others most candidates juniors others one somebody someone they everybody everyone colleagues',
)
const SAYING = set('sai claim think argu believ suggest assum propos answer state tell hold')
const OPENERS = set('that to for why')
const TURNS = set('but instead however rather yet')
/** Without one of these, or a word of rejection, "derived, not this" only sets one thing off against another. */
const VERBS = set('is was are were does do did would should can')
const LONGEST_FRAME = 10
const FARTHEST_OPENER = 4

/** A frame at the head of a sentence; `to` is undefined where it points ahead, to the sentences that follow. */
interface Head {
  readonly from: number
  readonly to: number | undefined
}

/** Runs that a frame around them denies: "We do not need this: …", "It is wrong that …", "Some say … But that is wrong." */
export function denialFramesOf(text: Text): Framed[] {
  const heads = text.sentences.map((_, s) => headOf(text, s))
  const tails = text.sentences.map((_, s) => backwardFrame(text, s))
  const ends = reachEnds(text, (s) => heads[s] !== undefined || tails[s] !== undefined)
  return text.sentences.flatMap((_, s) => {
    const head = heads[s]
    const frame = { from: text.sentences[s]?.from ?? 0, to: head?.from ?? 0 }
    const runs = head ? [{ from: head.from, to: head.to ?? ends[s] ?? head.from, frame }] : []
    const tail = tails[s]
    return tail
      ? [...runs, { ...tail, frame: { from: tail.to, to: text.sentences[s]?.to ?? tail.to } }]
      : runs
  })
}

/** How far a frame in each sentence that points ahead reaches: to a turn, another frame or a new paragraph. */
function reachEnds(text: Text, isFrame: (s: number) => boolean): number[] {
  const ends: number[] = []
  for (let s = text.sentences.length - 1; s >= 0; s -= 1) {
    const next = text.sentences[s + 1]
    const first = next && text.tokens[next.from]
    const goesOn = first && first.breakBefore !== '\n' && !TURNS.has(first.word) && !isFrame(s + 1)
    ends[s] = (goesOn ? ends[s + 1] : undefined) ?? text.sentences[s]?.to ?? 0
  }
  return ends
}

function headOf(text: Text, s: number): Head | undefined {
  const { tokens, sentences } = text
  const sentence = sentences[s]
  if (!sentence) return undefined
  let negative = false
  let points = false
  let pointsAhead = false
  for (let i = sentence.from; i < Math.min(sentence.to, sentence.from + LONGEST_FRAME); i += 1) {
    const token = tokens[i] as Token
    if (i > sentence.from && negative && token.breakBefore === ':') {
      return { from: i, to: points ? undefined : sentence.to }
    }
    const opensClause = OPENERS.has(token.word) || (token.word === 'if' && isWrong(tokens, sentence.from, i))
    const pointsBack = token.word !== 'that' && POINTING.has(tokens[i + 1]?.word ?? '')
    if (negative && opensClause && i - sentence.from >= 2 && !pointsBack) {
      if (isRejecting(tokens, sentence.from, i)) return { from: i + 1, to: turnOf(text, i + 1, sentence.to) }
    }
    if (i > sentence.from && token.breakBefore !== '' && token.breakBefore !== ',') return undefined
    if (!token.small && !FRAME_STEMS.has(token.stem)) return undefined
    if (NEGATIVE.has(token.word)) negative = true
    if (POINTING.has(token.word)) points = true
    if (AHEAD.has(token.word)) pointsAhead = true
  }
  const isWhole = sentence.to - sentence.from <= LONGEST_FRAME
  return negative && pointsAhead && isWhole ? { from: sentence.to, to: undefined } : undefined
}

const isWrong = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to).some(({ word }) => WRONG.has(word))

/** "It is wrong that", "there is no need to": needs a word of rejection, since "not" alone reaches by itself. */
function isRejecting(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .some(
      (token) =>
        NO_ONE.has(token.word) ||
        ((REJECTION_STEMS.has(token.stem) || FRAME_STEMS.has(token.stem)) &&
          !token.small &&
          token.stem !== 'mean'),
    )
}

function turnOf(text: Text, from: number, end: number): number {
  for (let i = from + 1; i < end; i += 1) {
    const token = text.tokens[i] as Token
    if (
      TURNS.has(token.word) ||
      token.word === 'because' ||
      token.word === 'since' ||
      token.breakBefore === ';'
    )
      return i
  }
  return end
}

/** A sentence or a last clause that rejects what was said before it. */
function backwardFrame(text: Text, s: number): Run | undefined {
  const { tokens, sentences } = text
  const sentence = sentences[s]
  if (!sentence) return undefined
  const start = rejectionStart(tokens, sentence.from, sentence.to)
  if (start === undefined) return undefined
  if (start > sentence.from) return { from: openerOf(text, s) ?? sentence.from, to: start }
  const opener = nearestOpener(text, s)
  const from = opener ?? sentences[s - 1]?.from
  return from === undefined ? undefined : { from, to: sentence.from }
}

/** Where the rejection begins that a sentence ends in; undefined where it does not end in one. */
function rejectionStart(tokens: readonly Token[], from: number, to: number): number | undefined {
  let negative = false
  let anaphor = false
  let judges = false
  for (let i = to - 1; i >= Math.max(from, to - LONGEST_FRAME); i -= 1) {
    const token = tokens[i] as Token
    if (!token.small && !REJECTION_STEMS.has(token.stem)) return undefined
    if (NEGATIVE.has(token.word) && !(i === from && LEADS.has(token.word) && negative)) negative = true
    if (ANAPHORS.has(token.word)) anaphor = true
    if (!token.small || VERBS.has(token.word)) judges = true
    const opens = i === from || token.breakBefore !== '' || token.word === 'but'
    if (opens && negative && ((anaphor && judges) || (i === from && to - from <= 3))) {
      return i > from && LEADS.has(tokens[i - 1]?.word ?? '') && tokens[i]?.breakBefore === ','
        ? Math.max(from, i - 1)
        : i
    }
  }
  return undefined
}

function nearestOpener(text: Text, s: number): number | undefined {
  for (let back = s - 1; back >= Math.max(0, s - FARTHEST_OPENER); back -= 1) {
    const opener = openerOf(text, back)
    if (opener !== undefined) return opener
  }
  return undefined
}

/** "Some would say": where a sentence hands what it says to somebody else. */
function openerOf(text: Text, s: number): number | undefined {
  const sentence = text.sentences[s]
  if (!sentence) return undefined
  for (let i = sentence.from; i < Math.min(sentence.to, sentence.from + 7); i += 1) {
    if (!HOLDERS.has(text.tokens[i]?.word ?? '')) continue
    for (let verb = i + 1; verb < Math.min(sentence.to, i + 5); verb += 1) {
      if (SAYING.has(text.tokens[verb]?.stem ?? '')) return sentence.from
    }
  }
  return undefined
}
