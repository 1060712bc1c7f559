/** Text in one form, each of its code units with the span of the source it came from. */
export interface Normalised {
  readonly text: string
  /** Half-open UTF-16 span of the source behind `text[i]`. */
  startOf(i: number): number
  endOf(i: number): number
}

/** Plain letters without camelCase: only their case changes, and every unit stays where it is. */
const isPlain = (source: string) => !/[^\0-\x7f]|[a-z]{2}[A-Z]/.test(source)

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u
const COMBINING = /\p{M}/u
/** Two small letters: what stands before the capital of camelCase, but not of kB or QoS. */
const humps = /^[a-z]{2}$/

/** Letters of other alphabets that look like Latin ones, and punctuation that has a plain twin. */
const TWINS: Readonly<Record<string, string>> = {
  ...twins('абвеёкмнорстухіјѕԁԛԝһ', 'abbeekmhopctyxijsdqwh'),
  ...twins('αεικνορτυχ', 'aeiknoptux'),
  ...twins('‘’‚‛′`´ʼ', "''''''''"),
  ...twins('“”„‟″«»', '"""""""'),
  ...twins('‐‑‒−', '----'),
  '–': ' - ',
  '—': ' - ',
  '⇒': '→',
  '➜': '→',
  '➔': '→',
  '⟶': '→',
  '×': 'x',
  '·': ' ',
  '•': ' ',
  '≠': '!=',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
}

function twins(from: string, to: string): Record<string, string> {
  const letters = [...from]
  return Object.fromEntries(letters.map((letter, i) => [letter, to[i] ?? letter]))
}

/**
 * NFKC, lower case, look-alike letters and quotation marks to their plain twins, invisible characters gone, accents
 * dropped, `camelCase` parted. The length may change; `startOf` and `endOf` lead back to the source.
 */
export function normalise(source: string): Normalised {
  if (isPlain(source)) {
    return { text: source.toLowerCase(), startOf: (i) => i, endOf: (i) => i + 1 }
  }
  const out: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let position = 0
  let previous = ''
  const put = (text: string, start: number, end: number) => {
    for (const unit of text.split('')) {
      out.push(unit)
      starts.push(start)
      ends.push(end)
    }
  }
  for (const character of source) {
    const start = position
    position += character.length
    if (character < '\u0080') {
      if (isCapital(character) && humps.test(previous)) put(' ', start, start)
      put(character.toLowerCase(), start, position)
      previous = `${previous.slice(-1)}${character}`
      continue
    }
    if (INVISIBLE.test(character)) continue
    for (const part of TWINS[character] ?? character.normalize('NFKC').normalize('NFD')) {
      if (COMBINING.test(part) || INVISIBLE.test(part)) continue
      const small = part.toLowerCase()
      put(TWINS[small] ?? small, start, position)
    }
    previous = ''
  }
  return { text: out.join(''), startOf: (i) => starts[i] ?? 0, endOf: (i) => ends[i] ?? source.length }
}

const isCapital = (character: string) => character >= 'A' && character <= 'Z'
