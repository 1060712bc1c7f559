import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxFrame, roomOf } from '../../src/terminal/boxFrame.ts'
import { cleanText } from '../../src/terminal/cleanText.ts'
import type { Size } from '../../src/terminal/frameParts.ts'
import { widthOf } from '../../src/terminal/graphemes.ts'
import { createRound, inView, press, type RoundState } from '../../src/terminal/roundState.ts'
import { createStyle } from '../../src/terminal/style.ts'
import { clockAt, LONG_SCENARIO, REQUEST, STEPS } from './samples.ts'

const PLAIN = createStyle(false)
const TEXT = { title: REQUEST.title, scenario: LONG_SCENARIO }
const USUAL: Size = { columns: 80, rows: 24 }

const written = (text: string): RoundState =>
  press(createRound(STEPS), { type: 'paste', text }, { width: 78, height: 8 }).round

function frameOf(round: RoundState, size: Size, clock = clockAt(0, 720), style = PLAIN) {
  return boxFrame(TEXT, inView(round, roomOf(TEXT, round, size)), clock, size, style)
}

describe('the box', () => {
  it('fits each window, with the submit key, the time and the cursor in view', () => {
    const sizes = fc.record({
      columns: fc.integer({ min: 20, max: 220 }),
      rows: fc.integer({ min: 6, max: 70 }),
    })
    const texts = fc.array(fc.constantFrom('word ', 'word\n', '日本語 ', '👨‍👩‍👧‍👦', 'x'.repeat(50)), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(sizes, texts, (size, parts) => {
        const { rows, cursor } = frameOf(written(parts.join('')), size)
        expect(rows.length).toBe(size.rows)
        for (const row of rows) expect(widthOf(row)).toBeLessThan(size.columns)
        expect(rows.at(-1)).toMatch(/Ctrl-D|\^D/)
        expect(rows.at(-2)).toContain('12:00 left')
        expect(cursor?.row).toBeLessThan(size.rows - 2)
        expect(cursor?.column).toBeLessThan(size.columns)
      }),
    )
  })

  it('shows a row of the answer in the smallest windows', () => {
    for (const rows of [2, 3, 4, 5]) {
      const frame = frameOf(written('here it is'), { columns: 20, rows })
      expect(frame.rows.slice(0, rows).join('\n')).toContain('here it is')
    }
  })

  it('puts the cursor where the next character goes', () => {
    const { rows, cursor } = frameOf(written('one\ntwo'), USUAL)
    expect(rows[cursor?.row ?? 0]).toBe(' two')
    expect(cursor?.column).toBe(4)
  })

  it('says how much of a long answer is out of view', () => {
    const rows = frameOf(written('line\n'.repeat(30)), USUAL).rows.join('\n')
    expect(rows).toMatch(/\d+ more rows above/)
    expect(rows).not.toContain('below')
  })

  it('offers the whole scenario where it is cut, and only there', () => {
    expect(frameOf(written(''), USUAL).rows.at(-1)).toContain('Ctrl-R')
    expect(frameOf(written(''), { columns: 100, rows: 60 }).rows.at(-1)).not.toContain('Ctrl-R')
  })

  it('reads the scenario to its end', () => {
    const size = { columns: 40, rows: 12 }
    const round = { ...createRound(STEPS), reading: 500 }
    expect(frameOf(round, size).rows.join('\n')).toContain('The end of the scenario.')
  })

  it('cleans what came from a drill', () => {
    const hostile = { title: '\x1b]0;owned\x07Title', scenario: '\x1b[2Jscenario' }
    const round = createRound([{ id: 'a', title: 'A\x1b[31m', ask: 'ask\x9b1m' }])
    const { rows } = boxFrame(hostile, round, clockAt(0), USUAL, PLAIN)
    const text = rows.join('\n')
    expect(cleanText(text)).toBe(text)
  })
})

describe('the time', () => {
  const status = (seconds: number, limit?: number, columns = 80) =>
    frameOf(written(''), { columns, rows: 24 }, clockAt(seconds, limit)).rows.at(-2)?.trim()

  it.each<[seconds: number, limit: number | undefined, status: string]>([
    [0, 60, '1:00 left   ██████████████████████████████'],
    [29, 60, '0:31 left   ████████████████░░░░░░░░░░░░░░'],
    [30, 60, '0:30 left   ███████████████░░░░░░░░░░░░░░░  half time'],
    [41, 60, '0:19 left   ██████████░░░░░░░░░░░░░░░░░░░░'],
    [48, 60, '0:12 left   ██████░░░░░░░░░░░░░░░░░░░░░░░░  time is nearly up'],
    [60, 60, '+0:00 over  time is up: the answer so far is your timed one; you may finish it'],
    [75, 60, '+0:15 over  time is up: the answer so far is your timed one; you may finish it'],
    [75, undefined, '1:15 so far  no limit'],
  ])('after %i of %s seconds', (seconds, limit, expected) => {
    expect(status(seconds, limit)).toBe(expected)
  })

  it('has its words at 40 columns too', () => {
    expect(status(50, 60, 40)).toContain('time is nearly up')
    expect(status(70, 60, 40)).toContain('time is up; you may finish')
  })

  it('changes colour with the words', () => {
    const colour = (seconds: number) =>
      frameOf(written(''), USUAL, clockAt(seconds, 60), createStyle(true)).rows.at(-2)
    expect(colour(20)).toContain('\x1b[32m')
    expect(colour(50)).toContain('\x1b[33m')
    expect(colour(61)).toContain('\x1b[31m')
  })
})
