import type { Readable } from 'node:stream'
import type { Terminal } from '../terminal/terminal.ts'

/** A stream that text is written to; `isTTY`, `columns` and `rows` as Node's own streams have them. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** Everything outside the program: `main` touches the world only through this. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly platform: NodeJS.Platform
  /** Wall clock in ms since 1970; begins at REDRILL_NOW where that is set. */
  readonly now: () => number
  /** Real elapsed ms. */
  readonly monotonic: () => number
  /** Minutes that local time is ahead of UTC at an instant. */
  readonly offset: (at: number) => number
  /** Plays the learner in tests; the real terminal otherwise. */
  readonly terminal?: Terminal
}

/** The work could not be done: one line says what, where and what to do next. Exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError'
}
