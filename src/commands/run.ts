import type { Drill } from '../drills/drill.ts'
import { BAR } from '../grading/score.ts'
import { type Ask, askBefore, askCompletion, askShape, askSlice, askWhole, untimed } from '../practice/ask.ts'
import type { Attempt, Rung } from '../practice/attempt.ts'
import { byNeed } from '../practice/core.ts'
import { rungFor } from '../practice/ladder.ts'
import { answerFromFile } from './answerFile.ts'
import { UserError } from './io.ts'
import { askDrill, openSitting, type Sitting } from './sitting.ts'
import type { Command, Options } from './table.ts'

type ShownRung = Exclude<Rung, 'pre'>

/** `redrill run <drill>`: the pre-question on the first meeting, then the rung that fits. */
export const run: Command = async (context, [id = ''], options) => {
  const rung = rungOption(options)
  if (typeof options.answers === 'string') {
    const drill = await context.drill(id)
    const ask =
      typeof options.only === 'string' ? sliceOf(drill, options.only, rung ?? 'alone') : askWhole(drill)
    return answerFromFile(context, drill, { ...ask, rung: rung ?? 'alone' }, options.answers)
  }
  const drill = await context.drillAlone(id)
  const sitting = await openSitting(context)
  const timed = (ask: Ask) => (options.untimed ? untimed(ask) : ask)
  if (typeof options.only === 'string') {
    await askAndRetry(sitting, drill, timed(sliceOf(drill, options.only, rung ?? 'alone')))
    return 0
  }
  await climbDrill(sitting, drill, rung, timed)
  return 0
}

function rungOption(options: Options): ShownRung | undefined {
  const { rung } = options
  if (rung === undefined || rung === 'shape' || rung === 'complete' || rung === 'alone') return rung
  throw new UserError(`there is no rung "${rung}"; the rungs are shape, complete and alone`)
}

function sliceOf(drill: Drill, dimension: string, rung: ShownRung): Ask {
  if (drill.dimensions.some((d) => d.id === dimension)) return askSlice(drill, dimension, 'run', rung)
  const known = drill.dimensions.map((d) => d.id).join(', ')
  throw new UserError(`${drill.id} has no dimension "${dimension}"; it has ${known}`)
}

/** One drill from the rung it stands on: what was named before is locked, shown again, and asked again where it fell short. */
async function climbDrill(
  sitting: Sitting,
  drill: Drill,
  wanted: ShownRung | undefined,
  timed: (ask: Ask) => Ask = (ask) => ask,
): Promise<Attempt[]> {
  const { store, terminal } = sitting
  const attempts: Attempt[] = []
  const system = drill.kind === 'system'
  const met = store.state.drills[drill.id] !== undefined
  let before: Attempt | undefined
  if (system && !met && wanted === undefined) {
    terminal.say(
      `${drill.title} is new. First name it, before anything is shown: it is kept, and never counts against you.`,
    )
    before = await askDrill(sitting, drill, timed(askBefore(drill)))
    attempts.push(before)
  }
  const rung = wanted ?? rungFor(store.state, drill)
  if (rung === 'shape') {
    // No clock starts before its reader is ready.
    if (before && !(await goesOn(sitting, 'See the shape of it now?'))) return attempts
    attempts.push(await askDrill(sitting, drill, askShape(drill)))
    terminal.close()
  }
  if (before) attempts.push(...(await nameAgain(sitting, drill, before, timed)))
  if (rung === 'complete')
    attempts.push(
      ...(await askAndRetry(sitting, drill, timed(askCompletion(drill, store.state.drills[drill.id])))),
    )
  if (rung === 'alone') attempts.push(...(await askAndRetry(sitting, drill, timed(askWhole(drill)))))
  if (rung === 'shape' && (await goesOn(sitting, 'Complete it now, with the last step missing?'))) {
    attempts.push(
      ...(await askAndRetry(sitting, drill, timed(askCompletion(drill, store.state.drills[drill.id])))),
    )
  }
  return attempts
}

/** What was named below the bar before the shape is asked again after it, from memory, and shown side by side. */
async function nameAgain(
  sitting: Sitting,
  drill: Drill,
  before: Attempt,
  timed: (ask: Ask) => Ask,
): Promise<Attempt[]> {
  const low = before.dimensions.filter((judged) => judged.score < BAR)
  const attempts: Attempt[] = []
  if (low.length === 0 || !(await goesOn(sitting, 'Name again, from memory, what fell short?')))
    return attempts
  for (const { dimension, answer, score } of low) {
    const again = await askDrill(sitting, drill, timed(askSlice(drill, dimension, 'retry')))
    attempts.push(again)
    const now = again.dimensions[0]
    sitting.terminal.say(
      `Before (${score}): ${answer || '(nothing)'}\nNow    (${now?.score ?? score}): ${now?.answer ?? ''}`,
    )
  }
  return attempts
}

/** Asks, then offers the lowest dimension below 3 again, one at a time, with the model answer closed. */
export async function askAndRetry(sitting: Sitting, drill: Drill, ask: Ask): Promise<Attempt[]> {
  const first = await askDrill(sitting, drill, ask)
  const attempts = [first]
  const [lowest] = first.dimensions.filter((judged) => judged.score < BAR).sort(byNeed)
  if (!lowest || ask.mode === 'retry') return attempts
  const offer = `${lowest.dimension} stands at ${lowest.score}. The model answer is closed; answer that one part again from memory?`
  if (await goesOn(sitting, offer)) {
    sitting.terminal.close()
    attempts.push(await askDrill(sitting, drill, askSlice(drill, lowest.dimension, 'retry')))
  }
  return attempts
}

async function goesOn(sitting: Sitting, question: string): Promise<boolean> {
  const choice = await sitting.terminal.pick(question, [
    { value: 'yes', name: 'Yes, now' },
    { value: 'no', name: 'Not now; it comes back by itself' },
  ])
  return choice === 'yes'
}
