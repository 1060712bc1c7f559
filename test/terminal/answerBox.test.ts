import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/terminal/terminal.ts'
import { until } from './inTerminal.ts'
import type { Play } from './play.ts'
import { bundleProgram, type Program, type ProgramOptions, removeBundle, startProgram } from './ptyProgram.ts'
import { LONG_SCENARIO, REQUEST, STEPS } from './samples.ts'

let bundle = ''
beforeAll(async () => {
  bundle = await bundleProgram()
})
afterAll(() => removeBundle(bundle))

const CTRL_C = '\x03'
const SUBMIT = '\x04'
const UNDO = '\x1f'
const LEFT = '\x1b[D'
const ONE_STEP: Play = { request: { ...REQUEST, steps: STEPS.slice(0, 1) } }
const withLimit = (limit: number, resume?: Draft): Play => ({
  request: { ...REQUEST, steps: STEPS.slice(0, 1), limit, ...(resume ? { resume } : {}) },
})
const paste = (text: string): string => `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`

async function start(play: Play = ONE_STEP, options?: ProgramOptions, folder?: string) {
  const program = startProgram(bundle, play, options, folder)
  await program.shows(/Ctrl-D|\^D/)
  return program
}

const answerOf = async (program: Program) => (await program.result()).answers.acceptance

async function expectRestored(program: Program): Promise<void> {
  const isRestored = () => {
    const { isOtherScreen, isPasteBracketed } = program.state()
    return !isOtherScreen && !isPasteBracketed
  }
  await until(isRestored, program.screen)
  expect(program.state().scrolled).toBe(0)
  expect(program.written().lastIndexOf('\x1b[?25h')).toBeGreaterThan(
    program.written().lastIndexOf('\x1b[?25l'),
  )
}

describe.concurrent('typing', () => {
  it('shows and returns what was typed, over several lines', async () => {
    const program = await start()
    program.type('One write, appended.\rThen yes.')
    await program.shows('Then yes.')
    program.type(SUBMIT)
    const result = await program.result()
    expect(result).toMatchObject({
      outcome: 'submitted',
      answers: { acceptance: 'One write, appended.\nThen yes.' },
      overtime: 0,
    })
    expect(result.firstKey).toBeLessThanOrEqual(result.elapsed)
    await expectRestored(program)
  })

  it('edits in the middle, and undoes', async () => {
    const program = await start()
    program.type(`one thre${LEFT.repeat(4)}two ${LEFT}${UNDO}`)
    await program.shows('one thre')
    program.type(`2 \x1b[F!${SUBMIT}`)
    expect(await answerOf(program)).toBe('one 2 thre!')
  })

  it('moves over and deletes wide characters as one, with the cursor where they end', async () => {
    const program = await start()
    program.type('日本語e\u0301👨‍👩‍👧‍👦x')
    await program.shows('x')
    program.type(`${LEFT}\x7f${LEFT}\x7f`)
    await until(() => program.cursor().before === ' 日本', program.screen)
    program.type(SUBMIT)
    expect(await answerOf(program)).toBe('日本e\u0301x')
  })

  it('takes keys that terminals send in pieces', async () => {
    const program = await start()
    program.type('ab\x1b')
    program.type('[D')
    program.type('x')
    await program.shows('axb')
    program.type(SUBMIT)
    expect(await answerOf(program)).toBe('axb')
  })
})

describe.concurrent('pasting', () => {
  const lines = Array.from({ length: 200 }, (_, index) => `line ${index + 1}: ${'word '.repeat(index % 20)}`)

  it('keeps 200 lines, never submits, scrolls nothing and writes little', async () => {
    const program = await start()
    const before = program.written().length
    program.type(paste(lines.join('\n')))
    await program.shows('line 200')
    expect(program.written().length - before).toBeLessThan(20_000)
    expect(program.state().scrolled).toBe(0)
    program.type(SUBMIT)
    expect(await answerOf(program)).toBe(lines.join('\n'))
  })

  it('keeps the lines where the terminal does not mark pastes', async () => {
    const program = await start()
    program.type(lines.slice(0, 30).join('\r'))
    await program.shows('line 30')
    program.type(SUBMIT)
    expect(await answerOf(program)).toBe(lines.slice(0, 30).join('\n'))
  })
})

describe('the window', () => {
  it('may be of any size, and change while one types', async () => {
    const program = await start({ request: { ...REQUEST, scenario: LONG_SCENARIO } })
    let typed = ''
    for (const [columns, rows] of [
      [40, 24],
      [41, 10],
      [80, 6],
      [79, 24],
      [119, 40],
      [200, 50],
      [40, 5],
      [80, 24],
    ] as const) {
      program.resize(columns, rows)
      const word = `w${columns}x${rows}`
      typed += `${word} `
      program.type(`${word} `)
      const wanted = typed.trimEnd().slice(-word.length)
      await until(
        () => program.screen().includes(wanted) && /left/.test(program.screen().split('\n').at(-2) ?? ''),
        program.screen,
      )
      expect(program.screen().split('\n').at(-1)).toMatch(/Ctrl-D|\^D/)
    }
    expect(program.state().scrolled).toBe(0)
    program.type(CTRL_C)
    expect(await answerOf(program)).toBe(typed)
  })
})

