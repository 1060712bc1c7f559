import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonReport } from '../../src/reports/json.ts'
import { hostileSample, hostileText } from './hostile.ts'
import { progressOf, SAMPLES } from './samples.ts'
import { type Schema, schemaFaults } from './schemaFaults.ts'

const SCHEMA = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../schemas/report.schema.json'), 'utf8'),
) as Schema

describe('jsonReport', () => {
  it.each(Object.entries(SAMPLES))('%s follows the shipped schema and reads back the same', (_, make) => {
    const progress = progressOf(make())
    const read: unknown = JSON.parse(jsonReport(progress))
    expect(schemaFaults(read, SCHEMA)).toEqual([])
    expect(read).toEqual(progress)
  })

  it('is refused by the schema when a member is missing, unknown or of another type', () => {
    const { next, ...rest } = progressOf(SAMPLES.full())
    expect(schemaFaults({ ...rest }, SCHEMA)).toEqual(['$: lacks next'])
    expect(schemaFaults({ ...rest, next, more: 1 }, SCHEMA)).toEqual(['$: has more, which is unknown'])
    expect(schemaFaults({ ...rest, next: { ...next, due: 'two' } }, SCHEMA)).toEqual([
      '$.next.due: is no integer',
    ])
  })

  it('gives any text back, and holds nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const progress = progressOf(hostileSample(text))
        const json = jsonReport(progress)
        expect(JSON.parse(json)).toEqual(progress)
        expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
      }),
    )
  })
})
