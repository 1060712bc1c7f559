import type { Style } from './style.ts'

/** What every interaction of a real terminal works with. */
export interface Devices {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Wall clock, ms. */
  readonly now: () => number
  /** Elapsed real time, ms. */
  readonly monotonic: () => number
  readonly style: Style
}
