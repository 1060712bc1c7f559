import xterm from '@xterm/headless'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference, type Frame } from '../../src/terminal/screen.ts'

const COLUMNS = 30
const ROWS = 8

/** What a terminal shows after some writes, one string a row, and where its cursor is. */
async function shownAfter(...writes: string[]) {
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true })
  for (const text of writes) await new Promise<void>((done) => terminal.write(text, done))
  const { active } = terminal.buffer
  const rows = Array.from({ length: ROWS }, (_, y) => active.getLine(y)?.translateToString(true) ?? '')
  return { rows, cursor: [active.cursorY, active.cursorX], scrolled: active.baseY }
}

const row = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '─', '日'), maxLength: 14 })
const frame: fc.Arbitrary<Frame> = fc.record({
  rows: fc.array(row, { maxLength: ROWS }),
  cursor: fc.record({ row: fc.nat(ROWS - 1), column: fc.nat(COLUMNS - 2) }),
})

describe('difference', () => {
  it('is nothing where nothing changed', () => {
    const same: Frame = { rows: ['one', 'two'], cursor: { row: 0, column: 1 } }
    expect(difference(same, { ...same, rows: [...same.rows] })).toBe('')
  })

  it('writes the rows that changed and no others', () => {
    const before: Frame = { rows: ['title', 'text', '0:10 left'], cursor: { row: 1, column: 4 } }
    const written = difference(before, { ...before, rows: ['title', 'text', '0:09 left'] })
    expect(written).toBe('\x1b[?2026h\x1b[?25l\x1b[3;1H0:09 left\x1b[0m\x1b[K\x1b[2;5H\x1b[?25h\x1b[?2026l')
  })

  it('moves the cursor alone where only that moved', () => {
    const before: Frame = { rows: ['text'], cursor: { row: 0, column: 4 } }
    expect(difference(before, { ...before, cursor: { row: 0, column: 3 } })).not.toContain('text')
  })

  it('lets the text before the cursor lead it where widths are in doubt', () => {
    const next: Frame = { rows: [' 👨‍👩‍👧‍👦 x'], cursor: { row: 0, column: 3, before: ' 👨‍👩‍👧‍👦' } }
    expect(difference({ rows: next.rows, cursor: undefined }, next)).toContain('\x1b[1;1H 👨‍👩‍👧‍👦\x1b[?25h')
  })

  it('leaves the screen as if it were painted anew, and never scrolls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 5 }), async (frames) => {
        const steps = frames.map((next, index) => difference(frames[index - 1], next))
        const last = frames.at(-1)
        if (!last) return
        const stepwise = await shownAfter(...steps)
        expect(stepwise).toEqual(await shownAfter(difference(undefined, last)))
        expect(stepwise.scrolled).toBe(0)
      }),
      { numRuns: 50 },
    )
  })
})
