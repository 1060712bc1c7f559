import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JournalRecord } from '../../src/practice/attempt.ts'
import { readLine, wholeParts } from '../../src/store/line.ts'
import { foldRecordOf, recordOf, sealLine } from '../../src/store/lineRecord.ts'
import { scanLines } from '../../src/store/scanLines.ts'
import { attempt } from './fixtures.ts'
import { temporaryFolder } from './support.ts'

const DEVICE = '0a1b2c3d4e'
const NEWLINE = 0x0a

const lineOf = (record: JournalRecord): Buffer => sealLine(record, DEVICE).subarray(0, -1)

/** Answers with quotes, newlines, control bytes, lone surrogates made whole, and look-alikes of a line's own parts. */
const answer = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '","sum":"00000000"}',
    '{"v":1,"type":"void","id":"x"',
    '\n',
    '\u0000',
    '"at":"2027-01-31"',
  ),
)

describe('a sealed line', () => {
  it('gives back the record it was made of, and holds one newline, its last byte', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 4 }), (answers) => {
        const [judged] = attempt(0).dimensions
        const dimensions = answers.map((text) => ({ ...judged, answer: text }) as NonNullable<typeof judged>)
        const record = attempt(0, { dimensions, notes: { why: answers.join() } })
        const line = sealLine(record, DEVICE)
        expect(line.indexOf(NEWLINE)).toBe(line.length - 1)
        const body = line.subarray(0, -1)
        expect(readLine(body)).toEqual({
          kind: 'whole',
          head: { type: 'attempt', id: record.id, at: Date.parse(record.at), device: DEVICE },
        })
        expect(recordOf(body)).toEqual(record)
        const { notes: _, ...light } = record
        const dimensionsLeft = dimensions.map(({ dimension, round, score }) => ({ dimension, round, score }))
        expect(foldRecordOf(body)).toMatchObject({ ...light, dimensions: dimensionsLeft })
        expect(readLine(body).kind).toBe('whole')
      }),
    )
  })

  it('is plain JSON with the device and the sum at its end', () => {
    const record = attempt(0)
    expect(JSON.parse(lineOf(record).toString())).toMatchObject({ ...record, device: DEVICE })
  })

  it('is damaged by any change of bytes', () => {
    const line = lineOf(attempt(0))
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(line)
        changed[at] = (changed[at] as number) ^ mask
        expect(readLine(changed).kind).toBe('damaged')
      }),
    )
  })

  it('has its head read where the fields stand in another order too', () => {
    const { v, ...rest } = attempt(0)
    const line = sealLine(rest as JournalRecord, DEVICE).toString()
    expect(line).not.toContain('"v":1')
    expect(readLine(Buffer.from(line.trimEnd())).kind).toBe('damaged')
    const other = { extra: 'first', ...rest, v }
    expect(readLine(lineOf(other as JournalRecord)).kind).toBe('whole')
  })
})

describe('reading a line', () => {
  it('never throws and never takes bytes that were not sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readLine(Buffer.from(bytes)).kind).toBe('damaged')
        expect(wholeParts(Buffer.from(bytes))).toEqual([])
      }),
    )
  })

  it('finds whole lines behind a torn one and around a lost newline', () => {
    const [first, second] = [lineOf(attempt(0)), lineOf(attempt(1))]
    const torn = first.subarray(0, 100)
    expect(wholeParts(Buffer.concat([torn, second]))).toEqual([{ start: 100, bytes: second }])
    const joined = Buffer.concat([first, Buffer.from('?'), second])
    expect(wholeParts(joined).map(({ start }) => start)).toEqual([0, first.length + 1])
  })

  it('takes a sealed line that is no record for damage', () => {
    const line = lineOf({ ...attempt(0), timings: 'none' } as unknown as JournalRecord)
    expect(readLine(line).kind).toBe('whole')
    expect([recordOf(line), foldRecordOf(line)]).toEqual([undefined, undefined])
  })
})

describe('scanning lines', () => {
  it('finds the lines that splitting at newlines finds, from any line on', () => {
    const path = join(temporaryFolder(), 'lines')
    const chunk = fc.oneof(
      fc.string(),
      fc.nat(3).map((n) => 'long '.repeat(n * 30_000)),
    )
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 6 }), fc.nat(5), (texts, skipped) => {
        const bytes = Buffer.from(texts.join('\n'))
        writeFileSync(path, bytes)
        const expected = bytes.toString('latin1').split('\n')
        if (expected.at(-1) === '') expected.pop()
        const before = Math.min(bytes.length, lengthOf(expected.slice(0, skipped)))
        const found: string[] = []
        let position = before
        const end = scanLines(path, before, (line, offset, isFinished) => {
          expect(offset).toBe(position)
          expect(isFinished).toBe(bytes[offset + (line?.length ?? 0)] === NEWLINE)
          found.push(line?.toString('latin1') ?? 'too long')
          position = offset + (line?.length ?? 0) + 1
        })
        expect(found).toEqual(expected.slice(skipped))
        expect(end).toBe(bytes.length)
      }),
      { numRuns: 50 },
    )
  })

  it('passes over a line that is too long to be one, and goes on after it', () => {
    const path = join(temporaryFolder(), 'long')
    writeFileSync(path, `a\n${'x'.repeat((1 << 25) + 10)}\nb\n`)
    const found: (string | undefined)[] = []
    scanLines(path, 0, (line) => found.push(line?.toString()))
    expect(found).toEqual(['a', undefined, 'b'])
  })
})

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0)
