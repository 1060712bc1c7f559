import { setTimeout } from 'node:timers/promises'
import { findDrill } from '../drills/library.ts'
import type { Attempt } from '../practice/attempt.ts'
import { secondsOn } from '../practice/pace.ts'
import { type Plan, planFor } from '../practice/plan.ts'
import { outlook } from '../practice/planAhead.ts'
import { advance, afterAttempt, type SessionStep, skip, startSession } from '../practice/session.ts'
import { SETTING_RULES } from '../practice/settings.ts'
import type { SavedDraft } from '../store/drafts.ts'
import type { Context } from './context.ts'
import { UserError } from './io.ts'
import { askDrill, openSitting, type Sitting } from './sitting.ts'
import type { Command, Options } from './table.ts'
import { askText, closingText, minutesText, planJson, planText } from './todayText.ts'

/** Minutes that are left of a day below which it counts as done. */
const HARDLY_ANY = 3

/** Minutes offered once those of the day are done. */
const MORE_MINUTES = 10

const WELCOME = `Welcome to redrill: an interview question, a clock, and your own words.
Each answer is held against a strong one, line by line, and scored from 1 to 4.
What is weak comes back by itself. All stays on this machine; Ctrl-C ends it.`

/** `redrill today`: the plan, then the sitting; what was left unfinished is offered first. */
export const today: Command = async (context, _args, options) => {
  const given = minutesOption(options)
  if (options.list || options.json) return list(context, given, options.json === true)
  const { stdin, stdout, terminal } = context.io
  if (!terminal && !(stdin.isTTY && stdout.isTTY))
    throw new UserError('this asks questions and there is no terminal; `redrill today --list` shows the plan')
  const sitting = await openSitting(context)
  const isFirst = sitting.store.state.attempts === 0
  if (isFirst) sitting.terminal.say(WELCOME)
  const attempts = await resumeDrafts(sitting)
  const day = await context.today()
  const minutes = given ?? (await minutesLeft(sitting, day))
  if (minutes > 0) await sit(sitting, day, minutes, attempts, !isFirst)
  return 0
}

function minutesOption({ minutes }: Options): number | undefined {
  if (typeof minutes !== 'string') return undefined
  const rule = SETTING_RULES.find((candidate) => candidate.key === 'minutes')
  const parsed = rule?.parse(minutes)
  if (typeof parsed !== 'number')
    throw new UserError(`--minutes cannot be "${minutes}"; give ${rule?.expects}`)
  return parsed
}

async function list(context: Context, given: number | undefined, isJson: boolean): Promise<number> {
  const { state } = await context.store()
  const library = await context.library()
  const day = await context.today()
  const minutes = given ?? Math.max(0, state.settings.minutes - secondsOn(state.days[day]) / 60)
  const plan = planFor(state, library, day, { minutes: Math.round(minutes), seed: day })
  const ahead = outlook(state, library, day)
  if (isJson) context.json(planJson(plan, library, ahead))
  else context.out(planText(plan, library, ahead))
  return 0
}

/** What remains of the day's minutes; once they are done, the learner says whether there are to be more. */
async function minutesLeft({ store, terminal }: Sitting, day: string): Promise<number> {
  const { minutes } = store.state.settings
  const left = Math.round(minutes - secondsOn(store.state.days[day]) / 60)
  if (left >= HARDLY_ANY) return left
  const choice = await terminal.pick(`Today's ${minutes} minutes are done.`, [
    { value: 'stop', name: 'Stop here' },
    { value: 'more', name: `${MORE_MINUTES} minutes more` },
  ])
  return choice === 'more' ? MORE_MINUTES : 0
}

/** Offers each answer that was interrupted, oldest first, and goes on where it was. */
async function resumeDrafts(sitting: Sitting): Promise<Attempt[]> {
  const { store, context, terminal } = sitting
  const library = await context.library()
  const attempts: Attempt[] = []
  for (const draft of await store.drafts()) {
    const drill = findDrill(library, draft.ask.drill)
    if (!drill) continue
    const question = `You stopped in the middle of ${askText(library, draft.ask)}. Go on where you were${leftText(draft)}?`
    const choice = await terminal.pick(question, [
      { value: 'go', name: 'Go on' },
      { value: 'later', name: 'Not now' },
      { value: 'drop', name: 'Throw it away' },
    ])
    if (choice === 'go') attempts.push(await askDrill(sitting, drill, draft.ask, draft))
    if (choice === 'drop') (await store.openDraft(draft, draft.rounds)).remove()
  }
  return attempts
}

/** `, 3:12 left`: what the clock of the round that was interrupted still had. */
function leftText({ ask, rounds }: SavedDraft): string {
  const open = ask.rounds.findLast(({ round }) => rounds[round])
  const typed = open && rounds[open.round]
  if (!typed || open.limit === undefined || typed.elapsed >= open.limit) return ''
  const seconds = Math.floor(open.limit - typed.elapsed)
  return `, ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`
}

async function sit(
  sitting: Sitting,
  day: string,
  minutes: number,
  attempts: Attempt[],
  showsPlan: boolean,
): Promise<void> {
  const { store, terminal, context } = sitting
  const library = await context.library()
  const planOf = (rest: number): Plan => planFor(store.state, library, day, { minutes: rest, seed: day })
  const plan = planOf(minutes)
  if (showsPlan) terminal.say(planText(plan, library, outlook(store.state, library, day)))
  const began = context.io.monotonic()
  const clock = () => (context.io.monotonic() - began) / 1000
  let session = startSession(plan, library.drills, sinceLast(sitting))
  for (;;) {
    const next = advance(session, clock(), planOf)
    session = next.session
    const { step } = next
    if (step.type === 'end') break
    const choice = await choose(sitting, step)
    if (choice === 'stop') break
    if (step.type === 'pause') await setTimeout(step.seconds * 1000)
    else if (choice === 'skip') session = skip(session, step)
    else {
      const attempt = await ask(sitting, step)
      attempts.push(attempt)
      session = afterAttempt(session, attempt, step.ask, clock())
    }
  }
  terminal.say(closingText(store.state, library, day, attempts))
}

/** Seconds since the latest attempt was kept; none before the first. */
function sinceLast({ store, context }: Sitting): number {
  const { last } = store.state
  return last ? Math.max(0, (context.io.now() - Date.parse(last.at)) / 1000) : 0
}

async function choose(
  { terminal, context }: Sitting,
  step: SessionStep & { type: 'ask' | 'pause' },
): Promise<'go' | 'skip' | 'stop'> {
  const what = askText(await context.library(), step.ask)
  if (step.type === 'pause') {
    return terminal.pick(`${what} comes again in ${minutesText(step.seconds)}, when it has faded a little.`, [
      { value: 'go', name: 'Wait for it' },
      { value: 'stop', name: 'Stop here; it comes first next time' },
    ])
  }
  const about = step.item ? `${step.item.why}; ${minutesText(step.item.seconds)}` : 'again, from memory'
  return terminal.pick(`Next: ${what} (${about})`, [
    { value: 'go', name: 'Go on' },
    { value: 'skip', name: 'Skip it' },
    { value: 'stop', name: 'Stop for today' },
  ])
}

/** What was shown before is closed first: each answer is from memory, or from what its own question shows. */
async function ask(sitting: Sitting, step: SessionStep & { type: 'ask' }): Promise<Attempt> {
  const drill = await sitting.context.drill(step.ask.drill)
  sitting.terminal.close()
  return askDrill(sitting, drill, step.ask)
}
