import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/terminal/cleanText.ts'
import { feedbackPages } from '../../src/terminal/feedbackView.ts'
import { widthOf } from '../../src/terminal/graphemes.ts'
import { createStyle } from '../../src/terminal/style.ts'
import type { FeedbackView } from '../../src/terminal/terminal.ts'
import { FEEDBACK } from './samples.ts'

const PLAIN = createStyle(false)
const NONE: ReadonlySet<string> = new Set()

const pagesOf = (view: FeedbackView, width = 78, height = 20, overruled = NONE) =>
  feedbackPages(view, overruled, width, height, PLAIN)

const textOf = (view: FeedbackView, overruled = NONE) =>
  pagesOf(view, 200, 500, overruled)
    .flatMap(({ rows }) => rows)
    .join('\n')

describe('feedback', () => {
  it.each<[what: string, text: RegExp]>([
    ['the level with its meaning and the prediction', /^Write: 2 of 4, below the bar; you predicted 3$/m],
    ['a hit', /^1 ✓ hit +One immutable click event/m],
    ['the learner’s words', /you said: “one row per click to a log”/],
    ['a missed line', /^2 ✗ missed +It carries a click id/m],
    ['a partial line with what is missing', /~ partial[^\n]+\n[^\n]+\n +The time of arrival is not named\./],
    ['the question where the grader is unsure', /This one is close\. Did you say it\? Press 3/],
    ['a plus line not said', /· plus missed +The signed impression/],
    [
      'a mistake with its why',
      /! mistake +The write is incrementing[^\n]+\n[^\n]+\n +why: Counts are derived/,
    ],
    ['what would have made it a 3', /^For a 3: 1 more of the must lines/m],
    ['a note', /^The answer says one thing and its opposite\.$/m],
    ['a contradiction with its reason', /! contradicted[^\n]+\n +The answer bills each try\./],
  ])('shows %s', (_, text) => {
    expect(textOf(FEEDBACK)).toMatch(text)
  })

  it('does not show a mistake that was not made', () => {
    expect(textOf(FEEDBACK)).not.toContain('A mistake that was not made')
  })

  it('shows where the learner’s own verdict stands, and asks no more', () => {
    const text = textOf(FEEDBACK, new Set(['write/must/3']))
    expect(text).toContain('Your own verdict stands here.')
    expect(text).not.toContain('This one is close')
  })

  it('says everything without colour that it says with it', () => {
    const coloured = feedbackPages(FEEDBACK, NONE, 78, 20, createStyle(true))
    const plain = pagesOf(FEEDBACK)
    const stripped = JSON.stringify(coloured).replaceAll(/\\u001b\[\d+m/g, '')
    expect(stripped).toBe(JSON.stringify(plain))
    expect(JSON.stringify(coloured)).toContain('\\u001b[32m')
  })

  it('cleans what came from drills and answers', () => {
    const dimension = FEEDBACK.dimensions[0]
    const line = dimension?.lines[0]
    if (!dimension || !line) throw new Error('the sample has a line')
    const hostile = { ...line, text: '\x1b[2Jtext', quotes: ['\x1b]0;x\x07quote'], reason: '\x9bmwhy' }
    const view = { title: 't', dimensions: [{ ...dimension, title: '\x1b[5mTitle', lines: [hostile] }] }
    const text = textOf(view)
    expect(cleanText(text)).toBe(text)
  })

  it('fits any window by pages, with each line once and a key for each', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 30, max: 100 }),
      height: fc.integer({ min: 3, max: 60 }),
    })
    fc.assert(
      fc.property(sizes, ({ width, height }) => {
        const pages = pagesOf(FEEDBACK, width, height)
        for (const { rows, lines } of pages) {
          expect(rows.length).toBeLessThanOrEqual(height)
          expect(lines.length).toBeLessThanOrEqual(9)
          for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(width)
        }
        const ids = pages.flatMap(({ lines }) => lines.map(({ line }) => line.id))
        expect(ids).toEqual([
          ...['write/must/1', 'write/must/2', 'write/must/3', 'write/plus/1', 'write/mistake/1'],
          ...['promise/must/1', 'promise/must/2', 'promise/plus/1'],
        ])
      }),
    )
  })

  it('keeps the numbers on a page those of its lines', () => {
    for (const { rows, lines } of pagesOf(FEEDBACK, 78, 12)) {
      const numbers = rows.flatMap((row) => /^(\d) \S /.exec(row)?.[1] ?? [])
      expect(numbers).toEqual(lines.map((_, index) => String(index + 1)))
    }
  })
})
