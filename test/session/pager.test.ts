import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startInTerminal } from '../terminal/inTerminal.ts'

const BIN = resolve(import.meta.dirname, '../../bin/redrill.js')

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'redrill-test-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** What the built program leaves on a terminal of 24 rows. */
async function shown(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const program = startInTerminal([process.execPath, BIN, ...args], {
    cwd: home,
    env: { REDRILL_HOME: home, NO_COLOR: '1', ...env },
  })
  expect(await program.ended()).toBe(0)
  return program.written()
}

describe('text that is taller than the window', () => {
  const LONG = ['show', 'ad-clicks', '--reveal']

  it('goes to the pager of the environment', async () => {
    expect((await shown(LONG, { PAGER: 'sed -n 2q\\;1p' })).trim().split('\n')).toHaveLength(1)
  })

  it('is written as it is where there is no such pager, or none is wanted', async () => {
    for (const PAGER of ['no-such-pager-here', ''])
      expect((await shown(LONG, { PAGER })).split('\n').length).toBeGreaterThan(100)
  })

  it('and only that: what fits is written as it is', async () => {
    expect(await shown(['due'], { PAGER: 'echo paged' })).not.toContain('paged')
  })
})
