import { describe, expect, it } from 'vitest'
import { createTerminal } from '../../src/terminal/createTerminal.ts'
import { fakeDevices } from './fakeDevices.ts'

/** The terminal a learner gets, and what it writes when it closes. */
function terminalFor(env: Record<string, string>, columns: number | undefined, plain = false, isTTY = true) {
  const { devices, shown } = fakeDevices()
  const stdin = Object.assign(devices.stdin, { isTTY })
  const stdout = Object.assign(devices.stdout, { isTTY, columns })
  return {
    terminal: createTerminal({ ...devices, stdin, stdout, env, plain, noColor: false }),
    shown,
    stdout,
  }
}

describe('createTerminal', () => {
  it.each<
    [
      name: string,
      env: Record<string, string>,
      columns: number | undefined,
      plain: boolean,
      isTTY: boolean,
      byLines: boolean,
    ]
  >([
    ['a terminal', { TERM: 'xterm' }, 80, false, true, false],
    ['one of 40 columns', { TERM: 'xterm' }, 40, false, true, false],
    ['--plain', { TERM: 'xterm' }, 80, true, true, true],
    ['a screen reader', { TERM: 'xterm', ACCESSIBLE: '1' }, 80, false, true, true],
    ['ACCESSIBLE=0', { TERM: 'xterm', ACCESSIBLE: '0' }, 80, false, true, false],
    ['a dumb terminal', { TERM: 'dumb' }, 80, false, true, true],
    ['no columns', { TERM: 'xterm' }, 0, false, true, true],
    ['unknown columns', { TERM: 'xterm' }, undefined, false, true, true],
    ['no terminal', { TERM: 'xterm' }, 80, false, false, true],
  ])('%s', (_, env, columns, plain, isTTY, byLines) => {
    const { terminal, shown } = terminalFor(env, columns, plain, isTTY)
    terminal.close()
    expect(shown()).toMatch(byLines ? /^\n-+\n\n$/ : '\x1b[2J\x1b[3J\x1b[H')
  })

  it('says clean text, and wraps only the lines that do not fit', () => {
    const { terminal, shown } = terminalFor({ TERM: 'xterm' }, 40)
    terminal.say('a   table   row\n\x1b[31mwords that go on and on until they do not fit the row')
    expect(shown()).toBe('a   table   row\nwords that go on and on until they do\nnot fit the row\n')
  })

  it('follows the width of the window, up to what reads well', () => {
    const { terminal, stdout } = terminalFor({ TERM: 'xterm' }, 72)
    expect(terminal.width).toBe(72)
    Object.assign(stdout, { columns: 220 })
    expect(terminal.width).toBe(100)
  })

  it('may be ended twice', () => {
    const { terminal } = terminalFor({ TERM: 'xterm' }, 80)
    terminal.end()
    expect(() => terminal.end()).not.toThrow()
  })
})
