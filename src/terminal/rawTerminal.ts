/** Columns and rows assumed where the terminal does not say. */
const USUAL = { columns: 80, rows: 24 }

/** The terminal taken over for a while: each key comes at once and nothing is echoed. */
export interface RawTerminal {
  /** Writes bytes as they are; dropped once the terminal is gone. */
  write(text: string): void
  size(): { columns: number; rows: number }
  /** Gives the terminal back as it was; safe to call twice. */
  leave(): void
  /** Takes it again after `leave`. */
  enter(): void
  /** The terminal is gone: nothing more is written to it. */
  lose(): void
}

/** Takes the terminal over, writing `onEnter` and `onLeave`; it is given back at the latest when the process exits. */
export function takeTerminal(
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  onEnter = '',
  onLeave = '',
): RawTerminal {
  let isTaken = false
  let isLost = false

  const terminal: RawTerminal = {
    write(text) {
      if (!isLost && text !== '') stdout.write(text)
    },
    size: () => ({ columns: stdout.columns || USUAL.columns, rows: stdout.rows || USUAL.rows }),
    leave() {
      if (!isTaken) return
      isTaken = false
      process.removeListener('exit', terminal.leave)
      setRaw(false)
      stdin.pause()
      terminal.write(onLeave)
      stdout.removeListener('error', terminal.lose)
    },
    enter() {
      if (isTaken || isLost) return
      isTaken = true
      process.on('exit', terminal.leave)
      // A closed window also fails the write that it interrupts.
      stdout.on('error', terminal.lose)
      setRaw(true)
      stdin.resume()
      terminal.write(onEnter)
    },
    lose() {
      isLost = true
    },
  }

  function setRaw(isRaw: boolean): void {
    try {
      stdin.setRawMode?.(isRaw)
    } catch {
      // There is no mode to set on a terminal that is gone.
      isLost = true
    }
  }

  terminal.enter()
  return terminal
}
