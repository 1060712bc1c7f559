import type { Drill } from '../drills/drill.ts'
import { findDrill, type Library } from '../drills/library.ts'
import { type Ask, dimensionsOf } from '../practice/ask.ts'
import type { Attempt } from '../practice/attempt.ts'
import { addDays } from '../practice/days.ts'
import { dueDay, dueOn } from '../practice/due.ts'
import type { Plan } from '../practice/plan.ts'
import type { Outlook } from '../practice/planAhead.ts'
import { dueSeconds } from '../practice/planInput.ts'
import type { PlanItem, PlanKind } from '../practice/planItem.ts'
import { cardState, type PracticeState } from '../practice/state.ts'

const KIND_TEXT: Readonly<Record<PlanKind, string>> = {
  surprise: 'surprise',
  'warm-up': 'warm-up',
  retry: 'retry',
  review: 'review',
  new: 'new',
  ladder: 'next rung',
  whole: 'whole',
  half: 'half-time',
  card: 'new',
}

/** `Ad clicks · failure`: the drill and what of it is asked. */
export function askText(library: Library, ask: Ask): string {
  const drill = findDrill(library, ask.drill)
  return [drill?.title ?? ask.drill, drill ? partText(drill, ask) : ''].filter(Boolean).join(' · ')
}

function partText(drill: Drill, ask: Ask): string {
  if (ask.rung === 'pre') return 'name it'
  if (ask.rung === 'shape') return 'the shape'
  const constraint = drill.constraints.find((candidate) => candidate.id === ask.constraint)
  if (constraint) return constraint.title
  const asked = dimensionsOf(ask)
  const titles = drill.dimensions.filter((d) => asked.includes(d.id)).map((d) => d.title.toLowerCase())
  const part = asked.length < drill.dimensions.length ? titles.join(', ') : ''
  return ask.rung === 'complete' ? `complete ${part}` : part
}

/** `2 min`, never less than one. */
export const minutesText = (seconds: number): string => `${Math.max(1, Math.round(seconds / 60))} min`

/** The plan as one reads it before the sitting starts. */
export function planText(plan: Plan, library: Library, ahead: Outlook | undefined): string {
  const rows = plan.items.map((item) => row(item.seconds, KIND_TEXT[item.kind], itemText(library, item)))
  const open = plan.open.map(({ item }) => askText(library, item.ask)).join('; ')
  const retries =
    open === '' ? 'what falls below 3 in this sitting, a while after' : `${open}; and what falls below 3`
  rows.push(row(plan.retrySeconds, 'again', retries))
  rows.push(row(plan.closingSeconds, 'closing', 'what comes back, and when'))
  const later = plan.later > 0 ? [`Spread over the coming days: ${plan.later} more.`] : []
  return [headText(plan), ...rows, ...later, ...outlookText(library, ahead)].join('\n')
}

function headText(plan: Plan): string {
  return `Today, ${plan.day}: about ${minutesText(plannedSeconds(plan))} of ${Math.round(plan.minutes)}.`
}

const row = (seconds: number, kind: string, text: string): string =>
  `  ${minutesText(seconds).padStart(6)}  ${kind.padEnd(9)}  ${text}`

const itemText = (library: Library, item: PlanItem): string => `${askText(library, item.ask)} (${item.why})`

/** Estimated seconds of everything in the plan, retries and closing with it. */
export function plannedSeconds(plan: Plan): number {
  const items = plan.items.reduce((sum, item) => sum + item.seconds, 0)
  return items + plan.retrySeconds + plan.closingSeconds
}

/** What the present minutes a day leave out before the interview, in a line; nothing where all of it fits. */
export function outlookText(library: Library, ahead: Outlook | undefined): string[] {
  if (!ahead || ahead.wontFit.length === 0) return []
  const left = ahead.wontFit.flatMap((id) => findDrill(library, id) ?? [])
  const systems = left.filter((drill) => drill.kind === 'system').map((drill) => drill.title)
  const others = left.length - systems.length
  const parts = [...systems, ...(others > 0 ? [`${others} other drills`] : [])].join(', ')
  const needed = Math.ceil(ahead.minutesNeeded / ahead.daysLeft)
  return [
    `Until the interview on ${ahead.interview}, ${ahead.daysLeft} days, this will not fit: ${parts}.`,
    `All of it would take about ${needed} minutes a day; \`redrill run <drill>\` brings one forward.`,
  ]
}