describe.concurrent('the clock', () => {
  it('takes the answer as it stands mid-word when time is up, and measures the overtime', async () => {
    const program = await start(withLimit(60, { answers: {}, step: 0, elapsed: 59 }))
    program.type('half a wor')
    await program.shows('time is up')
    program.type('d more')
    await program.shows('half a word more')
    program.type(SUBMIT)
    const result = await program.result()
    expect(result.atTime).toEqual({ acceptance: 'half a wor' })
    expect(result.answers).toEqual({ acceptance: 'half a word more' })
    expect(result.overtime).toBeGreaterThan(0)
    expect(result.elapsed).toBeCloseTo(60 + result.overtime, 2)
  })

  it('goes by the wall clock, as after a sleep', async () => {
    const program = await start({ ...withLimit(600), jump: 500_000 })
    program.type('before the sleep')
    await program.shows('before the sleep')
    writeFileSync(join(program.folder, 'jump'), '')
    await program.shows('time is nearly up')
    program.type(CTRL_C)
    expect((await program.result()).elapsed).toBeGreaterThan(500)
  })

  it('goes on when the wall clock is set back', async () => {
    const program = await start({ ...withLimit(600), jump: -3_600_000 })
    writeFileSync(join(program.folder, 'jump'), '')
    await program.shows('9:58 left')
    program.type(CTRL_C)
    expect((await program.result()).elapsed).toBeGreaterThan(1)
  })

  it('writes one row a second and nothing else', async () => {
    const program = await start()
    await program.shows('11:58 left')
    const ticks = program.written().split('\x1b[?2026h').slice(2)
    expect(ticks.length).toBeGreaterThan(0)
    for (const tick of ticks) {
      expect(Buffer.byteLength(tick)).toBeLessThan(250)
      expect(tick.split('\x1b[K').length - 1).toBe(1)
    }
    program.type(CTRL_C)
    await program.ended()
  })
})

describe.concurrent('leaving and coming back', () => {
  /** Starts again on what the first program left as a draft. */
  async function goOn(first: { draft(): Draft; folder: string }, steps = 1) {
    const resume = first.draft()
    return start({ request: { ...REQUEST, steps: STEPS.slice(0, steps), resume } }, {}, first.folder)
  }

  it.each<[name: string, leave: (program: Program) => void, isEnded: boolean]>([
    ['Ctrl-C', (program) => program.type(CTRL_C), true],
    ['SIGTERM', (program) => program.kill('SIGTERM'), true],
    ['SIGINT from outside', (program) => program.kill('SIGINT'), true],
    ['SIGHUP', (program) => program.kill('SIGHUP'), true],
    ['kill -9', (program) => program.kill('SIGKILL'), false],
  ])('%s keeps the answer, and the clock as it stood', async (name, leave, isEnded) => {
    const resume: Draft = { answers: {}, step: 0, elapsed: 100, firstKey: 3 }
    const first = await start(withLimit(720, resume))
    first.type('kept to the last wor')
    await first.shows('kept to the last wor')
    // A kill -9 may take what was typed since the last save, which is less than a second old.
    await until(() => existsSync(join(first.folder, 'draft.json')), first.screen)
    if (!isEnded) await until(() => first.draft().answers.acceptance === 'kept to the last wor', first.screen)
    leave(first)
    await first.ended()
    if (isEnded) expect(await first.result()).toMatchObject({ outcome: 'interrupted', firstKey: 3 })
    if (isEnded && name !== 'SIGHUP') await expectRestored(first)
    expect(first.draft()).toMatchObject({ answers: { acceptance: 'kept to the last wor' } })

    const second = await goOn(first)
    await second.shows('kept to the last wor')
    await second.shows(/10:1\d left/)
    second.type(`d${SUBMIT}`)
    const result = await second.result()
    expect(result.answers.acceptance).toBe('kept to the last word')
    expect(result.elapsed).toBeGreaterThan(100)
  })

  it('keeps the answer when the window is closed', async () => {
    const program = await start()
    program.type('kept')
    await program.shows('kept')
    program.hangUp()
    // The end of a program cannot be seen from a terminal that is closed, but what it leaves can.
    const file = join(program.folder, 'result.json')
    await until(() => existsSync(file), program.screen)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      outcome: 'interrupted',
      answers: { acceptance: 'kept' },
    })
  })

  it('gives the terminal back when the program crashes', async () => {
    const program = await start({ ...ONE_STEP, crashAfter: 500 })
    expect(await program.ended()).not.toBe(0)
    await expectRestored(program)
    expect(program.screen()).toContain('as a bug would cause it')
  })

  it('goes back to the step that was open, and between steps', async () => {
    const first = await start({ request: REQUEST })
    first.type(`one${SUBMIT}two${SUBMIT}three`)
    await first.shows('step 3 of 4')
    await first.shows('three')
    first.type(CTRL_C)
    await first.ended()
    const second = await goOn(first, 4)
    await second.shows('step 3 of 4')
    second.type(`!\x1b[Z!\x1b[Z!\t\t${SUBMIT}four${SUBMIT}`)
    expect((await second.result()).answers).toEqual({
      acceptance: 'one!',
      buffering: 'two!',
      processing: 'three!',
      failure: 'four',
    })
  })

  it('stops on Ctrl-Z with the terminal as it was, and goes on at fg', async () => {
    const program = startProgram(bundle, ONE_STEP, { inShell: true })
    await program.shows('Ctrl-D')
    program.type('before')
    await program.shows('before')
    program.type('\x1a')
    await program.shows('shell> ')
    await expectRestored(program)
    program.type('echo with\techo\r')
    await program.shows('echo with')
    program.type('fg\r')
    await program.shows('before')
    program.type(` and after${SUBMIT}`)
    await program.shows('shell> ')
    program.type('exit\r')
    expect(await answerOf(program)).toBe('before and after')
  })

  it('goes on where nothing can stop it', async () => {
    const program = await start()
    program.type('one\x1a')
    await until(() => program.written().split('\x1b[?1049h').length === 3, program.screen)
    program.type(' two')
    await program.shows('one two')
    program.type(SUBMIT)
    expect(await answerOf(program)).toBe('one two')
  })
})

