import { StringDecoder } from 'node:string_decoder'

/** What the learner did at the keyboard: text typed, text pasted, or a chord such as `ctrl+alt+shift+left`. */
export type Key =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'chord'; readonly chord: string }

/** Turns the bytes of a terminal into keys; a sequence may be split anywhere between two calls. */
export interface KeyDecoder {
  push(bytes: Uint8Array): Key[]
  /** Something is kept back until more comes, or until `flush`. */
  isWaiting(): boolean
  /** Takes what is kept back for what it is: no more of it will come. */
  flush(): Key[]
}

const PASTE_END = '\x1b[201~'

const SHIFT = 1
const ALT = 2
const CTRL = 4

const FINALS: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  M: 'enter',
}

const NUMBERS: Readonly<Record<string, string>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
}

const CODES: Readonly<Record<number, string>> = {
  8: 'backspace',
  9: 'tab',
  10: 'enter',
  13: 'enter',
  27: 'escape',
  32: 'space',
  127: 'backspace',
}

/** rxvt marks modifiers by the last byte: `$` shift, `^` control, `@` both. */
const RXVT: Readonly<Record<string, number>> = { $: SHIFT, '^': CTRL, '@': SHIFT | CTRL }

/* biome-ignore-start lint/suspicious/noControlCharactersInRegex: this is what terminals send */
const CONTROL_SEQUENCE = /^(?:\[\[[A-E]|\[(\d+)([$])|\[([0-?]*)[ -/]*([@-Z\\-~]))/
const PARTIAL_SEQUENCE = /^(?:\[\[?|\[[0-?]*[ -/]*|O\d?)$/
const SINGLE_SHIFT = /^O(\d?)([@-~])/
const CONTROL_STRING = /^[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)/
const PARTIAL_STRING = /^[\]PX^_][^\x07\x1b\x9c]*\x1b?$/
const TEXT = /^[^\0-\x1f\x7f]+/
/* biome-ignore-end lint/suspicious/noControlCharactersInRegex: this is what terminals send */

/**
 * A decoder of its own and not Node's keypress events: those let unknown sequences (mouse, replies, Shift+Enter as some
 * terminals send it) through as text, which would end up in the answer.
 */
export function createKeyDecoder(): KeyDecoder {
  const utf8 = new StringDecoder('utf8')
  let rest = ''
  let isPasting = false

  function decode(isFinal: boolean): Key[] {
    const keys: Key[] = []
    while (rest !== '') {
      if (isPasting) {
        const end = rest.indexOf(PASTE_END)
        if (end < 0) break
        keys.push({ type: 'paste', text: rest.slice(0, end) })
        rest = rest.slice(end + PASTE_END.length)
        isPasting = false
        continue
      }
      const taken = takeKey(rest, isFinal)
      if (!taken) break
      rest = rest.slice(taken.length)
      if (taken.isPaste) isPasting = true
      else if (taken.key) keys.push(taken.key)
    }
    return keys
  }

  return {
    push(bytes) {
      const text = utf8.write(bytes as Buffer)
      // A terminal that never ends its paste must not lock the learner in.
      if (isPasting && text === '\x03') return [...this.flush(), { type: 'chord', chord: 'ctrl+c' }]
      rest += text
      return decode(false)
    },
    isWaiting: () => rest !== '',
    flush() {
      if (!isPasting) return decode(true)
      const text = rest
      rest = ''
      return text === '' ? [] : [{ type: 'paste', text }]
    },
  }
}

interface Taken {
  readonly length: number
  readonly key?: Key | undefined
  readonly isPaste?: boolean
}

/** The first key of the text; nothing where more must come before it is known. */
function takeKey(text: string, isFinal: boolean): Taken | undefined {
  const run = TEXT.exec(text)?.[0]
  if (run !== undefined) return { length: run.length, key: { type: 'text', text: run } }
  if (text[0] !== '\x1b') return { length: 1, key: controlKey(text.charCodeAt(0), 0) }
  const taken = takeEscape(text.slice(1), isFinal)
  if (taken) return { ...taken, length: taken.length + 1 }
  return isFinal ? { length: 1 } : undefined
}

function takeEscape(text: string, isFinal: boolean): Taken | undefined {
  const sequence = CONTROL_SEQUENCE.exec(text)
  if (sequence) {
    const [all, rxvtNumber, rxvtFinal, parameters = '', final = ''] = sequence
    if (parameters === '200' && final === '~') return { length: all.length, isPaste: true }
    const key = rxvtFinal
      ? named(NUMBERS[rxvtNumber ?? ''], RXVT[rxvtFinal] ?? 0)
      : controlSequence(parameters, final)
    return { length: all.length, key }
  }
  const shifted = SINGLE_SHIFT.exec(text)
  if (shifted) {
    const [all, modifier = '', final = ''] = shifted
    return { length: all.length, key: named(FINALS[final], Number(modifier || 1) - 1) }
  }
  const string = CONTROL_STRING.exec(text)
  if (string) return { length: string[0].length }
  if (text === '' || (!isFinal && (PARTIAL_SEQUENCE.test(text) || PARTIAL_STRING.test(text))))
    return undefined
  if (text[0] === '\x1b') return takeMeta(text, isFinal)
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0)
  const code = character.charCodeAt(0)
  const isControl = code < 0x20 || code === 0x7f
  return { length: character.length, key: isControl ? controlKey(code, ALT) : named(character, ALT) }
}

/** Escape before a whole sequence is Alt in rxvt and in some settings of others. */
function takeMeta(text: string, isFinal: boolean): Taken | undefined {
  const taken = takeEscape(text.slice(1), isFinal)
  if (!taken) return isFinal ? { length: 1 } : undefined
  const key = taken.key?.type === 'chord' ? named(`alt+${taken.key.chord}`, 0) : taken.key
  return { ...taken, length: taken.length + 1, key }
}

function controlSequence(parameters: string, final: string): Key | undefined {
  const [first = '', second = '', third = ''] = parameters.split(';')
  const modifiers = (Number.parseInt(second, 10) || 1) - 1
  if (final === 'Z') return named('tab', SHIFT)
  if (final === 'u')
    return second.includes(':3') ? undefined : codedKey(Number.parseInt(first, 10), modifiers)
  if (final === '~' && first === '27') return codedKey(Number.parseInt(third, 10), modifiers)
  if (final === '~') return named(NUMBERS[first], modifiers)
  const rxvt = RXVT[final]
  if (rxvt !== undefined && NUMBERS[first]) return named(NUMBERS[first], rxvt)
  if (first === '' && /[a-d]/.test(final)) return named(FINALS[final.toUpperCase()], SHIFT)
  return /^[?<>=]/.test(parameters) || final === 'M' ? undefined : named(FINALS[final], modifiers)
}

/** A key sent by its code point, as the kitty protocol and xterm's modifyOtherKeys do. */
function codedKey(code: number, modifiers: number): Key | undefined {
  const name = CODES[code]
  if (name) return named(name, modifiers)
  if (!(code > 0x20 && code < 0xe000)) return undefined
  const text = String.fromCodePoint(code)
  return (modifiers & (ALT | CTRL)) === 0 ? { type: 'text', text } : named(text.toLowerCase(), modifiers)
}

function controlKey(code: number, modifiers: number): Key | undefined {
  // Ctrl+J is the line feed that some terminals send for Ctrl+Enter or Shift+Enter.
  const name = CODES[code]
  if (name) return named(name, modifiers)
  const letter = code === 0 ? 'space' : String.fromCharCode(code + 0x40).toLowerCase()
  return named(letter, modifiers | CTRL)
}

function named(name: string | undefined, modifiers: number): Key | undefined {
  if (name === undefined) return undefined
  const ctrl = modifiers & CTRL ? 'ctrl+' : ''
  const alt = modifiers & ALT ? 'alt+' : ''
  const shift = modifiers & SHIFT ? 'shift+' : ''
  return { type: 'chord', chord: `${ctrl}${alt}${shift}${name}` }
}
