import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type InTerminal, startInTerminal, until } from '../terminal/inTerminal.ts'
import { matchScreen } from '../terminal/matchScreen.ts'

const BIN = resolve(import.meta.dirname, '../../bin/redrill.js')
const CTRL_C = '\x03'
const CTRL_D = '\x04'
const ENTER = '\r'

let home: string
const running: InTerminal[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'redrill-test-'))
  mkdirSync(join(home, 'data'))
})

afterEach(() => {
  for (const program of running.splice(0)) program.hangUp()
  rmSync(home, { recursive: true, force: true })
})

/** The built program in a terminal of 80×24. */
function redrill(...args: string[]): InTerminal {
  const program = startInTerminal([process.execPath, BIN, ...args], {
    cwd: home,
    env: { REDRILL_HOME: home, NO_COLOR: '1', TZ: 'UTC' },
  })
  running.push(program)
  return program
}

/** What a command prints without a terminal. */
const printed = (...args: string[]): string =>
  execFileSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, REDRILL_HOME: home },
  })

const attempts = (): {
  drill: string
  rung: string
  mode: string
  dimensions: { dimension: string; score: number; answer: string }[]
}[] => JSON.parse(printed('log', '--json')).attempts

/** Waits for a text, then types. */
async function when(program: InTerminal, shown: string | RegExp, keys: string): Promise<void> {
  await program.shows(shown)
  program.type(keys)
}

const GOOD_FAILURE =
  'A click that comes twice is dropped by its click id, so it counts once. After a crash the consumer replays from ' +
  'its offset and overwrites the same window value. A bad event is set aside with its reason, somebody is alerted, ' +
  'and it is replayed after the fix. While consumers lag nothing is lost and the dashboard shows an as-of time.'

describe('a whole session in a real terminal', () => {
  it('asks, judges, keeps, offers the retry, and reports', async () => {
    const program = redrill('run', 'ad-clicks', '--only', 'failure')
    await when(program, 'Failure:', 'We retry, and there is a dead letter queue.')
    await program.shows('dead letter queue.')
    const timeless = () =>
      program
        .screen()
        .replace(/\d:\d\d left/, '0:00 left')
        .replace(/[█░]+/, '(bar)')
    await matchScreen('session-typed', timeless)
    program.type(CTRL_D)
    await when(program, 'what will it score?', ENTER)
    await program.shows('you predicted 1')
    await matchScreen('session-feedback', program.screen)
    // Through the pages of the feedback to its end.
    program.type(ENTER)
    await until(() => /Yes, now|page 2/.test(program.screen()), program.screen)
    if (/page 2/.test(program.screen())) program.type(ENTER)
    await when(program, 'Yes, now', ENTER)
    await program.shows('retry, from memory')
    expect(program.screen()).not.toContain('is set aside with its reason')
    program.type(GOOD_FAILURE)
    await program.shows('as-of time.')
    program.type(CTRL_D)
    // One key predicts.
    await when(program, 'what will it score?', '4')
    await program.shows('Failure: 3 of 4')
    await program.shows('you predicted 4')
    program.type(ENTER)
    await until(() => /page 2|Kept/.test(program.screen()), program.screen)
    if (/page 2/.test(program.screen())) program.type(ENTER)
    expect(await program.ended()).toBe(0)
    expect(attempts().map(({ mode, dimensions }) => [mode, dimensions[0]?.score])).toEqual([
      ['run', 1],
      ['retry', 3],
    ])
    expect(printed('due')).toContain('Nothing is due')
    expect(printed('report')).toContain('1 of 1 dimension pass')
  })

  it('takes the answer when time is up, and lets it be finished in overtime', async () => {
    const program = redrill('half', 'ad-clicks')
    expect(await program.ended()).toBe(2)
    const name = redrill('run', 'ad-clicks', '--only', 'write')
    await when(name, 'Write:', 'One click event')
    // The share of one dimension in the round of ninety seconds is thirty.
    await expect.poll(name.screen, { timeout: 60_000 }).toMatch(/time is up|overtime/i)
    name.type(' appended with an id minted at serve time')
    await name.shows('serve time')
    name.type(CTRL_D)
    await when(name, 'what will it score?', ENTER)
    await name.shows('of 4')
    name.type(CTRL_C)
    expect(await name.ended()).toBe(130)
    const [attempt] = JSON.parse(printed('log', '--json')).attempts
    expect(attempt.timings[0].overtime).toBeGreaterThan(0)
    expect(attempt.dimensions[0].atTime).toBe('One click event')
    expect(attempt.dimensions[0].answer).toContain('minted at serve time')
  }, 90_000)

  it('goes on after a kill where it was, and keeps the answer once', async () => {
    const first = redrill('run', 'ad-clicks', '--only', 'failure')
    await when(first, 'Failure:', 'A repeat is dropped by its id')
    await first.shows('dropped by its id')
    // A draft is written within a second.
    await new Promise((wake) => setTimeout(wake, 1200))
    first.kill('SIGKILL')
    await first.ended()
    expect(attempts()).toEqual([])
    const next = redrill()
    await when(next, 'Go on where you were', ENTER)
    await next.shows('dropped by its id')
    next.type(', so nothing changes.')
    await next.shows('nothing changes.')
    next.type(CTRL_D)
    await when(next, 'what will it score?', ENTER)
    await next.shows('of 4')
    next.type(CTRL_C)
    expect(await next.ended()).toBe(130)
    expect(attempts().map((attempt) => attempt.dimensions[0]?.answer)).toEqual([
      'A repeat is dropped by its id, so nothing changes.',
    ])
  })
})