describe.concurrent('the editor', () => {
  /** An editor that does what a shell script says; `$1` is the file. */
  function editor(program: string): string {
    const file = join(bundle, `editor-${Math.abs(hash(program))}.sh`)
    writeFileSync(file, `#!/bin/sh\n${program}\n`)
    chmodSync(file, 0o755)
    return file
  }

  it('opens with the answer, and what it saves is the answer', async () => {
    const EDITOR = editor('ls -l "$1" > seen-mode; printf "more\\n" >> "$1"')
    const program = await start(ONE_STEP, { env: { EDITOR } })
    program.type('typed \x0f')
    await program.shows('typed more')
    program.type(`!${SUBMIT}`)
    expect(await answerOf(program)).toBe('typed more!')
    expect(readFileSync(join(program.folder, 'seen-mode'), 'utf8')).toMatch(/^-rw-------/)
    await expectRestored(program)
  })

  it('prefers VISUAL, takes arguments with it, and says where it does not work', async () => {
    const VISUAL = `${editor('printf "$1" > "$2"; exit 3')} words`
    const program = await start(ONE_STEP, { env: { VISUAL, EDITOR: 'false' } })
    program.type('\x0f')
    await program.shows('ended with error 3')
    await program.shows('words')
    program.type(CTRL_C)
    await program.ended()
  })

  it('is closed with the program, and what it had saved is kept', async () => {
    const EDITOR = editor('printf "saved there" > "$1"; touch saved; sleep 30')
    const program = await start(ONE_STEP, { env: { EDITOR } })
    program.type('\x0f')
    await until(() => existsSync(join(program.folder, 'saved')), program.screen)
    program.kill('SIGTERM')
    expect(await program.result()).toMatchObject({
      outcome: 'interrupted',
      answers: { acceptance: 'saved there' },
    })
  })

  it('has the clock running: what is saved when time is up is the timed answer', async () => {
    const EDITOR = editor(
      'printf "in time" > "$1"; while [ ! -e go ]; do sleep 0.05; done; printf " and late" >> "$1"',
    )
    const program = await start(withLimit(60, { answers: {}, step: 0, elapsed: 59 }), { env: { EDITOR } })
    program.type('\x0f')
    await until(() => existsSync(join(program.folder, 'draft.json')), program.screen)
    await until(() => program.draft().atTime !== undefined, program.screen)
    writeFileSync(join(program.folder, 'go'), '')
    await program.shows('in time and late')
    program.type(SUBMIT)
    expect((await program.result()).atTime).toEqual({ acceptance: 'in time' })
  })
})

const hash = (text: string): number => [...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) | 0, 7)

describe('any keys in a real terminal', () => {
  it('return what was typed, whatever was done in between', async () => {
    const moves = fc.array(fc.constantFrom(LEFT, '\x1b[A', '\x1b[B', '\x1b[C', '\x1b[5~', '\x1b[1;5D'), {
      maxLength: 20,
    })
    const typed = fc.array(fc.constantFrom('a', ' b', '日', 'e\u0301', '\r', '👨‍👩‍👧‍👦'), {
      minLength: 1,
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(typed, moves, async (parts, moved) => {
        const program = await start()
        // Ctrl-End goes back to the end, so that moving in between changes nothing.
        program.type(parts.map((part) => `${part}${moved.join('')}\x1b[1;5F`).join(''))
        program.type(`${SUBMIT}${SUBMIT}`)
        expect(await answerOf(program)).toBe(parts.join('').replaceAll('\r', '\n'))
        expect(program.state().scrolled).toBe(0)
      }),
      { numRuns: 5 },
    )
  })
})
