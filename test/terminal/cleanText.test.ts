import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/terminal/cleanText.ts'

/** Text a drill, an answer or a file name might bring, and what may be shown of it. */
const CASES: readonly [name: string, text: string, shown: string][] = [
  ['plain text', 'one write, appended', 'one write, appended'],
  ['tab and newline', 'a\tb\nc', 'a\tb\nc'],
  ['carriage returns', 'a\r\nb\rc', 'a\nb\nc'],
  ['a line overwritten by carriage return', 'score 1\rscore 4', 'score 1\nscore 4'],
  ['colour', '\x1b[31mred\x1b[0m', 'red'],
  ['a private mode', '\x1b[?1049hx', 'x'],
  ['clearing the screen', '\x1b[2J\x1b[3J\x1b[Hx', 'x'],
  ['a sequence with intermediates', '\x1b[0 qx', 'x'],
  ['the window title', '\x1b]0;owned\x07x', 'x'],
  ['a hyperlink', '\x1b]8;;http://e.example\x1b\\link\x1b]8;;\x1b\\', 'link'],
  ['the clipboard', '\x1b]52;c;cm0gLXJm\x07x', 'x'],
  ['a control string that does not end', '\x1b]0;kept text', '0;kept text'],
  ['device control', '\x1bP1$tx\x1b\\y', 'y'],
  ['an application command', '\x1b_hidden\x1b\\y', 'y'],
  ['a reset', '\x1bcx', 'x'],
  ['a charset switch', '\x1b(0x', 'x'],
  ['eight-bit control sequence', '\x9b31mx', 'x'],
  ['eight-bit control string', '\x9d0;owned\x9cx', 'x'],
  ['backspaces', 'safe\b\b\b\bevil', 'safeevil'],
  ['bell, null and delete', 'a\x07\x00\x7fb', 'ab'],
  ['a lone escape at the end', 'x\x1b', 'x'],
  ['a sequence inside a sequence', '\x1b[\x1b[31m31mx', '31mx'],
  ['bidirectional overrides', 'a\u202eb\u2066c\u2069d', 'abcd'],
  ['marks that right-to-left text needs', 'א\u200fb', 'א\u200fb'],
  ['line and paragraph separators', 'a\u2028b\u2029c', 'a\nb\nc'],
  ['half a surrogate pair', 'a\ud83d b', 'a\ufffd b'],
  ['an emoji with joiners', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
]

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be left
const OBEYED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]|\p{Surrogate}/u

describe('cleanText', () => {
  it.each(CASES)('%s', (_, text, shown) => {
    expect(cleanText(text)).toBe(shown)
  })

  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\x1b',
          '[',
          ']',
          '31m',
          '\x07',
          '\x1b\\',
          '\x9b',
          '\x9c',
          '\r',
          'P',
          '\ud83d',
          '\u202e',
        ),
        fc.string({ unit: 'binary' }),
      ),
    )
    .map((parts) => parts.join(''))

  it('leaves nothing that a terminal obeys, and nothing to clean', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(OBEYED)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })

  it('is quick on long text that never ends its sequences', () => {
    const text = '\x1b]0;'.repeat(50_000)
    expect(cleanText(text)).toBe('0;'.repeat(50_000))
  })
})
