import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { describe, expect, it } from 'vitest'
import { chapterFrontMatter, deckFrontMatter, drillFrontMatter } from '../../src/drills/drillSchema.ts'

/** The JSON Schemas that editors complete and validate front matter with; U=1 writes them from the ones the parser uses. */
describe('schemas shipped for editors', () => {
  it.each<[file: string, title: string, schema: GenericSchema]>([
    ['drill.schema.json', 'Front matter of a redrill drill', drillFrontMatter],
    ['deck.schema.json', 'Front matter of a redrill deck', deckFrontMatter],
    ['chapter.schema.json', 'Front matter of a redrill chapter', chapterFrontMatter],
  ])('%s is the one the parser uses', (file, title, schema) => {
    const path = resolve(import.meta.dirname, '../../schemas', file)
    const json = `${JSON.stringify({ title, ...toJsonSchema(schema, { errorMode: 'ignore' }) }, null, 2)}\n`
    if (process.env.U === '1') writeFileSync(path, json)
    expect(readFileSync(path, 'utf8')).toBe(json)
  })
})
