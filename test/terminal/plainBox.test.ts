import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pickByNumber } from '../../src/terminal/choices.ts'
import { askByLines } from '../../src/terminal/plainBox.ts'
import { readFeedback } from '../../src/terminal/plainFeedback.ts'
import { type AnswerResult, type Draft, Interrupted } from '../../src/terminal/terminal.ts'
import { fakeDevices } from './fakeDevices.ts'
import { until } from './inTerminal.ts'
import { matchScreen } from './matchScreen.ts'
import type { Play } from './play.ts'
import { bundleProgram, removeBundle, startProgram } from './ptyProgram.ts'
import { FEEDBACK, REQUEST, STEPS } from './samples.ts'

/** Answers by lines on plain streams; the keys are all there from the beginning. */
async function answer(
  keys: string,
  steps = 2,
  resume?: Draft,
): Promise<{ result: AnswerResult; shown: string }> {
  const { devices, type, shown } = fakeDevices()
  const request = { ...REQUEST, steps: STEPS.slice(0, steps), save: () => {}, ...(resume ? { resume } : {}) }
  type(keys)
  const result = await askByLines(devices, request, false)
  return { result, shown: shown() }
}

describe('answering by lines', () => {
  it.each<[name: string, keys: string, acceptance: string, buffering: string]>([
    ['a single full stop ends a question', 'one\ntwo\n.\nthree\n.\n', 'one\ntwo', 'three'],
    ['Ctrl-D ends a question, with the line it stands on', 'one\ntwo\x04three\x04', 'one\ntwo', 'three'],
    ['empty lines are kept within an answer', 'one\n\ntwo\n.\nthree\n.\n', 'one\n\ntwo', 'three'],
    ['two full stops go back', 'one\n.\n..\ntwo\n.\nthree\n.\n', 'one\ntwo', 'three'],
    ['.undo takes the last line back', 'one\nnot this\n.undo\n.\ntwo\n.\n', 'one', 'two'],
    ['backspace rubs out a character', 'onee\x7f\n.\n日本\x7f\n.\n', 'one', '日'],
    [
      'Ctrl-W and Ctrl-U rub out a word and a line',
      'one two\x17three\n.\nno\x15yes\n.\n',
      'one three',
      'yes',
    ],
    ['a paste keeps its lines', '\x1b[200~one\r\ttwo\x1b[201~\r.\rthree\r.\r', 'one\n\ttwo', 'three'],
    ['arrow keys leave no trace', 'on\x1b[De\x1b[A\n.\nx\n.\n', 'one', 'x'],
    ['sentences that begin with a full stop are text', '.NET\n.\n...\n.\n', '.NET', '...'],
  ])('%s', async (_, keys, acceptance, buffering) => {
    const { result } = await answer(keys)
    expect(result).toMatchObject({ outcome: 'submitted', answers: { acceptance, buffering } })
  })

  it('points out an empty question once', async () => {
    const { result, shown } = await answer('.\nsomething\n.\n.\n')
    expect(result.outcome).toBe('submitted')
    expect(shown).toContain('Nothing is written for Acceptance.')
  })

  it('keeps everything on Ctrl-C, the half-typed line too', async () => {
    const { result } = await answer('one\n.\ntwo\nthr\x03')
    expect(result).toMatchObject({
      outcome: 'interrupted',
      step: 1,
      answers: { acceptance: 'one', buffering: 'two\nthr' },
    })
  })

  it('reads out what was written before when it goes on', async () => {
    const draft = { answers: { acceptance: 'kept' }, step: 0, elapsed: 12 }
    const { result, shown } = await answer('more\n.\n', 1, draft)
    expect(result.answers).toEqual({ acceptance: 'kept\nmore' })
    expect(shown).toContain('Your answer so far:\nkept')
    expect(result.elapsed).toBeGreaterThanOrEqual(12)
  })

  it('ends with the input', async () => {
    const { devices, type, endInput } = fakeDevices()
    const request = { ...REQUEST, steps: STEPS.slice(0, 1), save: () => {} }
    type('one\ntwo')
    endInput()
    expect(await askByLines(devices, request, false)).toMatchObject({ answers: { acceptance: 'one\ntwo' } })
  })

  it('writes no escape sequence', async () => {
    const { shown } = await answer('one\x7f\n.\ntwo\n.\n')
    expect(shown).not.toContain('\x1b')
  })
})

describe('choosing by number', () => {
  const CHOICES = [
    { value: 'yes', name: 'Yes, now' },
    { value: 'no', name: 'Not now' },
  ] as const

  it('asks again until it is one of them', async () => {
    const { devices, type, shown } = fakeDevices()
    type('3\nno\n2\n')
    expect(await pickByNumber(devices, 'Go on?', CHOICES)).toBe('no')
    expect(shown()).toContain('Go on?\n1. Yes, now\n2. Not now\n')
    expect(shown()).toContain('Type a number from 1 to 2')
  })

  it('is left with Ctrl-C, and where the input ends', async () => {
    const interrupted = fakeDevices()
    interrupted.type('\x03')
    await expect(pickByNumber(interrupted.devices, 'Go on?', CHOICES)).rejects.toThrow(Interrupted)
    const ended = fakeDevices()
    ended.endInput()
    await expect(pickByNumber(ended.devices, 'Go on?', CHOICES)).rejects.toThrow(Interrupted)
  })
})