/** The plan for scripts; docs/practice.md describes it. */
export function planJson(plan: Plan, library: Library, ahead: Outlook | undefined): object {
  const minutes = (seconds: number) => Math.round(seconds / 6) / 10
  const items = plan.items.map(({ kind, ask, seconds, why }) => ({
    kind,
    ...{ drill: ask.drill, title: findDrill(library, ask.drill)?.title ?? ask.drill },
    ...{ dimensions: dimensionsOf(ask), mode: ask.mode, rung: ask.rung, constraint: ask.constraint ?? null },
    ...{ minutes: minutes(seconds), why },
  }))
  const open = plan.open.map(({ item }) => ({ drill: item.ask.drill, dimensions: dimensionsOf(item.ask) }))
  return {
    version: 1,
    day: plan.day,
    minutes: plan.minutes,
    planned: minutes(plannedSeconds(plan)),
    items: [
      ...items,
      { kind: 'again', minutes: minutes(plan.retrySeconds), open },
      { kind: 'closing', minutes: minutes(plan.closingSeconds) },
    ],
    later: plan.later,
    outlook: ahead ?? null,
  }
}

/** The closing: before and after, what comes back when, and what the next day holds. */
export function closingText(
  state: PracticeState,
  library: Library,
  day: string,
  attempts: readonly Attempt[],
): string {
  const tomorrow = addDays(day, 1)
  const drills = new Map(library.drills.map((drill) => [drill.id, drill]))
  const due = dueOn(state, tomorrow).filter((item) => drills.has(item.drill))
  const load =
    due.length === 0 ? 'nothing is due' : `about ${minutesText(dueSeconds(state, drills, due))} due`
  return [
    ...beforeAfter(attempts),
    ...comingBack(state, library, day, attempts),
    `Tomorrow: ${load}. Everything is kept.`,
  ].join('\n')
}

/** What was named before anything was shown, beside the latest answer to it. */
function beforeAfter(attempts: readonly Attempt[]): string[] {
  return attempts
    .filter((attempt) => attempt.rung === 'pre')
    .flatMap((before) =>
      before.dimensions.flatMap(({ dimension, score, answer }) => {
        const later = attempts
          .filter((attempt) => attempt.drill === before.drill && attempt !== before)
          .flatMap((attempt) => attempt.dimensions.find((judged) => judged.dimension === dimension) ?? [])
          .at(-1)
        if (!later) return []
        const said = (text: string) => text.trim() || '(nothing)'
        return [
          `${before.title} · ${dimension}`,
          `  before (${score}): ${said(answer)}`,
          `  now    (${later.score}): ${said(later.answer)}`,
        ]
      }),
    )
}

function comingBack(
  state: PracticeState,
  library: Library,
  day: string,
  attempts: readonly Attempt[],
): string[] {
  const seen = new Map(
    attempts.flatMap(({ drill, dimensions }) =>
      dimensions.map(({ dimension }) => [`${drill}/${dimension}`, { drill, dimension }]),
    ),
  )
  const rows = [...seen.values()].flatMap(({ drill, dimension }) => {
    const card = cardState(state, drill, dimension)
    const due = card && dueDay(card, state.settings.interview, day)
    if (!card || due === undefined) return []
    const title = findDrill(library, drill)?.title ?? drill
    return [{ due: due < day ? day : due, text: `${title} · ${dimension} at ${card.score}` }]
  })
  const days = [...new Set(rows.map((one) => one.due))].sort()
  const textOf = (due: string) => (due === day ? 'still today' : due === addDays(day, 1) ? 'tomorrow' : due)
  return days.map((due) => {
    const texts = rows.filter((one) => one.due === due).map((one) => one.text)
    return `Comes back ${textOf(due)}: ${texts.join('; ')}`
  })
}
