import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutTo, widthOf } from '../../src/terminal/graphemes.ts'
import { columnOf, layOut, offsetAt, rowOf, scrollTo, wrap } from '../../src/terminal/layout.ts'

describe('layOut', () => {
  it.each<[name: string, text: string, width: number, rows: string[]]>([
    ['nothing', '', 10, ['']],
    ['one row', 'one two', 10, ['one two']],
    ['breaks behind a space', 'one two three', 9, ['one two ', 'three']],
    ['lets one space hang', 'one two three', 8, ['one two ', 'three']],
    ['ends a row at a hanging space', 'seven77 ', 8, ['seven77 ', '']],
    ['breaks a word that no row holds', 'abcdefghij', 5, ['abcd', 'efgh', 'ij']],
    ['keeps empty lines', 'a\n\nb\n', 10, ['a', '', 'b', '']],
    ['counts wide characters twice', '日本語のテ', 7, ['日本語', 'のテ']],
    ['keeps an emoji with joiners whole', 'ab👨‍👩‍👧‍👦cd', 4, ['ab', '👨‍👩‍👧‍👦c', 'd']],
    ['counts a tab as four', 'a\tb', 6, ['a\t', 'b']],
  ])('%s', (_, text, width, expected) => {
    const rows = layOut(text, width)
    expect(rows.map(({ start, end }) => text.slice(start, end))).toEqual(expected)
  })
})

const texts = fc
  .array(
    fc.oneof(
      fc.lorem(),
      fc.constantFrom('\n', ' ', '   ', '日本語', '👨‍👩‍👧‍👦', 'e\u0301', '\t', 'x'.repeat(30)),
    ),
  )
  .map((parts) => parts.join(''))
const widths = fc.integer({ min: 10, max: 200 })

describe('any text at any width', () => {
  it('is laid out in rows that cover it, in order, and fit with the cursor', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        const rows = layOut(text, width)
        let at = 0
        for (const { start, end } of rows) {
          expect(start === at || (start === at + 1 && text[at] === '\n')).toBe(true)
          expect(widthOf(text.slice(start, end))).toBeLessThanOrEqual(width)
          at = end
        }
        expect(at).toBe(text.length)
      }),
    )
  })

  it('has a place for the cursor inside an emoji with joiners', () => {
    const text = 'et tincidunt👨‍👩‍👧‍👦'
    expect(columnOf(text, layOut(text, 12), 21)).toBe(9)
  })

  it('has a place for the cursor at each offset, and finds the offset again', () => {
    fc.assert(
      fc.property(texts, widths, fc.nat(), (text, width, some) => {
        const rows = layOut(text, width)
        const offset = some % (text.length + 1)
        const row = rowOf(rows, offset)
        const column = columnOf(text, rows, offset)
        expect(column).toBeLessThan(width)
        const found = offsetAt(text, rows, row, column)
        expect(rowOf(rows, found)).toBe(row)
        expect(columnOf(text, rows, found)).toBeLessThanOrEqual(column)
      }),
    )
  })

  it('is in view where the cursor is, without empty rows at the end', () => {
    const numbers = fc.nat({ max: 50 })
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 1, max: 30 }), numbers, (top, row, height, more) => {
        const total = row + 1 + more
        const first = scrollTo(top, row, height, total)
        expect(first).toBeLessThanOrEqual(row)
        expect(first + height).toBeGreaterThan(row)
        expect(first === 0 || first + height <= total).toBe(true)
      }),
    )
  })
})

describe('wrap', () => {
  it('fills the width and drops trailing spaces', () => {
    expect(wrap('one two three  \nfour', 7)).toEqual(['one two', 'three', 'four'])
  })

  it('never exceeds the width', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        for (const row of wrap(text, width)) expect(widthOf(row)).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('cutTo', () => {
  it.each<[text: string, width: number, cut: string]>([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['a sentence', 5, 'a se…'],
    ['one two', 5, 'one…'],
    ['日本語', 4, '日…'],
    ['any', 0, ''],
  ])('%j to %i', (text, width, cut) => {
    expect(cutTo(text, width)).toBe(cut)
  })
})
