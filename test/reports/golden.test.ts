import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvReport } from '../../src/reports/csv.ts'
import { REPORTERS, type ReportFormat } from '../../src/reports/index.ts'
import { PLAIN_STYLE } from '../../src/reports/style.ts'
import { progressOf, SAMPLES, type Sample } from './samples.ts'

const FOLDER = join(import.meta.dirname, 'golden')

async function render(format: ReportFormat, sample: Sample): Promise<string> {
  const reporter = REPORTERS[format]
  if (reporter.reads === 'progress') return (await reporter.load())(progressOf(sample))
  const { header, rows } = csvReport(sample.input.redact === true)
  return header + sample.attempts.map(rows).join('')
}

/** Compares with the file of that name; U=1 writes it. */
function expectGolden(name: string, text: string): void {
  const path = join(FOLDER, name)
  if (process.env.U === '1') {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(readFileSync(path, 'utf8'))
}

const EXTENSIONS: Readonly<Record<ReportFormat, string>> = {
  terminal: 'txt',
  markdown: 'md',
  html: 'html',
  csv: 'csv',
  json: 'json',
  ics: 'ics',
}

describe.each(Object.entries(SAMPLES))('%s', (name, make) => {
  const sample = make()

  it.each(Object.keys(REPORTERS) as ReportFormat[])('%s', async (format) => {
    expectGolden(`${name}.${EXTENSIONS[format]}`, await render(format, sample))
  })
})

describe('the terminal in other shapes', () => {
  const progress = progressOf(SAMPLES.full())
  const load = REPORTERS.terminal.load

  it.each([
    ['narrow', { ...PLAIN_STYLE, width: 40 }],
    ['wide', { ...PLAIN_STYLE, width: 132, wide: true }],
    ['plain', { ...PLAIN_STYLE, plain: true }],
    ['painted', { ...PLAIN_STYLE, paint: (tone: string, text: string) => `<${tone}>${text}</${tone}>` }],
  ])('%s', async (name, style) => {
    expectGolden(`full-${name}.txt`, (await load())(progress, style))
  })
})
