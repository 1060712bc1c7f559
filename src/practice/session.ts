import type { Drill } from '../drills/drill.ts'
import { BAR } from '../grading/score.ts'
import { type Ask, askKey, askSlice, askWhole, dimensionsOf } from './ask.ts'
import type { Attempt } from './attempt.ts'
import { TRIES_A_DAY } from './due.ts'
import { secondsOf } from './pace.ts'
import type { Plan } from './plan.ts'
import type { PlanItem, PlanKind } from './planItem.ts'

/** What failed comes back after so many seconds, or after so many other questions. */
export const RETRY_AFTER = { seconds: 180, questions: 2 } as const

/** Kinds that come before a retry which could be asked by now: what else there is may wait for another day. */
const FIRST: ReadonlySet<PlanKind> = new Set(['surprise', 'warm-up', 'retry', 'new', 'ladder', 'whole'])

/** A dimension that fell below the bar today and is to be asked again. */
interface Retry {
  readonly drill: string
  readonly dimension: string
  /** Estimated. */
  readonly seconds: number
  /** Tries since the first failure. */
  readonly tries: number
  /** The clock when it last failed, and how many questions had been answered. */
  readonly clock: number
  readonly answered: number
}

type ShownRung = NonNullable<Ask['skipped']>[number]

/** A sitting under way: plain data, and every function returns a new one. Clocks are seconds since it began. */
export interface Session {
  readonly drills: ReadonlyMap<string, Drill>
  /** All of the sitting, and what of it is kept for the closing; a retry may run into that. */
  readonly seconds: number
  readonly closingSeconds: number
  readonly items: readonly PlanItem[]
  readonly retries: readonly Retry[]
  readonly answered: number
  /** Rungs the learner chose to go past, by drill. */
  readonly skipped: ReadonlyMap<string, readonly ShownRung[]>
}

/**
 * What happens next: a question of the plan or a retry of this sitting; nothing for so many seconds, because all that
 * is left failed a moment ago; or the end.
 */
export type SessionStep =
  | { readonly type: 'ask'; readonly ask: Ask; readonly item?: PlanItem }
  | { readonly type: 'pause'; readonly seconds: number; readonly ask: Ask }
  | { readonly type: 'end' }

/** Begins the sitting of a plan; `sinceLast` is how many seconds ago the latest attempt was kept. */
export function startSession(plan: Plan, drills: readonly Drill[], sinceLast: number): Session {
  const retries = plan.open.map(({ item, tries }): Retry => {
    const [dimension = ''] = dimensionsOf(item.ask)
    const { seconds } = item
    return { drill: item.ask.drill, dimension, seconds, tries, clock: -sinceLast, answered: 0 }
  })
  return {
    drills: new Map(drills.map((drill) => [drill.id, drill])),
    seconds: plan.minutes * 60,
    closingSeconds: plan.closingSeconds,
    items: plan.items,
    retries,
    answered: 0,
    skipped: new Map(),
  }
}

/**
 * What to ask now. Where the plan is through before its time, or all that is left failed a moment ago, `planRest` is
 * asked for a plan of the minutes that remain.
 */
export function advance(
  session: Session,
  clock: number,
  planRest: (minutes: number) => Plan,
): { readonly session: Session; readonly step: SessionStep } {
  const step = nextStep(session, clock)
  if (step.type === 'ask') return { session, step }
  const seconds = session.seconds - clock - retrySeconds(session)
  const rest = { ...session, items: planRest(Math.max(0, seconds / 60)).items }
  const next = nextStep(rest, clock)
  return next.type === 'ask' && next.item ? { session: rest, step: next } : { session, step }
}

