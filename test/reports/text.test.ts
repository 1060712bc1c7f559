import fc from 'fast-check'
import widthOf from 'fast-string-width'
import { describe, expect, it } from 'vitest'
import { icsReport } from '../../src/reports/ics.ts'
import { markdownReport } from '../../src/reports/markdown.ts'
import { fenced, markdownText } from '../../src/reports/markdownText.ts'
import { PLAIN_STYLE } from '../../src/reports/style.ts'
import { terminalReport } from '../../src/reports/terminal.ts'
import { cut, filled, wrapped } from '../../src/reports/terminalText.ts'
import { hostileSample, hostileText } from './hostile.ts'
import { progressOf, SAMPLES } from './samples.ts'

const HARMFUL = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u

describe('terminalReport', () => {
  it.each(Object.entries(SAMPLES))('%s fits a page of 80 by 24 with a prompt below', (_, make) => {
    const lines = terminalReport(progressOf(make())).split('\n')
    expect(lines.length).toBeLessThanOrEqual(23)
    expect(Math.max(...lines.map((line) => widthOf(line)))).toBeLessThanOrEqual(80)
  })

  it.each([40, 60, 79, 100, 200])('keeps within %i columns, wide or not', (width) => {
    const progress = progressOf(SAMPLES.full())
    for (const wide of [false, true]) {
      const lines = terminalReport(progress, { ...PLAIN_STYLE, width, wide }).split('\n')
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([])
    }
  })

  it('shows nothing that a terminal obeys, whatever the texts hold', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const progress = progressOf(hostileSample(text))
        for (const style of [{}, { wide: true }, { plain: true }, { width: 40 }]) {
          expect(terminalReport(progress, { ...PLAIN_STYLE, ...style })).not.toMatch(HARMFUL)
        }
      }),
    )
  })
})

describe('text in columns', () => {
  it('cuts, fills and wraps by display width', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 2, max: 30 }), (text, width) => {
        expect(widthOf(cut(text, width))).toBeLessThanOrEqual(width)
        expect(widthOf(filled(text, width))).toBe(width)
        expect(Math.max(...wrapped(text, width).map((line) => widthOf(line)))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('markdownReport', () => {
  it('keeps every table row whole, whatever the texts hold', () => {
    const columns = (page: string) =>
      withoutFences(page)
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) => line.split(/(?<!\\)(?:\\\\)*\|/).length)
    const plain = columns(markdownReport(progressOf(hostileSample('a plain text'))))
    fc.assert(
      fc.property(
        hostileText.filter((text) => text.trim() !== ''),
        (text) => {
          const page = markdownReport(progressOf(hostileSample(text)))
          expect(columns(page)).toEqual(plain)
          expect(page).not.toMatch(HARMFUL)
        },
      ),
    )
  })

  it.each([
    ['a|b', 'a\\|b'],
    ['<img onerror=x>', '\\<img onerror=x\\>'],
    ['[x](y)', '\\[x\\](y)'],
    ['a\nb', 'a b'],
    ['`code` *b* _i_', '\\`code\\` \\*b\\* \\_i\\_'],
    ['https://x.example www.x.example', 'https\\://x.example www\\.x.example'],
    ['ad-clicks', 'ad-clicks'],
  ])('escapes %j', (text, expected) => {
    expect(markdownText(text)).toBe(expected)
  })

  it('fences text by more backticks than it holds', () => {
    expect(fenced('a ```` b')).toEqual(['`````text', 'a ```` b', '`````', ''])
  })
})

function withoutFences(page: string): string {
  return page.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
}

describe('icsReport', () => {
  it('has folded lines, whole events and no line of its texts’ own', () => {
    const names = /^(BEGIN|END|VERSION|PRODID|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|TRANSP)[:;]/
    fc.assert(
      fc.property(hostileText, (text) => {
        const lines = icsReport(progressOf(hostileSample(text))).split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        const unfolded = lines.join('\n').replace(/\n /g, '').split('\n')
        expect(unfolded.filter((line) => !names.test(line))).toEqual([])
        const count = (name: string) => unfolded.filter((line) => line === name).length
        expect(count('BEGIN:VEVENT')).toBe(count('END:VEVENT'))
      }),
    )
  })
})
