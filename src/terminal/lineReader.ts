import { cleanText } from './cleanText.ts'
import type { Devices } from './devices.ts'
import { graphemes, widthOf } from './graphemes.ts'
import { createKeyDecoder, type Key } from './keys.ts'
import { fold } from './layout.ts'
import { type RawTerminal, takeTerminal } from './rawTerminal.ts'
import { type SignalWatch, watchSignals } from './signals.ts'
import { Interrupted } from './terminal.ts'

/** How a line ended: with Enter, or with Ctrl-D or the end of the input. */
export interface Line {
  readonly text: string
  readonly isEnd: boolean
}

/**
 * Reads lines as a typewriter does: characters are echoed, backspace rubs out, nothing is ever redrawn and no escape
 * sequence is written. Node's readline redraws the line, and under TERM=dumb knows no backspace; a terminal's own line
 * mode would keep the half-typed line from us when the time ends.
 */
export class LineReader {
  private readonly devices: Devices
  private readonly decoder = createKeyDecoder()
  private readonly terminal: RawTerminal
  private readonly signals: SignalWatch
  private readonly keys: Key[] = []
  private waiting: { resolve: (line: Line) => void; reject: (error: Error) => void } | undefined
  private prompt: () => string = () => ''
  private line = ''
  private isEnded = false
  private isInterrupted = false

  constructor(devices: Devices) {
    this.devices = devices
    this.terminal = takeTerminal(devices.stdin, devices.stdout)
    this.signals = watchSignals({
      interrupt: (isGone) => {
        if (isGone) this.terminal.lose()
        this.interrupt()
      },
      terminate: () => this.interrupt(),
      beforeStop: () => {
        this.terminal.write('\n')
        this.terminal.leave()
      },
      afterStop: () => {
        this.terminal.leave()
        this.terminal.enter()
        this.startLine()
      },
    })
    devices.stdin.on('data', this.onData)
    devices.stdin.on('end', this.onEnd)
    devices.stdin.on('error', this.onEnd)
  }

  /** The line as far as it is typed. */
  get partial(): string {
    return this.line
  }

  /** Reads one line; `prompt` is asked for its text each time the line is begun. Rejects with `Interrupted` on Ctrl-C. */
  read(prompt: () => string): Promise<Line> {
    this.prompt = prompt
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.startLine()
      if (this.isInterrupted) this.interrupt()
      else this.work()
    })
  }

  /** Says something clean in between; the line being typed is begun again below it. */
  say(text: string): void {
    const isTyping = this.waiting !== undefined
    this.terminal.write(`${isTyping ? '\n' : ''}${fold(text, this.terminal.size().columns - 1)}\n`)
    if (isTyping) this.startLine()
  }

  close(): void {
    this.signals.end()
    const { stdin } = this.devices
    stdin.removeListener('data', this.onData)
    stdin.removeListener('end', this.onEnd)
    stdin.removeListener('error', this.onEnd)
    this.terminal.leave()
  }

  private startLine(): void {
    if (this.waiting) this.terminal.write(this.prompt() + this.line)
  }

  private work(): void {
    while (this.waiting && this.keys.length > 0) {
      const key = this.keys.shift()
      if (key?.type === 'chord') this.chord(key.chord)
      else if (key) this.type(key.text)
    }
    if (this.waiting && this.isEnded) this.endLine(true)
  }

  private chord(chord: string): void {
    if (chord === 'enter' || chord === 'ctrl+j') this.endLine(false)
    else if (chord === 'ctrl+d') this.endLine(true)
    else if (chord === 'ctrl+c') this.interrupt()
    else if (chord === 'ctrl+z') this.signals.stop()
    else if (chord === 'backspace') this.rubOut(graphemes(this.line).at(-1)?.length ?? 0)
    else if (chord === 'ctrl+w') this.rubOut(/\S*\s*$/u.exec(this.line)?.[0].length ?? 0)
    else if (chord === 'ctrl+u') this.rubOut(this.line.length)
  }

  /** Text may hold several lines when it was pasted in one piece. */
  private type(text: string): void {
    const [first = '', ...rest] = cleanText(text).split('\n')
    this.line += first
    if (this.devices.stdin.isTTY) this.terminal.write(first)
    const later = rest.flatMap((line): Key[] => [
      { type: 'chord', chord: 'enter' },
      { type: 'text', text: line },
    ])
    this.keys.unshift(...later)
  }

  private rubOut(length: number): void {
    const gone = this.line.slice(this.line.length - length)
    this.line = this.line.slice(0, this.line.length - length)
    const columns = widthOf(gone)
    this.terminal.write('\b'.repeat(columns) + ' '.repeat(columns) + '\b'.repeat(columns))
  }

  private endLine(isEnd: boolean): void {
    const text = this.line
    this.line = ''
    if (this.devices.stdin.isTTY) this.terminal.write('\n')
    const { waiting } = this
    this.waiting = undefined
    waiting?.resolve({ text, isEnd })
  }

  private interrupt(): void {
    this.isInterrupted = true
    const { waiting } = this
    this.waiting = undefined
    waiting?.reject(new Interrupted())
  }

  private readonly onData = (bytes: Buffer | string): void => {
    this.keys.push(...this.decoder.push(Buffer.from(bytes as string)))
    this.work()
  }

  /** The end of a file ends the answer; a terminal that ends was closed, and nothing may be submitted by that. */
  private readonly onEnd = (): void => {
    if (this.devices.stdin.isTTY) {
      this.terminal.lose()
      this.interrupt()
    }
    this.isEnded = true
    this.work()
  }
}
