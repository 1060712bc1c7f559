import type { Drill } from '../drills/drill.ts'
import { BAR } from '../grading/score.ts'
import { askPart, askSlice, askWhole } from './ask.ts'
import { isCore } from './core.ts'
import { daysBetween, laterDay } from './days.ts'
import { isSurprise } from './due.ts'
import { rungFor } from './ladder.ts'
import type { PlanInput } from './planInput.ts'
import { type PlanItem, type PlanKind, planItem } from './planItem.ts'
import { retrievability } from './schedule.ts'
import { type CardState, cardState, type DrillState, drillState } from './state.ts'

/** Due dimensions of one system from which the whole prompt takes no longer than asking them one by one. */
const MANY_DUE = 4

/** Failures that make a leech: it is asked a rung further down. */
export const LEECH = 4

/** A review is worth something even where nothing was forgotten yet. */
const LEAST_NEED = 0.02

/** What is due, as questions, most valuable for their time first; a whole stands in for the slices of its drill. */
export interface DueWork {
  readonly surprises: readonly PlanItem[]
  readonly retries: readonly PlanItem[]
  readonly reviews: readonly PlanItem[]
  readonly wholes: readonly PlanItem[]
  /** Systems whose next attempt is the whole prompt: their reviews wait for it where it could be asked. */
  readonly wholeNext: ReadonlySet<string>
}

interface DrillWork {
  readonly drill: Drill
  readonly cards: readonly CardState[]
}

/** Turns what is due into questions. */
export function dueWork(input: PlanInput): DueWork {
  const work = byDrill(input)
  const parts = work.flatMap((one) => partsOf(input, one))
  const of = (kind: PlanKind) => parts.filter((item) => item.kind === kind).sort(byWorth(input))
  const whole = work.filter((one) => isSystemWholeDue(input, one))
  const next = whole.filter(({ drill, cards }) =>
    isWholeNext(drillState(input.state, drill.id), cards, input.day),
  )
  return {
    surprises: of('surprise'),
    retries: of('retry'),
    reviews: of('review'),
    wholes: whole.map((one) => wholeOf(input, one, 'whole')).sort(byWorth(input)),
    wholeNext: new Set(next.map(({ drill }) => drill.id)),
  }
}

function byDrill(input: PlanInput): DrillWork[] {
  const work = new Map<string, { drill: Drill; cards: CardState[] }>()
  for (const item of input.due) {
    const drill = input.drills.get(item.drill)
    const card = cardState(input.state, item.drill, item.dimension)
    if (!drill || !card) continue
    const known = work.get(drill.id) ?? { drill, cards: [] }
    known.cards.push(card)
    work.set(drill.id, known)
  }
  return [...work.values()]
}

const byWorth = (input: PlanInput) => (a: PlanItem, b: PlanItem) =>
  b.value / b.seconds - a.value / a.seconds || input.shuffle(a.key) - input.shuffle(b.key)

function isSystemWholeDue({ state, day }: PlanInput, { drill, cards }: DrillWork): boolean {
  const known = drillState(state, drill.id)
  if (drill.kind !== 'system' || !known || known.day >= day || rungFor(state, drill) !== 'alone') return false
  if (cards.some((card) => isRetry(card) && card.failures >= LEECH)) return false
  return isWholeNext(known, cards, day) || cards.length >= MANY_DUE
}

/** After a slice succeeded the whole is next, but for what failed the day before: that comes again by itself first. */
function isWholeNext(known: DrillState | undefined, cards: readonly CardState[], day: string): boolean {
  return known?.wholeNext === true && known.day < day && cards.some((card) => !isRetry(card))
}

/** Whether the card is below the bar, or its latest rated attempt was, whatever a try on the same day brought. */
const isRetry = (card: CardState): boolean => card.score < BAR || card.passes === 0

function wholeOf(input: PlanInput, { drill, cards }: DrillWork, kind: PlanKind): PlanItem {
  return planItem(input, kind, drill, askWhole(drill), 'its parts held: now the whole', worthOf(input, cards))
}

/** Systems come one dimension at a time; of other drills, what was failed does, and the rest is one question. */
function partsOf(input: PlanInput, { drill, cards }: DrillWork): PlanItem[] {
  const known = drillState(input.state, drill.id)
  const isSystem = drill.kind === 'system'
  if (!isSystem && drill.dimensions.length > 1 && isWholeNext(known, cards, input.day)) {
    const low = cards.map((card) => kindOf(input, card)).find((kind) => kind !== 'review')
    return [wholeOf(input, { drill, cards }, low ?? 'review')]
  }
  const single = cards.filter((card) => isSystem || kindOf(input, card) !== 'review')
  const together = cards.filter((card) => !single.includes(card))
  const items = single.map((card) => sliceOf(input, drill, card))
  if (together.length > 0) items.push(reviewOf(input, drill, together))
  return items
}

function reviewOf(input: PlanInput, drill: Drill, cards: readonly CardState[]): PlanItem {
  const dimensions = cards.map((card) => card.dimension)
  const ask = askPart(drill, dimensions, 'run')
  return planItem(input, 'review', drill, ask, whyReview(input, cards), worthOf(input, cards))
}

function sliceOf(input: PlanInput, drill: Drill, card: CardState): PlanItem {
  const isHelped = drill.kind === 'system' && card.failures >= LEECH
  const ask = askSlice(
    drill,
    card.dimension,
    isRetry(card) ? 'retry' : 'run',
    isHelped ? 'complete' : 'alone',
  )
  const kind = kindOf(input, card)
  const why = {
    surprise: 'you were certain of it, and it is not so',
    retry: whyRetry(input, drill, card),
    review: whyReview(input, [card]),
  }[kind]
  return planItem(input, kind, drill, ask, why, worthOf(input, [card]))
}

function kindOf({ day }: PlanInput, card: CardState): 'surprise' | 'retry' | 'review' {
  if (isSurprise(card, day)) return 'surprise'
  return isRetry(card) ? 'retry' : 'review'
}

/** Weight in an interview, times how much of it is likely to be gone: by its date, where there is one. */
function worthOf({ state, day }: PlanInput, cards: readonly CardState[]): number {
  const { interview, retention } = state.settings
  const by = interview === null ? day : laterDay(interview, day)
  return cards.reduce((sum, card) => {
    const kept = card.fsrs ? retrievability(card.fsrs, by, retention) : 0
    const need = isRetry(card) ? 1 : Math.max(LEAST_NEED, 1 - kept)
    return sum + weightOf(card) * need
  }, 0)
}

function weightOf(card: CardState): number {
  if (card.kind === 'system') return isCore(card.kind, card.dimension) ? 3 : 2
  return card.kind === 'recall' ? 1 : 2
}

function whyRetry(input: PlanInput, drill: Drill, card: CardState): string {
  if (card.failures < LEECH) return card.score < BAR ? `stands at ${card.score}` : 'failed at first last time'
  const earlier = drill.earlier.flatMap((id) => input.chapters.get(id)?.title ?? [])[0]
  const helped = drill.kind === 'system' ? ': the other steps are in view' : ''
  const advice = earlier === undefined ? '' : `; read ${earlier} again first`
  return `failed ${card.failures} times${helped}${advice}`
}

function whyReview(input: PlanInput, cards: readonly CardState[]): string {
  const gaps = cards.map((card) => daysBetween(card.day, input.day))
  const days = Math.max(...gaps)
  return days === 1 ? 'last asked yesterday' : `last asked ${days} days ago`
}
