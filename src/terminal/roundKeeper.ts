import {
  type Clock,
  elapsedOf,
  overtimeOf,
  readClock,
  remainingOf,
  type Sign,
  signsBetween,
  startClock,
  untilNextTick,
} from './clock.ts'
import type { Devices } from './devices.ts'
import type { AnswerRequest, AnswerResult, Draft } from './terminal.ts'

/** A changed answer is saved at most so often, and one that rests so that the clock can be taken up again. */
const SAVE_MS = 500
const REST_SAVE_MS = 5000

/** What is typed so far, and the step that is open. */
export type Typed = Pick<Draft, 'answers' | 'step'>

/** Keeps a round while it is typed: its clock, its draft, the answer at the end of the time. Ends with `finish`. */
export class RoundKeeper {
  private readonly devices: Devices
  private readonly request: AnswerRequest
  private readonly typed: () => Typed
  private readonly onTick: (signs: readonly Sign[]) => void
  private reading: Clock
  private firstKey: number | undefined
  private atTime: Draft['atTime']
  private answers: string
  private saved: string
  private savedAt: number
  private saveTimer: NodeJS.Timeout | undefined
  private tickTimer: NodeJS.Timeout | undefined

  /** `typed` is asked for what stands there; `onTick` is called each second with the signs that were passed. */
  constructor(
    devices: Devices,
    request: AnswerRequest,
    typed: () => Typed,
    onTick: (signs: readonly Sign[]) => void,
  ) {
    const { resume, limit } = request
    this.devices = devices
    this.request = request
    this.typed = typed
    this.onTick = onTick
    this.reading = startClock(limit, resume?.elapsed ?? 0, devices.now(), devices.monotonic())
    this.firstKey = resume?.firstKey
    this.atTime = resume?.atTime
    const { answers } = typed()
    this.answers = JSON.stringify(answers)
    this.saved = JSON.stringify(typed())
    this.savedAt = devices.monotonic()
    this.tickTimer = setTimeout(this.tick, untilNextTick(this.reading))
  }

  /** The clock as it was last read. */
  get clock(): Clock {
    return this.reading
  }

  /** Reads the clock; when the time has ended, what stands there now is the timed answer. */
  readTime(): void {
    this.reading = readClock(this.reading, this.devices.now(), this.devices.monotonic())
    if (this.atTime || remainingOf(this.reading) > 0) return
    this.atTime = this.typed().answers
    this.save()
  }

  /** To be called when something may have been typed: notes the first key, and saves within half a second. */
  noteChange(): void {
    const { answers, step } = this.typed()
    const text = JSON.stringify(answers)
    if (text !== this.answers) this.firstKey ??= inSeconds(elapsedOf(this.reading))
    this.answers = text
    if (JSON.stringify({ answers, step }) === this.saved) return
    const wait = this.savedAt + SAVE_MS - this.devices.monotonic()
    if (wait <= 0) this.save()
    else this.saveTimer ??= setTimeout(() => this.save(), wait)
  }

  save(): void {
    clearTimeout(this.saveTimer)
    this.saveTimer = undefined
    this.saved = JSON.stringify(this.typed())
    this.savedAt = this.devices.monotonic()
    this.request.save(this.draft())
  }

  /** Stops the clock, saves a last time and returns the result of the round. */
  finish(outcome: AnswerResult['outcome']): AnswerResult {
    clearTimeout(this.tickTimer)
    this.readTime()
    this.save()
    return { ...this.draft(), outcome, overtime: inSeconds(overtimeOf(this.reading)) }
  }

  private readonly tick = (): void => {
    const before = this.reading
    this.readTime()
    this.noteChange()
    if (this.devices.monotonic() - this.savedAt >= REST_SAVE_MS) this.save()
    this.onTick(signsBetween(before, this.reading))
    this.tickTimer = setTimeout(this.tick, untilNextTick(this.reading))
  }

  private draft(): Draft {
    const { answers, step } = this.typed()
    return {
      answers,
      step,
      elapsed: inSeconds(elapsedOf(this.reading)),
      ...(this.firstKey === undefined ? {} : { firstKey: this.firstKey }),
      ...(this.atTime ? { atTime: this.atTime } : {}),
    }
  }
}

const inSeconds = (value: number): number => Math.round(value * 1000) / 1000
