import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvReport, csvRow } from '../../src/reports/csv.ts'
import { hostileSample, hostileText } from './hostile.ts'
import { SAMPLES } from './samples.ts'

/** Reads RFC 4180, with the apostrophe taken off that keeps a spreadsheet from running a text as a formula. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  while (field.lastIndex < text.length) {
    const [, quoted, bare, end] = field.exec(text) ?? []
    row.push((quoted?.replaceAll('""', '"') ?? bare ?? '').replace(/^'/, ''))
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
    if (end === undefined) throw new Error(`no CSV at ${field.lastIndex}`)
  }
  return rows
}

describe('csvReport', () => {
  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (cells) => {
        expect(readCsv(csvRow(cells))).toEqual([cells])
      }),
    )
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['=a,"b"', `"'=a,""b"""`],
    ['a-1', 'a-1'],
  ])('defuses %j', (text, cell) => {
    expect(csvRow([text, -1])).toBe(`${cell},-1\r\n`)
  })

  it('has one row an attempt and dimension', () => {
    const { attempts } = SAMPLES.full()
    const { header, rows } = csvReport(false)
    const [head = [], ...body] = readCsv(header + attempts.map(rows).join(''))
    const expected = attempts.flatMap((attempt) =>
      attempt.dimensions.map((judged) => [attempt.id, judged.dimension, String(judged.score), judged.answer]),
    )
    const at = ['attempt', 'dimension', 'score', 'answer'].map((name) => head.indexOf(name))
    expect(body.map((row) => at.map((i) => row[i]))).toEqual(expected)
  })

  it('has no column of the learner’s own words when redacted', () => {
    const { attempts } = hostileSample('SECRET')
    const { header, rows } = csvReport(true)
    expect(header).not.toContain('answer')
    expect(header).not.toContain('external')
    const secret = {
      ...attempts[0],
      drill: 'd',
      title: 't',
      chapter: 'c',
      id: 'i',
      grader: { name: 'g', version: 1 },
    }
    const renamed = {
      ...secret,
      dimensions: secret.dimensions?.map((judged) => ({ ...judged, dimension: 'x' })),
    }
    expect(rows(renamed as never)).not.toContain('SECRET')
  })
})