describe('feedback by lines', () => {
  const read = (keys: string, rescored = FEEDBACK) => {
    const { devices, type, shown } = fakeDevices()
    type(keys)
    return { overrules: readFeedback(devices, FEEDBACK, () => rescored, 80), shown }
  }

  it('goes on at Enter', async () => {
    const { overrules, shown } = read('\n')
    expect(await overrules).toEqual([])
    expect(shown()).toContain('Write: 2 of 4, below the bar')
    expect(shown()).toContain('Promise: 4 of 4')
  })

  it('overrules by number and letter', async () => {
    const { overrules, shown } = read('2\nc\n\n')
    expect(await overrules).toEqual([
      { dimension: 'write', line: 'write/must/2', verdict: 'hit', words: 'The phone retries.' },
    ])
    expect(shown()).toContain('Your own verdict stands here.')
  })

  it('leaves the verdict where nothing is picked', async () => {
    expect(await read('9\n2\n\n\n').overrules).toEqual([])
  })

  it('is left with Ctrl-C', async () => {
    await expect(read('\x03').overrules).rejects.toThrow(Interrupted)
  })
})

describe('in a real terminal', () => {
  let bundle = ''
  beforeAll(async () => {
    bundle = await bundleProgram()
  })
  afterAll(() => removeBundle(bundle))

  const ONE_STEP: Play = { request: { ...REQUEST, steps: STEPS.slice(0, 1), limit: 60 } }
  const resumed = (elapsed: number): Play => ({
    request: { ...REQUEST, steps: STEPS.slice(0, 1), limit: 60, resume: { answers: {}, step: 0, elapsed } },
  })

  it('looks as it should to a screen reader, and under TERM=dumb', async () => {
    for (const [name, env] of [
      ['plain', { ACCESSIBLE: '1' }],
      ['dumb', { TERM: 'dumb' }],
    ] as const) {
      const program = startProgram(bundle, { ...ONE_STEP, isFrozen: true }, { rows: 40, env })
      await program.shows(/>$/)
      program.type('One write, apended\x7f\x7f\x7f\x7f\x7fpended.\r')
      await program.shows(/appended\.\n.*>$/)
      program.type('.\r')
      expect((await program.result()).answers.acceptance).toBe('One write, appended.')
      await matchScreen(name, program.screen)
      expect(program.written()).not.toContain('\x1b')
    }
  })

  it('announces the time, keeps the half-typed line when it is up, and lets one finish', async () => {
    const program = startProgram(bundle, { ...resumed(44), plain: true })
    await program.shows(/>$/)
    program.type('half a li')
    await program.shows('Time is nearly up: 15 seconds.')
    program.kill('SIGTERM')
    expect((await program.result()).answers.acceptance).toBe('half a li')

    const late = startProgram(bundle, { ...resumed(59), plain: true })
    await late.shows(/>$/)
    late.type('half a li')
    await late.shows('Time is up.')
    late.type('ne\r.\r')
    expect(await late.result()).toMatchObject({
      answers: { acceptance: 'half a line' },
      atTime: { acceptance: 'half a li' },
    })
  })

  it('keeps the half-typed line when the window is closed', async () => {
    const program = startProgram(bundle, { ...ONE_STEP, plain: true })
    await program.shows(/>$/)
    program.type('one\rhalf a li')
    await program.shows('half a li')
    program.hangUp()
    const file = join(program.folder, 'result.json')
    await until(() => existsSync(file), program.screen)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      outcome: 'interrupted',
      answers: { acceptance: 'one\nhalf a li' },
    })
  })

  it('opens an editor', async () => {
    const env = { EDITOR: 'printf "from the editor" >' }
    const program = startProgram(bundle, { ...ONE_STEP, plain: true }, { env })
    await program.shows(/>$/)
    program.type('.edit\r')
    await program.shows(/from the editor\n>$/)
    program.type('.\r')
    expect((await program.result()).answers.acceptance).toBe('from the editor')
  })

  it('stops on Ctrl-Z and goes on with the line', async () => {
    const program = startProgram(bundle, { ...ONE_STEP, plain: true }, { inShell: true })
    await program.shows(/question[\s\S]*\n>$/)
    program.type('one\x1a')
    await program.shows(/one[\s\S]*shell>$/)
    program.type('fg\r')
    await program.shows(/fg[\s\S]*> one/)
    program.type(' two\r.\r')
    await program.shows(/two\n> \.\nshell>$/)
    program.type('exit\r')
    expect((await program.result()).answers.acceptance).toBe('one two')
  })
})
