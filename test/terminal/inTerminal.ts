import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'

const WAIT_MS = 20_000
const LOOK_MS = 15

export interface InTerminalOptions {
  readonly columns?: number
  readonly rows?: number
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** A program in a terminal: keys go in, and what a learner would see comes out. */
export interface InTerminal {
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

/** Starts a command in a terminal of its own. */
export function startInTerminal(command: readonly string[], options: InTerminalOptions): InTerminal {
  const { columns = 80, rows = 24, cwd, env = {} } = options
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 })
  const [file = '', ...args] = command
  const child = spawn(file, args, {
    name: env.TERM ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8', ...env },
  })
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

  return {
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
    async ended() {
      await until(() => exit !== undefined, text)
      await new Promise<void>((done) => screen.write('', done))
      return exit ?? -1
    },
  }
}
