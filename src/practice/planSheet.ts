import type { PlanInput } from './planInput.ts'
import { overlaps, type PlanItem, secondsOfAll } from './planItem.ts'
import { drillState } from './state.ts'

/** Shares of a sitting that are kept for retries of what failed in it, and for the closing. */
const RETRY_SHARE = 0.12
const CLOSING_SHARE = 0.08

/** Share of a sitting above which two warm-ups are too many. */
const WARM_SHARE = 0.2

/** Share of a sitting that its middle, something new or a full prompt, takes at least where there is enough for it. */
const MIDDLE_SHARE = 0.2

/** The minutes of a sitting and the limits on what is new, used up as questions are taken. */
export class PlanSheet {
  readonly closingSeconds: number
  private readonly questionSeconds: number
  private readonly warmSeconds: number
  private readonly middleSeconds: number
  private readonly input: PlanInput
  private readonly taken: PlanItem[] = []
  private keptForRetries: number
  private room: number
  private systems: number
  private cards: number

  constructor(input: PlanInput, seconds: number) {
    const { settings } = input.state
    this.input = input
    this.keptForRetries = Math.round(seconds * RETRY_SHARE)
    this.closingSeconds = Math.round(seconds * CLOSING_SHARE)
    this.warmSeconds = Math.round(seconds * WARM_SHARE)
    this.middleSeconds = Math.round(seconds * MIDDLE_SHARE)
    this.questionSeconds = seconds - this.keptForRetries - this.closingSeconds
    this.room = this.questionSeconds
    this.systems = input.mayBegin ? settings.newSystems - (input.today?.newSystems ?? 0) : 0
    this.cards = input.mayBegin ? settings.newCards - (input.today?.newCards ?? 0) : 0
  }

  /** Seconds kept for retries of what fails in the sitting. */
  get retrySeconds(): number {
    return this.keptForRetries
  }

  /** Whether a sitting like this one has the time for it, were nothing else asked. */
  fitsAlone(item: PlanItem): boolean {
    return item.seconds <= this.questionSeconds + this.keptForRetries
  }

  /**
   * The first question that no such sitting has the time for beside its warm-ups: it gets the time of retries as well,
   * if what must be asked with it still fits.
   */
  takeAlone(items: readonly PlanItem[], besides: (item: PlanItem) => readonly PlanItem[]): PlanItem[] {
    const room = this.room + this.keptForRetries
    const isLong = (item: PlanItem) => item.seconds > this.questionSeconds - this.warmSeconds
    const long = items.find((item) => isLong(item) && secondsOfAll([item, ...besides(item)]) <= room)
    if (!long) return []
    this.room = room
    this.keptForRetries = 0
    return this.takeEach([long])
  }

  /** Whether all of it would fit now. */
  hasRoomFor(items: readonly PlanItem[]): boolean {
    return secondsOfAll(items) <= this.room
  }

  /** Those that fit, up to `most` of them. */
  takeEach(items: readonly PlanItem[], most = Number.POSITIVE_INFINITY): PlanItem[] {
    const fits: PlanItem[] = []
    for (const item of items) if (fits.length < most && this.take([item])) fits.push(item)
    return fits
  }

  /** One warm-up at least where it fits; in a short sitting the two take turns. */
  takeWarmUps(items: readonly PlanItem[]): PlanItem[] {
    const isShort = secondsOfAll(items) > this.warmSeconds
    const turn = Object.keys(this.input.state.days).length % 2
    const chosen = isShort ? items.filter((_, i) => items.length < 2 || i === turn) : items
    return this.takeEach(chosen)
  }

  /** The first group of steps that fits, or as much of it as can stand alone. */
  takeFirst(groups: readonly (readonly PlanItem[])[]): PlanItem[] {
    for (const group of groups) {
      const steps = this.takeSteps(group)
      if (steps.length > 0) return steps
    }
    return []
  }

  /** Adds to the middle of the sitting until it has its share of the time. */
  fillMiddle(middle: PlanItem[], groups: readonly (readonly PlanItem[])[]): void {
    while (secondsOfAll(middle) < this.middleSeconds) {
      const steps = this.takeFirst(groups)
      if (steps.length === 0) return
      middle.push(...steps)
    }
  }

  /** Every group that fits. */
  takeAll(groups: readonly (readonly PlanItem[])[]): PlanItem[] {
    return groups.flatMap((group) => this.takeSteps(group))
  }

  /** What was named before anything is shown needs the step after it; later steps may wait for another day. */
  private takeSteps(group: readonly PlanItem[]): PlanItem[] {
    const isNamed = group[0]?.ask.rung === 'pre'
    const least = isNamed ? 2 : 1
    for (let size = group.length; size >= Math.min(least, group.length) && size > 0; size -= 1) {
      const steps = group.slice(0, size)
      if (this.take(steps)) return steps
    }
    return []
  }

  private take(items: readonly PlanItem[]): boolean {
    const seconds = secondsOfAll(items)
    if (seconds > this.room || items.some((item) => this.isAsked(item))) return false
    const fresh = new Set(items.map(({ ask }) => ask.drill).filter((id) => this.isNew(id)))
    const systems = [...fresh].filter((id) => this.input.drills.get(id)?.kind === 'system').length
    const cards = fresh.size - systems
    if ((systems > 0 && systems > this.systems) || (cards > 0 && cards > this.cards)) return false
    this.room -= seconds
    this.systems -= systems
    this.cards -= cards
    this.taken.push(...items)
    return true
  }

  private isNew(id: string): boolean {
    return !drillState(this.input.state, id) && !this.taken.some((item) => item.ask.drill === id)
  }

  /** A dimension is asked once: a whole prompt or a half-time round stands for its slices. */
  private isAsked(item: PlanItem): boolean {
    return this.taken.some(({ key, ask }) => key === item.key || overlaps(ask, item.ask))
  }
}
