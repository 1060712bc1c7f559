import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyDecoder, type Key } from '../../src/terminal/keys.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8')

/** Keys in short: chords by name, typed text in quotes, pastes in brackets. */
const brief = (keys: readonly Key[]): string[] =>
  keys.map((key) =>
    key.type === 'chord' ? key.chord : key.type === 'text' ? JSON.stringify(key.text) : `[${key.text}]`,
  )

function decode(...chunks: string[]): string[] {
  const decoder = createKeyDecoder()
  return brief([...chunks.flatMap((chunk) => decoder.push(bytes(chunk))), ...decoder.flush()])
}

/** What terminals send, by the terminal or mode it is known from. */
const CASES: readonly [name: string, sent: string, keys: string[]][] = [
  ['text', 'a é 日', ['"a é 日"']],
  ['Enter', '\r', ['enter']],
  ['line feed', '\n', ['enter']],
  ['Tab', '\t', ['tab']],
  ['Backspace', '\x7f', ['backspace']],
  ['Backspace, Windows and old terminals', '\b', ['backspace']],
  ['Ctrl-D', '\x04', ['ctrl+d']],
  ['Ctrl-_ (undo)', '\x1f', ['ctrl+_']],
  ['text and control', 'ab\x01c', ['"ab"', 'ctrl+a', '"c"']],
  ['arrows, xterm', '\x1b[A\x1b[B\x1b[C\x1b[D', ['up', 'down', 'right', 'left']],
  ['arrows, application mode', '\x1bOA\x1bOD', ['up', 'left']],
  ['Home and End, xterm', '\x1b[H\x1b[F', ['home', 'end']],
  ['Home and End, application mode', '\x1bOH\x1bOF', ['home', 'end']],
  ['Home and End, linux and Windows', '\x1b[1~\x1b[4~', ['home', 'end']],
  ['Home and End, rxvt', '\x1b[7~\x1b[8~', ['home', 'end']],
  ['Delete and pages', '\x1b[3~\x1b[5~\x1b[6~', ['delete', 'pageup', 'pagedown']],
  ['Ctrl-Left, xterm and Windows', '\x1b[1;5D', ['ctrl+left']],
  ['Alt-Right', '\x1b[1;3C', ['alt+right']],
  ['Ctrl-Shift-End', '\x1b[1;6F', ['ctrl+shift+end']],
  ['Ctrl-Delete', '\x1b[3;5~', ['ctrl+delete']],
  ['modifiers beyond nine', '\x1b[1;10C', ['shift+right']],
  ['Ctrl-Left, rxvt', '\x1bOd', []],
  ['Shift-Up, rxvt', '\x1b[a', ['shift+up']],
  ['Ctrl-Delete, rxvt', '\x1b[3^', ['ctrl+delete']],
  ['Shift-Delete, rxvt', '\x1b[3$x', ['shift+delete', '"x"']],
  ['Alt-Left, rxvt', '\x1b\x1b[D', ['alt+left']],
  ['Shift-Tab', '\x1b[Z', ['shift+tab']],
  ['Alt-Enter', '\x1b\r', ['alt+enter']],
  ['Alt-Backspace', '\x1b\x7f', ['alt+backspace']],
  ['Alt-b', '\x1bb', ['alt+b']],
  ['Alt-O and text', '\x1bO', ['alt+O']],
  ['Shift-Enter, modifyOtherKeys', '\x1b[27;2;13~', ['shift+enter']],
  ['Shift-Enter, kitty', '\x1b[13;2u', ['shift+enter']],
  ['Ctrl-D, kitty', '\x1b[100;5u', ['ctrl+d']],
  ['a letter, kitty', '\x1b[97u', ['"a"']],
  ['a released key, kitty', '\x1b[97;1:3u', []],
  ['function keys, linux', '\x1b[[A', []],
  ['a mouse', '\x1b[<0;10;5Mx', ['"x"']],
  ['focus', '\x1b[Ix\x1b[O', ['"x"']],
  ['the cursor’s place', '\x1b[12;40Rx', ['"x"']],
  ['a colour reply', '\x1b]11;rgb:0000/0000/0000\x07x', ['"x"']],
  ['a version reply', '\x1bP>|xterm(390)\x1b\\x', ['"x"']],
  ['a mode reply', '\x1b[?2026;2$yx', ['"x"']],
  ['a paste', '\x1b[200~a\r\nb\tc\x04\x1b[A\x1b[201~d', ['[a\r\nb\tc\x04\x1b[A]', '"d"']],
  ['an empty paste', '\x1b[200~\x1b[201~', ['[]']],
  ['a lone Escape', '\x1b', []],
]

describe('keys', () => {
  it.each(CASES)('%s', (_, sent, keys) => {
    expect(decode(sent)).toEqual(keys)
  })

  it.each(CASES)('%s, byte by byte', (_, sent, keys) => {
    const decoder = createKeyDecoder()
    const decoded = [...bytes(sent)].flatMap((byte) => decoder.push(Uint8Array.of(byte)))
    expect(joined(brief([...decoded, ...decoder.flush()]))).toEqual(joined(keys))
  })

  it('takes what is kept back for what it is when no more comes', () => {
    expect(decode('\x1b]typed')).toEqual(['alt+]', '"typed"'])
    expect(decode('\x1b[200~half a paste')).toEqual(['[half a paste]'])
  })

  it('lets the learner out of a paste that never ends', () => {
    const decoder = createKeyDecoder()
    decoder.push(bytes('\x1b[200~stuck'))
    expect(brief(decoder.push(bytes('\x03')))).toEqual(['[stuck]', 'ctrl+c'])
  })

  it('gives the same keys wherever the bytes are split', () => {
    const sent = fc.array(fc.constantFrom(...CASES.map(([, text]) => text))).map((all) => all.join(''))
    fc.assert(
      fc.property(sent, fc.nat(), (text, some) => {
        const all = bytes(text)
        const at = all.length === 0 ? 0 : some % all.length
        const whole = createKeyDecoder()
        const split = createKeyDecoder()
        const expected = [...whole.push(all), ...whole.flush()]
        const keys = [...split.push(all.subarray(0, at)), ...split.push(all.subarray(at)), ...split.flush()]
        expect(joined(brief(keys))).toEqual(joined(brief(expected)))
      }),
    )
  })
})

/** Texts that follow each other as one, as they are when they arrive together. */
function joined(keys: readonly string[]): string[] {
  const all: string[] = []
  for (const key of keys) {
    const before = all.at(-1)
    if (key.startsWith('"') && before?.startsWith('"')) {
      all[all.length - 1] = JSON.stringify(JSON.parse(before) + JSON.parse(key))
    } else all.push(key)
  }
  return all
}
