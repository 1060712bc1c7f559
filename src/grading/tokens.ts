import { type Normalised, normalise } from './normalise.ts'
import { EXPANSIONS, NUMBER_WORDS, SMALL_WORDS, stemOf } from './words.ts'

/** The strongest punctuation between a token and the one before it; `\n` ends a line, `.` a sentence. */
export type Break = '' | ',' | ')' | '(' | '-' | ':' | ';' | '?' | '.' | '\n'

/** One word of a text, with the span of the source it came from. */
export interface Token {
  readonly word: string
  readonly stem: string
  readonly start: number
  readonly end: number
  readonly breakBefore: Break
  /** A function word. */
  readonly small: boolean
  /** The number it says, where it says one. */
  readonly value?: number
}

const STRENGTH: readonly Break[] = ['', ',', ')', '(', '-', ':', ';', '?', '.', '\n']

// One alternative for each kind of piece; none can match another's text, so scanning is linear.
const PIECE =
  /(?<!\p{L})(w\/(?:o(?!\p{L}))?|b\/c)|(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(\p{L}[\p{L}\p{N}]*(?:'\p{L}+|"t(?!\p{L}))*)|(-+>|=+>|→|←)|([<>!=]=+|≥|≤|=)|([<>~%&+@|])|(\/)|([.!?,;:()[\]{}"\n*-])/gu

const ABBREVIATED = new Set('e.g eg i.e ie vs approx resp incl ca fig mr dr st'.split(' '))
/** Short forms that may also end a sentence, which then goes on with a capital. */
const SOMETIMES_ABBREVIATED = new Set('etc idemp sec min max repl'.split(' '))
const RATE_UNITS = new Set('s sec second seconds m min minute minutes h hr hour hours d day days'.split(' '))
const SCALE = new Map([
  ['k', 1e3],
  ['mio', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
])

/** The words of a text in order, terse signs read as the words they stand for (`→` stays a token of its own). */
export function tokensOf(source: string): Token[] {
  const normalised = normalise(source)
  const { text } = normalised
  const tokens: Token[] = []
  let pending: Break = ''
  let last = ''
  const breakAt = (kind: Break) => {
    if (STRENGTH.indexOf(kind) > STRENGTH.indexOf(pending)) pending = kind
  }
  const put = (word: string, from: number, to: number, value?: number) => {
    const stem = value === undefined ? stemOf(word) : String(value)
    const small = SMALL_WORDS.has(stem) || SMALL_WORDS.has(word)
    const [start, end] = [normalised.startOf(from), normalised.endOf(to - 1)]
    const token = { word, stem, start, end, breakBefore: pending, small }
    tokens.push(value === undefined ? token : { ...token, value })
    pending = ''
    last = word
  }
  const putAll = (words: string, from: number, to: number) => {
    if (!words.includes(' ')) put(words, from, to, NUMBER_WORDS.get(words))
    else for (const word of words.split(' ')) put(word, from, to, NUMBER_WORDS.get(word))
  }
  for (const match of text.matchAll(PIECE)) {
    const from = match.index
    const to = from + match[0].length
    const [piece, shorthand, number, word, arrow, comparison, sign, slash] = match
    if (shorthand !== undefined) put(SHORTHANDS[shorthand] ?? shorthand, from, to)
    else if (number !== undefined) put(number, from, to, Number(number.replaceAll(',', '')))
    else if (word !== undefined) {
      if (!scaled(tokens, word, from, normalised, source)) putAll(spelledOut(word), from, to)
    } else if (arrow !== undefined) {
      breakAt(',')
      put('→', from, to)
    } else if (comparison !== undefined) putAll(COMPARISONS[comparison] ?? '=', from, to)
    else if (sign !== undefined) {
      const words = SIGNS[sign]
      if (words !== undefined && !(sign === '+' && last === '')) putAll(words, from, to)
    } else if (slash !== undefined) {
      const next = /^\s?[a-z]+/.exec(text.slice(to, to + 8))?.[0].trim() ?? ''
      if (RATE_UNITS.has(next)) put('per', from, to)
    } else if (piece !== '\n' || !isWrapped(normalised, source, from)) {
      // One space behind the mark: there the next sentence would begin.
      const next = to + 1 < text.length ? source[normalised.startOf(to + 1)] : undefined
      breakAt(breakOf(piece, text, from, last, next === undefined || /\p{Lu}/u.test(next)))
    }
  }
  return tokens
}

/** Lines of at least so many characters may be wrapped text; shorter ones are notes. */
const WRAPPED_LINE = 60

/** Whether a sentence goes on behind this line end: the line is long, ends in no mark, and a small letter follows. */
function isWrapped({ text, startOf }: Normalised, source: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trimEnd()
  if (line.length < WRAPPED_LINE || /[.!?:;]$/.test(line)) return false
  const gap = /^\s*/.exec(text.slice(at, at + WRAPPED_LINE))?.[0].length ?? 0
  return at + gap < text.length && /\p{Ll}/u.test(source[startOf(at + gap)] ?? '')
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '=': '=',
  '==': '=',
  '===': '=',
  '!=': 'not =',
  '!==': 'not =',
  '>=': 'at least',
  '≥': 'at least',
  '<=': 'at most',
  '≤': 'at most',
}

const SHORTHANDS: Readonly<Record<string, string>> = { 'w/': 'with', 'w/o': 'without', 'b/c': 'because' }

const SIGNS: Readonly<Record<string, string>> = {
  '>': 'over',
  '<': 'under',
  '~': 'about',
  '%': 'percent',
  '&': 'and',
  '+': 'plus',
  '@': 'at',
}

const ENDINGS = new Map([
  ['ll', ' will'],
  ['re', ' are'],
  ['ve', ' have'],
  ['d', ' would'],
  ['m', ' am'],
  ['t', ' not'],
])

/** Contractions and short forms as the words they stand for, joined by spaces. */
function spelledOut(word: string): string {
  if (!word.includes("'") && !word.includes('"')) return EXPANSIONS.get(word) ?? word
  const apostrophe = word.search(/['"]/)
  const bare = word.replace(/['"]/g, '')
  const contraction = bare.endsWith('nt') ? EXPANSIONS.get(bare) : undefined
  if (contraction !== undefined) return contraction
  const head = word.slice(0, apostrophe)
  const tail = word.slice(apostrophe + 1)
  const ending = ENDINGS.get(tail)
  if (ending !== undefined) return head + ending
  // "it's" says "it is", "the click's" only owns something.
  return tail === 's' ? (SMALL_WORDS.has(head) ? `${head} is` : head) : bare
}

/** Reads "100k", "864M" and "3 million" into the number before the word; false where the word is no scale. */
function scaled(
  tokens: Token[],
  word: string,
  from: number,
  { startOf, endOf }: Normalised,
  source: string,
): boolean {
  const before = tokens.at(-1)
  if (before?.value === undefined) return false
  const touches = before.end === startOf(from)
  const isCapitalM = touches && word === 'm' && source[startOf(from)] === 'M'
  const wordy =
    !touches && NUMBER_WORDS.get(word) !== undefined && (NUMBER_WORDS.get(word) ?? 0) >= 100
      ? NUMBER_WORDS.get(word)
      : undefined
  const factor = isCapitalM ? 1e6 : (wordy ?? (touches ? SCALE.get(word) : undefined))
  if (factor === undefined) return false
  const value = before.value * factor
  tokens[tokens.length - 1] = {
    ...before,
    value,
    stem: String(value),
    end: endOf(from + word.length - 1),
  }
  return true
}

function breakOf(piece: string, text: string, at: number, last: string, mayBeginSentence: boolean): Break {
  const next = text[at + 1] ?? ' '
  const before = text[at - 1] ?? ' '
  switch (piece) {
    case '\n':
      return '\n'
    case '.':
      // A dot inside a name (min.insync) or after an abbreviation ends nothing.
      if (!/\s|["')\]]/.test(next) || ABBREVIATED.has(last)) return ''
      return SOMETIMES_ABBREVIATED.has(last) && !mayBeginSentence ? '' : '.'
    case '!':
      return '.'
    case '?':
      return '?'
    case '-':
      return /\s/.test(next) && /\s/.test(before) ? '-' : ''
    case '*':
    case '"':
      return ''
    case '[':
    case '{':
      return '('
    case ']':
    case '}':
      return ')'
    default:
      return piece as Break
  }
}
