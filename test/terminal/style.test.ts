import { describe, expect, it } from 'vitest'
import { createStyle, isColoured } from '../../src/terminal/style.ts'

describe('isColoured', () => {
  it.each<[name: string, env: Record<string, string>, noColor: boolean, isTTY: boolean, expected: boolean]>([
    ['a terminal', { TERM: 'xterm' }, false, true, true],
    ['NO_COLOR', { TERM: 'xterm', NO_COLOR: '1' }, false, true, false],
    ['an empty NO_COLOR', { TERM: 'xterm', NO_COLOR: '' }, false, true, true],
    ['--no-color', { TERM: 'xterm' }, true, true, false],
    ['a dumb terminal', { TERM: 'dumb' }, false, true, false],
    ['no terminal', { TERM: 'xterm' }, false, false, false],
  ])('%s', (_, env, noColor, isTTY, expected) => {
    expect(isColoured(env, noColor, isTTY)).toBe(expected)
  })
})

describe('createStyle', () => {
  it('colours with the sixteen colours of the terminal, or not at all', () => {
    expect(createStyle(true).bad('x')).toBe('\x1b[31mx\x1b[39m')
    expect(createStyle(false).bad('x')).toBe('x')
  })
})
