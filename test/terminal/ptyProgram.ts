import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { build } from 'esbuild'
import type { AnswerResult, Draft } from '../../src/terminal/terminal.ts'
import type { Play } from './play.ts'

const WAIT_MS = 20_000
const LOOK_MS = 15

/** Bundles the test program; returns the folder it is in, for `startProgram` and `removeBundle`. */
export async function bundleProgram(): Promise<string> {
  const bundle = mkdtempSync(join(tmpdir(), 'redrill-test-'))
  await build({
    entryPoints: [join(import.meta.dirname, 'harness.ts')],
    outdir: bundle,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire as nodeRequire } from 'node:module';const require = nodeRequire(import.meta.url);",
    },
    logLevel: 'warning',
  })
  return bundle
}

export const removeBundle = (bundle: string): void => rmSync(bundle, { recursive: true, force: true })

export interface ProgramOptions {
  readonly columns?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string>>
  /** Under a shell with job control instead of by itself. */
  readonly inShell?: boolean
}

/** The test program in a terminal: keys go in, and what a learner would see comes out. */
export interface Program {
  type(keys: string): void
  /** The rows of the screen as text. */
  screen(): string
  /** The row and column of the cursor, and the text left of it. */
  cursor(): { row: number; column: number; before: string }
  /** Rows that were scrolled off, and whether the other screen is shown. */
  state(): { scrolled: number; isOtherScreen: boolean; isPasteBracketed: boolean }
  /** Bytes the program wrote so far. */
  written(): string
  resize(columns: number, rows: number): void
  kill(signal: string): void
  /** Closes the terminal, as a closed window does. */
  hangUp(): void
  /** Waits until the screen holds a text. */
  shows(text: string | RegExp): Promise<void>
  draft(): Draft
  result(): Promise<AnswerResult>
  /** Waits for the end; returns the exit code. */
  ended(): Promise<number>
}

/** Waits for a condition, and fails with what was there instead. */
export async function until(condition: () => boolean, whatIsThere: () => string): Promise<void> {
  const end = performance.now() + WAIT_MS
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain; there is:\n${whatIsThere()}`)
    await new Promise((done) => setTimeout(done, LOOK_MS))
  }
}

/** Starts the test program on a play, in a folder of its own that later programs may go on in. */
export function startProgram(bundle: string, play: Play, options: ProgramOptions = {}, folder?: string) {
  const place = folder ?? mkdtempSync(join(bundle, 'play-'))
  writeFileSync(join(place, 'play.json'), JSON.stringify(play))
  const { columns = 80, rows = 24, env = {}, inShell = false } = options
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 })
  const command = [process.execPath, join(bundle, 'harness.mjs'), place]
  const [file = '', ...args] = inShell ? ['/bin/sh', '-i'] : command
  const child = spawn(file, args, {
    name: env.TERM ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd: place,
    env: { PATH: process.env.PATH, HOME: place, LANG: 'C.UTF-8', PS1: 'shell> ', ...env },
  })
  if (inShell) child.write(`${command.join(' ')}\r`)
  let written = ''
  let exit: number | undefined
  child.onData((data) => {
    written += data
    screen.write(data)
  })
  child.onExit(({ exitCode }) => {
    exit = exitCode
  })
  const lines = (): string[] => {
    const { active } = screen.buffer
    return Array.from(
      { length: screen.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
    )
  }
  const text = (): string => lines().join('\n').trimEnd()
  const read = (name: string): string => readFileSync(join(place, name), 'utf8')

  const program: Program = {
    type: (keys) => child.write(keys),
    screen: text,
    cursor() {
      const { cursorY, cursorX, baseY } = screen.buffer.active
      const before = screen.buffer.active.getLine(baseY + cursorY)?.translateToString(false, 0, cursorX) ?? ''
      return { row: cursorY, column: cursorX, before }
    },
    state: () => ({
      scrolled: screen.buffer.normal.baseY,
      isOtherScreen: screen.buffer.active.type === 'alternate',
      isPasteBracketed: screen.modes.bracketedPasteMode,
    }),
    written: () => written,
    resize(toColumns, toRows) {
      screen.resize(toColumns, toRows)
      child.resize(toColumns, toRows)
    },
    kill: (signal) => process.kill(child.pid, signal),
    hangUp: () => (child as unknown as { destroy(): void }).destroy(),
    shows: (wanted) =>
      until(() => (typeof wanted === 'string' ? text().includes(wanted) : wanted.test(text())), text),
    draft: () => JSON.parse(read('draft.json')) as Draft,
    async result() {
      await program.ended()
      return JSON.parse(read('result.json')) as AnswerResult
    },
    async ended() {
      await until(() => exit !== undefined, text)
      return exit ?? -1
    },
  }
  return Object.assign(program, { folder: place })
}