/** What the session itself has to ask now. Nothing begins that would not end in time, but for the first question. */
export function nextStep(session: Session, clock: number): SessionStep {
  const left = session.seconds - clock
  const ready = session.retries.find((retry) => isReady(session, retry, clock) && retry.seconds <= left)
  const item = session.items.find((one) => fits(session, one, left - session.closingSeconds))
  if (item && (FIRST.has(item.kind) || !ready))
    return { type: 'ask', ask: withSkipped(session, item.ask), item }
  if (ready) return { type: 'ask', ask: retryAsk(session, ready) }
  const [soonest] = [...session.retries].sort((a, b) => a.clock - b.clock)
  const wait = soonest ? soonest.clock + RETRY_AFTER.seconds - clock : 0
  if (soonest && wait > 0 && wait + soonest.seconds <= left)
    return { type: 'pause', seconds: Math.ceil(wait), ask: retryAsk(session, soonest) }
  return { type: 'end' }
}

/** What may wait for another day leaves the time that retries of today need. */
function fits(session: Session, item: PlanItem, left: number): boolean {
  if (session.answered === 0) return true
  return item.seconds <= left - (FIRST.has(item.kind) ? 0 : retrySeconds(session))
}

const retrySeconds = (session: Session): number =>
  session.retries.reduce((sum, retry) => sum + retry.seconds, 0)

function isReady(session: Session, retry: Retry, clock: number): boolean {
  const others = session.answered - retry.answered
  return clock - retry.clock >= RETRY_AFTER.seconds || others >= RETRY_AFTER.questions
}

function retryAsk(session: Session, retry: Retry): Ask {
  return askSlice(session.drills.get(retry.drill) as Drill, retry.dimension, 'retry')
}

function withSkipped(session: Session, ask: Ask): Ask {
  const skipped = session.skipped.get(ask.drill)
  return skipped ? { ...ask, skipped } : ask
}

/** The sitting after an attempt was kept: what failed is asked again later, what was tried often enough is not. */
export function afterAttempt(session: Session, attempt: Attempt, ask: Ask, clock: number): Session {
  const answered = session.answered + 1
  const each = Math.round(secondsOf(attempt) / Math.max(1, attempt.dimensions.length))
  let { retries } = session
  for (const { dimension, score } of attempt.dimensions) {
    const known = retries.find((retry) => retry.drill === attempt.drill && retry.dimension === dimension)
    retries = retries.filter((retry) => retry !== known)
    const tries = known ? known.tries + 1 : 0
    if (score < BAR && tries < TRIES_A_DAY)
      retries = [...retries, { drill: attempt.drill, dimension, seconds: each, tries, clock, answered }]
  }
  const items = without(session.items, ask)
  const skipped = new Map(session.skipped)
  skipped.delete(attempt.drill)
  return { ...session, items, retries, answered, skipped }
}

/**
 * The sitting without a question the learner passes over. Past the shape comes the completion, past the completion the
 * whole prompt from memory; the next attempt at the drill says so.
 */
export function skip(session: Session, step: SessionStep & { readonly type: 'ask' }): Session {
  const { ask } = step
  const retries = step.item ? session.retries : session.retries.filter((one) => !isOf(one, ask))
  const items = without(session.items, ask)
  if (ask.rung !== 'shape' && ask.rung !== 'complete') return { ...session, items, retries }
  if (ask.mode !== 'run') return { ...session, items, retries }
  const skipped = new Map(session.skipped).set(ask.drill, [...(ask.skipped ?? []), ask.rung])
  const isLastStep = !items.some((item) => item.ask.drill === ask.drill && item.ask.mode === 'run')
  const drill = session.drills.get(ask.drill)
  if (ask.rung === 'shape' || !isLastStep || !drill) return { ...session, items, retries, skipped }
  const whole = askWhole(drill)
  const seconds = whole.rounds.reduce((sum, round) => sum + (round.limit ?? 0), 0)
  const item: PlanItem = {
    key: askKey(whole),
    kind: 'ladder',
    ask: whole,
    seconds,
    why: 'from memory',
    value: 0,
  }
  return { ...session, items: [item, ...items], retries, skipped }
}

const isOf = (retry: Retry, ask: Ask): boolean =>
  retry.drill === ask.drill && dimensionsOf(ask).includes(retry.dimension)

function without(items: readonly PlanItem[], ask: Ask): PlanItem[] {
  const key = askKey(ask)
  return items.filter((item) => item.key !== key)
}
