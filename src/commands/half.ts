import type { Drill } from '../drills/drill.ts'
import { type Ask, askHalf, nextConstraint } from '../practice/ask.ts'
import type { DrillState, PracticeState } from '../practice/state.ts'
import { answerFromFile } from './answerFile.ts'
import { closest } from './closest.ts'
import type { Context } from './context.ts'
import { UserError } from './io.ts'
import { askDrill, openSitting } from './sitting.ts'
import type { Command, Options } from './table.ts'

/** `redrill half [drill]`: one constraint changed, half of the learner's own last time. */
export const half: Command = async (context, [id], options) => {
  const { state } = await context.store()
  const drill = id === undefined ? await latest(context, state) : await context.drill(id)
  const known = state.drills[drill.id]
  if (!known?.lastAnswer)
    throw new UserError(
      `there is no answer to ${drill.id} to halve; answer it first: redrill run ${drill.id}`,
    )
  const ask = halfAsk(drill, known, options)
  if (typeof options.answers === 'string') return answerFromFile(context, drill, ask, options.answers)
  const sitting = await openSitting(context)
  const constraint = drill.constraints.find((c) => c.id === ask.constraint)
  sitting.terminal.say(`One thing changes: ${constraint?.title}. Say what changes, and what stays and why.`)
  await askDrill(sitting, drill, ask)
  return 0
}

function halfAsk(drill: Drill, known: DrillState, options: Options): Ask {
  const ids = drill.constraints.map((constraint) => constraint.id)
  const { constraint = nextConstraint(drill, known) } = options
  if (typeof constraint !== 'string')
    throw new UserError(`${drill.id} has no constraints; choose another drill`)
  if (!ids.includes(constraint)) {
    const near = closest(constraint, ids)
    throw new UserError(
      `${drill.id} has no constraint "${constraint}"; ${near ? `did you mean ${near}?` : `it has ${ids.join(', ')}`}`,
    )
  }
  return askHalf(drill, constraint, known)
}

/** The drill answered last among those with constraints. */
async function latest(context: Context, state: PracticeState): Promise<Drill> {
  const library = await context.library()
  const halvable = new Map(library.drills.filter((d) => d.constraints.length > 0).map((d) => [d.id, d]))
  const [last] = Object.values(state.drills)
    .filter((known) => known.lastAnswer !== undefined && halvable.has(known.id))
    .sort((a, b) => (a.day < b.day ? 1 : -1))
  const drill = last && halvable.get(last.id)
  if (!drill)
    throw new UserError('there is no answer to halve yet; answer a system first: redrill run ad-clicks')
  return drill
}
