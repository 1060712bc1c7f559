import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/terminal/cleanText.ts'
import { graphemes } from '../../src/terminal/graphemes.ts'
import {
  characterLeft,
  characterRight,
  createBuffer,
  deleteTo,
  insert,
  lineEnd,
  lineStart,
  type Motion,
  moveTo,
  replaceText,
  type TextBuffer,
  textEnd,
  textStart,
  undo,
  wordLeft,
  wordRight,
} from '../../src/terminal/textBuffer.ts'

const MOTIONS = {
  characterLeft,
  characterRight,
  wordLeft,
  wordRight,
  lineStart,
  lineEnd,
  textStart,
  textEnd,
}

/** A buffer from a picture: `|` is the cursor. */
function buffer(picture: string): TextBuffer {
  return moveTo(createBuffer(picture.replace('|', '')), picture.indexOf('|'))
}

const picture = ({ text, cursor }: TextBuffer): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`

describe('motions', () => {
  it.each<[motion: keyof typeof MOTIONS, before: string, after: string]>([
    ['characterLeft', 'ab|c', 'a|bc'],
    ['characterLeft', 'a\n|b', 'a|\nb'],
    ['characterLeft', '|a', '|a'],
    ['characterLeft', '👨‍👩‍👧‍👦|x', '|👨‍👩‍👧‍👦x'],
    ['characterLeft', 'e\u0301|', '|e\u0301'],
    ['characterRight', '|日本', '日|本'],
    ['characterRight', 'a|\nb', 'a\n|b'],
    ['characterRight', '|🇩🇪🇫🇷', '🇩🇪|🇫🇷'],
    ['characterRight', 'a|', 'a|'],
    ['wordLeft', 'one two|', 'one |two'],
    ['wordLeft', 'one, |two', '|one, two'],
    ['wordLeft', 'one\n|two', '|one\ntwo'],
    ['wordRight', '|one two', 'one| two'],
    ['wordRight', 'one|, two', 'one, two|'],
    ['wordRight', 'caf|é ok', 'café| ok'],
    ['lineStart', 'a\nbc|d', 'a\n|bcd'],
    ['lineEnd', 'a\nb|cd\ne', 'a\nbcd|\ne'],
    ['textStart', 'a\nb|', '|a\nb'],
    ['textEnd', '|a\nb', 'a\nb|'],
  ])('%s from %j', (name, before, after) => {
    const from = buffer(before)
    expect(picture(moveTo(from, MOTIONS[name](from)))).toBe(after)
  })
})

describe('deletion', () => {
  it.each<[motion: keyof typeof MOTIONS, before: string, after: string]>([
    ['characterLeft', 'a👨‍👩‍👧‍👦|b', 'a|b'],
    ['characterLeft', 'a\n|b', 'a|b'],
    ['characterRight', 'a|e\u0301b', 'a|b'],
    ['wordLeft', 'one two| x', 'one | x'],
    ['wordRight', 'one |two x', 'one | x'],
    ['lineStart', 'a\nbc|d', 'a\n|d'],
    ['lineStart', 'a\n|d', 'a|d'],
    ['lineEnd', 'a|bc\nd', 'a|\nd'],
    ['lineEnd', 'a|\nd', 'a|d'],
    ['lineEnd', 'a|', 'a|'],
  ])('%s from %j', (name, before, after) => {
    expect(picture(deleteTo(buffer(before), MOTIONS[name]))).toBe(after)
  })
})

describe('undo', () => {
  const type = (start: TextBuffer, text: string) =>
    [...text].reduce((now, character) => insert(now, character, true), start)

  it('takes typing back word by word', () => {
    const typed = type(createBuffer(), 'one two')
    expect(undo(typed).text).toBe('one ')
    expect(undo(undo(typed)).text).toBe('')
  })

  it('takes a paste back in one', () => {
    const pasted = insert(type(createBuffer(), 'one '), 'two\nthree\n')
    expect(undo(pasted).text).toBe('one ')
  })

  it('takes a run of backspaces back in one, with the cursor', () => {
    const full = buffer('abc|d')
    const erased = deleteTo(deleteTo(full, characterLeft), characterLeft)
    expect(erased.text).toBe('ad')
    expect(picture(undo(erased))).toBe('abc|d')
  })

  it('keeps typing apart that a move came between', () => {
    const typed = type(moveTo(type(createBuffer(), 'ab'), 1), 'x')
    expect(undo(typed).text).toBe('ab')
  })

  it('takes back a text put in place of another', () => {
    expect(undo(replaceText(createBuffer('old'), 'new')).text).toBe('old')
  })

  it('has an end', () => {
    const typed = Array.from({ length: 500 }).reduce<TextBuffer>((now) => insert(now, 'x'), createBuffer())
    expect(typed.past.length).toBeLessThanOrEqual(200)
    expect(undo(createBuffer('x')).text).toBe('x')
  })
})

describe('any sequence of edits', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      'é',
      'e\u0301',
      '\u0301',
      '日',
      '👨‍👩‍👧‍👦',
      '\u200d',
      '🇩🇪',
      '\t',
      '\x1b[A',
    ),
    fc.string({ unit: 'grapheme' }),
  )
  type Edit = (now: TextBuffer) => TextBuffer
  const motion = fc.constantFrom<Motion[]>(...Object.values(MOTIONS))
  const edit = fc.oneof(
    piece.map(
      (text): Edit =>
        (now) =>
          insert(now, text),
    ),
    piece.map(
      (text): Edit =>
        (now) =>
          insert(now, text, true),
    ),
    motion.map(
      (one): Edit =>
        (now) =>
          moveTo(now, one(now)),
    ),
    motion.map(
      (one): Edit =>
        (now) =>
          deleteTo(now, one),
    ),
    fc.nat().map(
      (offset): Edit =>
        (now) =>
          moveTo(now, offset % 50),
    ),
    fc.constant<Edit>(undo),
  )

  it('keeps the text clean and the cursor between graphemes', () => {
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const end = edits.reduce((now, one) => one(now), createBuffer())
        expect(cleanText(end.text)).toBe(end.text)
        const line = end.text.slice(lineStart(end), lineEnd(end))
        const before = end.text.slice(lineStart(end), end.cursor)
        const whole = graphemes(line)
        const places = whole.map((_, index) => whole.slice(0, index).join('').length)
        expect([...places, line.length]).toContain(before.length)
      }),
    )
  })

  it('is undone to the beginning', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 100 }), (edits) => {
        const start = createBuffer('start')
        let end = edits.reduce((now, one) => one(now), start)
        while (end.past.length > 0) end = undo(end)
        expect(end.text).toBe('start')
      }),
    )
  })

  it('gives back what was typed', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const typed = pieces.reduce((now, text) => insert(now, text, true), createBuffer())
        expect(typed.text).toBe(pieces.map(cleanText).join(''))
      }),
    )
  })
})
