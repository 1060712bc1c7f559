import { copiedTokens } from './echo.ts'
import { generalTokens } from './generalities.ts'
import { listedTokens } from './lists.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A run of tokens, half open; `asks` where it ends in a question mark. */
export interface Sentence {
  readonly from: number
  readonly to: number
  readonly asks: boolean
}

/** Why a token earns nothing: said before, copied from the question, true of any system, part of a bare list; `` where it may earn. */
export type Idle = '' | 'repeated' | 'copied' | 'general' | 'listed'

/** A text read once: its tokens, its sentences, and where each stem stands. */
export interface Text {
  readonly source: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** The stem of each token as it counts: typing errors put right; empty where it earns nothing. */
  readonly stems: readonly string[]
  readonly idle: readonly Idle[]
  /** Index of the sentence of each token. */
  readonly sentenceOf: readonly number[]
  /** Stem → indices of its tokens, ascending. */
  readonly places: ReadonlyMap<string, readonly number[]>
}

/** The stem that a word was meant to have; the word's own where it is no typing error. */
export type Spelling = (word: string, stem: string) => string

/** How an answer is read: its typing errors put right, and what it copied from the question left out. */
export interface Reader {
  readonly spelling: Spelling
  /** Runs of the question's stems, from `runsOf`. */
  readonly question: ReadonlySet<string>
  /** Bare lists of words earn something too: some questions ask for nothing else. */
  readonly listsEarn?: boolean
}

/**
 * Reads a text. For a reader of answers, what is copied from the question and bare lists of words have no stems; nor
 * has a sentence said before, word for word.
 */
export function readText(source: string, reader?: Reader): Text {
  const tokens = tokensOf(source)
  const sentences = sentencesOf(tokens, source)
  const copied = reader ? copiedTokens(tokens, sentences, reader.question) : []
  const general = reader ? generalTokens(tokens, sentences) : []
  const isEmpty = (at: number) => copied[at] === true || general[at] === true
  const listed = reader && !reader.listsEarn ? listedTokens(tokens, sentences, isEmpty) : []
  const reasonAt = (at: number): Idle =>
    copied[at] ? 'copied' : general[at] ? 'general' : listed[at] ? 'listed' : ''
  const idle: Idle[] = []
  const stems: string[] = []
  const sentenceOf: number[] = []
  const places = new Map<string, number[]>()
  const said = new Set<string>()
  for (const [s, { from, to }] of sentences.entries()) {
    const words = tokens
      .slice(from, to)
      .map((token) => token.stem)
      .join(' ')
    const isNew = !said.has(words)
    said.add(words)
    for (let at = from; at < to; at += 1) {
      sentenceOf.push(s)
      const token = tokens[at]
      const reason = reasonAt(at) || (isNew ? '' : 'repeated')
      idle.push(reason)
      const stem = reason !== '' || !token ? '' : (reader?.spelling(token.word, token.stem) ?? token.stem)
      stems.push(stem)
      if (stem === '') continue
      const there = places.get(stem)
      if (there) there.push(at)
      else places.set(stem, [at])
    }
  }
  return { source, tokens, stems, idle, sentences, sentenceOf, places }
}

const LONGEST_LABEL = 3

function sentencesOf(tokens: readonly Token[], source: string): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (let i = 1; i <= tokens.length; i += 1) {
    const ends = tokens[i]?.breakBefore
    if (i < tokens.length && ends !== '.' && ends !== '?' && ends !== '\n') continue
    // "Delivered? No promise." asks nothing: it is a label with what is said under it.
    if (ends === '?' && i - from <= LONGEST_LABEL) continue
    const behind = tokens[i - 1]?.end ?? 0
    const asks =
      i < tokens.length
        ? ends === '?'
        : source
            .slice(behind, behind + 4)
            .trimStart()
            .startsWith('?')
    if (from < i && tokens.length > 0) sentences.push({ from, to: i, asks })
    from = i
  }
  return sentences
}
