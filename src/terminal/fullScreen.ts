import type { Devices } from './devices.ts'
import type { Size } from './frameParts.ts'
import { createKeyDecoder, type Key } from './keys.ts'
import { type RawTerminal, takeTerminal } from './rawTerminal.ts'
import { difference, ENTER_SCREEN, type Frame, LEAVE_SCREEN } from './screen.ts'
import { type SignalWatch, watchSignals } from './signals.ts'

/** How long the rest of a split key sequence may take, as Node's own reader allows it for slow lines. */
const KEY_REST_MS = 500

/** What a full-screen interaction shows and how it answers. */
export interface Interaction {
  frame(size: Size): Frame
  key(key: Key): void
  /** Ctrl-C from outside, a termination, or a terminal that was closed. */
  interrupt(): void
}

/** The terminal while one interaction has it: keys in, frames out, signals minded; `close` gives it back. */
export class FullScreen {
  private readonly terminal: RawTerminal
  private readonly signals: SignalWatch
  private readonly decoder = createKeyDecoder()
  private readonly devices: Devices
  private readonly interaction: Interaction
  private painted: Frame | undefined
  private isPaintDue = false
  private isAway = false
  private isClosed = false
  private keyTimer: NodeJS.Timeout | undefined

  constructor(devices: Devices, interaction: Interaction) {
    this.devices = devices
    this.interaction = interaction
    this.terminal = takeTerminal(devices.stdin, devices.stdout, ENTER_SCREEN, LEAVE_SCREEN)
    this.signals = watchSignals({
      interrupt: (isGone) => {
        if (isGone) this.terminal.lose()
        // While an editor is open, Ctrl-C is meant for it.
        if (isGone || !this.isAway) interaction.interrupt()
      },
      terminate: () => interaction.interrupt(),
      beforeStop: () => {
        if (!this.isAway) this.terminal.leave()
      },
      afterStop: () => {
        if (!this.isAway) this.retake()
      },
    })
    devices.stdin.on('data', this.onData)
    devices.stdin.on('end', this.onGone)
    devices.stdin.on('error', this.onGone)
    devices.stdout.on('resize', this.onResize)
    this.paint()
  }

  get size(): Size {
    return this.terminal.size()
  }

  /** Shows the interaction's frame, soon: several calls in one turn paint once. */
  paint(): void {
    if (this.isPaintDue) return
    this.isPaintDue = true
    setImmediate(() => {
      this.isPaintDue = false
      this.paintNow()
    })
  }

  /** Paints everything again, whatever the screen shows. */
  repaint(): void {
    this.painted = undefined
    this.paint()
  }

  /** Stops the program, as Ctrl-Z does elsewhere. */
  stop(): void {
    this.signals.stop()
  }

  /** Gives the terminal to another program while `work` runs. */
  async lend<T>(work: () => Promise<T>): Promise<T> {
    this.isAway = true
    this.terminal.leave()
    try {
      return await work()
    } finally {
      this.isAway = false
      if (!this.isClosed) this.retake()
    }
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    clearTimeout(this.keyTimer)
    const { stdin, stdout } = this.devices
    stdin.removeListener('data', this.onData)
    stdin.removeListener('end', this.onGone)
    stdin.removeListener('error', this.onGone)
    stdout.removeListener('resize', this.onResize)
    stdout.removeListener('drain', this.onDrain)
    this.signals.end()
    this.terminal.leave()
  }

  private retake(): void {
    // A shell may have changed the mode behind our back, and a mode that seems set is not set again.
    this.terminal.leave()
    this.terminal.enter()
    this.repaint()
  }

  private paintNow(): void {
    if (this.isClosed || this.isAway) return
    // On a slow line frames are skipped rather than queued.
    if (this.devices.stdout.writableNeedDrain) {
      this.devices.stdout.off('drain', this.onDrain)
      this.devices.stdout.once('drain', this.onDrain)
      return
    }
    const { size } = this
    const { rows, cursor } = this.interaction.frame(size)
    const frame = { rows: rows.slice(0, size.rows), cursor }
    this.terminal.write(difference(this.painted, frame))
    this.painted = frame
  }

  private readonly onData = (bytes: Buffer | string): void => {
    clearTimeout(this.keyTimer)
    this.take(this.decoder.push(Buffer.from(bytes as string)))
    if (this.decoder.isWaiting() && !this.isClosed) {
      this.keyTimer = setTimeout(() => this.take(this.decoder.flush()), KEY_REST_MS)
    }
  }

  private take(keys: readonly Key[]): void {
    for (const key of keys) {
      if (!this.isClosed) this.interaction.key(key)
    }
    if (keys.length > 0) this.paint()
  }

  private readonly onGone = (): void => {
    this.terminal.lose()
    this.interaction.interrupt()
  }

  private readonly onDrain = (): void => this.paint()

  private readonly onResize = (): void => this.repaint()
}
