import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Play } from './play.ts'
import { bundleProgram, type Program, removeBundle, startProgram } from './ptyProgram.ts'
import { FEEDBACK } from './samples.ts'

let bundle = ''
beforeAll(async () => {
  bundle = await bundleProgram()
})
afterAll(() => removeBundle(bundle))

const PLAY: Play = { feedback: FEEDBACK }
const CTRL_C = '\x03'

async function start(play = PLAY): Promise<Program> {
  const program = startProgram(bundle, play)
  await program.shows(/Space|select/)
  return program
}

describe.concurrent('feedback on the screen', () => {
  it('takes an overrule by two keys, scores again, and returns it', async () => {
    const program = await start()
    program.type('2c')
    await program.shows('Write: 3 of 4')
    await program.shows('Your own verdict stands here.')
    program.type('  ')
    expect(await program.result()).toEqual([
      { dimension: 'write', line: 'write/must/2', verdict: 'hit', words: 'The phone retries.' },
    ])
  })

  it('takes the unsure words with y, and a mistake back with x', async () => {
    const program = await start()
    program.type('3y5x')
    await program.shows(/✓ hit +The event time/)
    program.type('    ')
    expect(await program.result()).toEqual([
      { dimension: 'write', line: 'write/must/3', verdict: 'hit', words: 'The phone retries' },
      { dimension: 'write', line: 'write/mistake/1', verdict: 'missed', words: '' },
    ])
  })

  it('leaves a verdict at any other key, and takes an overrule back', async () => {
    const program = await start()
    program.type('2q2a')
    await program.shows('U take back')
    program.type('u')
    await program.shows('Write: 2 of 4')
    program.type('   ')
    expect(await program.result()).toEqual([])
  })

  it('turns pages both ways, and stays at the first', async () => {
    const program = await start()
    program.type('bb ')
    await program.shows('page 2 of 2')
    program.type('b')
    await program.shows('page 1 of 2')
    program.resize(80, 40)
    await program.shows('Space done')
    program.type('\r')
    expect(await program.result()).toEqual([])
  })

  it('is left with Ctrl-C and by a closed terminal, with the terminal as it was', async () => {
    for (const leave of [
      (program: Program) => program.type(CTRL_C),
      (program: Program) => program.kill('SIGTERM'),
      (program: Program) => program.kill('SIGHUP'),
    ]) {
      const program = await start()
      leave(program)
      expect(await program.result()).toBe('interrupted')
    }
  })
})

describe.concurrent('choices', () => {
  const PICK: Play = {
    pick: {
      question: 'Do you agree?',
      choices: [
        { value: 'yes', name: 'I agree\x1b[31m' },
        { value: 'no', name: 'I disagree' },
      ],
    },
  }

  it('are picked with arrows and Enter', async () => {
    const program = await start(PICK)
    program.type('\x1b[B\r')
    expect(await program.result()).toEqual({ picked: 'no' })
    expect(program.screen()).toContain('✓ Do you agree? I disagree')
  })

  it('are left with Ctrl-C and SIGTERM, with the cursor shown', async () => {
    for (const leave of [
      (program: Program) => program.type(CTRL_C),
      (program: Program) => program.kill('SIGTERM'),
    ]) {
      const program = await start(PICK)
      leave(program)
      expect(await program.result()).toBe('interrupted')
      const written = program.written()
      expect(written.lastIndexOf('\x1b[?25h')).toBeGreaterThan(written.lastIndexOf('\x1b[?25l'))
    }
  })

  it('have no colour where none is wanted', async () => {
    const program = await start({ ...PICK, noColor: true })
    expect(program.written()).not.toMatch(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`))
    program.type('\r')
    await program.ended()
  })
})
