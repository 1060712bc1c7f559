import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, inProcess, type World } from './world.ts'

/** One world for all: `report` only reads it. */
let world: World

const path = (name: string) => join(world.folder, name)
const run = (...argv: string[]) => inProcess(world, argv)

async function answer(id: string, on: World): Promise<void> {
  const line = JSON.stringify({ id, fields: { write: 'We store the click.' }, seconds: 40 })
  const argv = ['run', 'ad-clicks', '--rung', 'alone', '--answers', '-']
  const { code, err } = await inProcess(on, argv, { stdin: `${line}\n` })
  expect([code, err]).toEqual([0, ''])
}

beforeAll(async () => {
  world = createWorld()
  await answer('one', world)
  await answer('two', world)
})
afterEach(() => {
  for (const name of readdirSync(world.folder)) if (name !== 'home') rmSync(path(name), { recursive: true })
})
afterAll(() => world.remove())

describe('redrill report', () => {
  it.each([
    ['terminal', /^redrill /],
    ['markdown', /^# Progress\n/],
    ['html', /^<!doctype html>/],
    ['csv', /^attempt,at,day,/],
    ['json', /^\{\n {2}"version": 1,/],
    ['ics', /^BEGIN:VCALENDAR\r\n/],
  ])('prints %s, and without the answers when redacted', async (format, start) => {
    const { code, out, err } = await run('report', '--format', format)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(start)
    expect(out).toContain('ad-clicks')
    expect(out.includes('We store the click.')).toBe(!['terminal', 'ics'].includes(format))
    expect((await run('report', '--format', format, '--redact')).out).not.toContain('We store')
  })

  it('takes the format from the name of the file, which is private and there in one step', async () => {
    const { code, out, err } = await run('report', '--output', 'report.md')
    expect([code, out, err]).toEqual([0, '', 'redrill: wrote report.md\n'])
    expect(readFileSync(path('report.md'), 'utf8')).toContain('# Progress')
    expect(statSync(path('report.md')).mode & 0o777).toBe(0o600)
    expect(readdirSync(world.folder).sort()).toEqual(['home', 'report.md'])
  })

  it('overwrites only with --force', async () => {
    writeFileSync(path('report.csv'), 'mine')
    const refused = await run('report', '--output', 'report.csv')
    const why = 'redrill: report.csv is there already; give another name, or --force to overwrite it\n'
    expect([refused.code, refused.err, readFileSync(path('report.csv'), 'utf8')]).toEqual([2, why, 'mine'])
    expect((await run('report', '--output', 'report.csv', '--force')).code).toBe(0)
    expect(readFileSync(path('report.csv'), 'utf8')).toMatch(/^attempt,at,day,/)
    expect(readdirSync(world.folder).sort()).toEqual(['home', 'report.csv'])
  })

  it.each([
    [['--format', 'pdf'], /there is no format "pdf"; formats are terminal, markdown/],
    [['--format', 'jsn'], /did you mean json\?/],
    [['--since', '2027-02-30'], /--since cannot be "2027-02-30"; give a day such as/],
    [
      ['--since', '2027-02-02', '--until', '2027-02-01'],
      /--since 2027-02-02 is after --until 2027-02-01; swap/,
    ],
    [['--drill', 'ad-click'], /there is no drill "ad-click"; did you mean ad-clicks\?/],
    [['--chapter', 'zzzzzz'], /there is no chapter "zzzzzz"; `redrill drills` lists them/],
    [['--output', 'none/report.html'], /none\/report.html cannot be written \(ENOENT\)/],
    [['--output', 'folder', '--force'], /folder cannot be written \(E[A-Z]+\)/],
  ])('%j is refused in one line', async (argv, message) => {
    mkdirSync(path('folder'))
    const { code, out, err } = await run('report', ...argv)
    expect([code, out, err.split('\n').length]).toEqual([2, '', 2])
    expect(err).toMatch(message)
    expect(readdirSync(world.folder).sort()).toEqual(['folder', 'home'])
  })

  it.each([
    [[], 2],
    [['--since', '2026-12-01', '--until', '2026-12-01'], 2],
    [['--since', '2026-12-02'], 0],
    [['--drill', 'ad-clicks', '--chapter', 'scaling-writes'], 2],
  ])('counts only what %j lets through', async (filter, attempts) => {
    const json = await run('report', '--format', 'json', ...filter)
    expect(JSON.parse(json.out).totals.attempts).toBe(attempts)
    const csv = await run('report', '--format', 'csv', ...filter)
    expect(csv.out.split('\r\n')).toHaveLength(attempts + 2)
  })
})
