import { BAR } from '../grading/score.ts'
import { askSlice, untimed } from '../practice/ask.ts'
import { byNeed } from '../practice/core.ts'
import type { CardState, PracticeState } from '../practice/state.ts'
import { answerFromFile } from './answerFile.ts'
import { UserError } from './io.ts'
import { askDrill, openSitting } from './sitting.ts'
import type { Command } from './table.ts'

/** `redrill retry [drill[/dimension]]`: what scored below 3, the lowest first, one dimension at a time. */
export const retry: Command = async (context, [card], options) => {
  const [id, dimension] = card?.split('/') ?? []
  const drill = id === undefined ? undefined : await context.drill(id)
  const known = drill?.dimensions.map((d) => d.id)
  if (drill && dimension !== undefined && !known?.includes(dimension)) {
    throw new UserError(`${drill.id} has no dimension "${dimension}"; it has ${known?.join(', ')}`)
  }
  const { state } = await context.store()
  if (typeof options.answers === 'string') {
    const [lowest] = lowCards(state, id, dimension)
    const target = drill ?? (lowest && (await context.drill(lowest.drill)))
    if (!target) throw new UserError('nothing scored below 3; name a drill to answer it all the same')
    const asked = dimension ?? lowest?.dimension ?? ''
    return answerFromFile(context, target, askSlice(target, asked, 'retry'), options.answers)
  }
  const low = lowCards(state, id, dimension)
  if (low.length === 0) {
    context.out(`Nothing${card ? ` of ${card}` : ''} stands below 3.`)
    return 0
  }
  const sitting = await openSitting(context)
  for (const [i, one] of low.entries()) {
    const slice = askSlice(await context.drill(one.drill), one.dimension, 'retry')
    sitting.terminal.close()
    await askDrill(sitting, await context.drill(one.drill), options.untimed ? untimed(slice) : slice)
    const next = low[i + 1]
    if (next && !(await goOn(`Next: ${next.drill}/${next.dimension}, which stands at ${next.score}.`))) break
  }
  return 0

  async function goOn(question: string): Promise<boolean> {
    const choice = await sitting.terminal.pick(question, [
      { value: 'yes', name: 'Go on' },
      { value: 'no', name: 'Stop here' },
    ])
    return choice === 'yes'
  }
}

function lowCards(
  state: PracticeState,
  drill: string | undefined,
  dimension: string | undefined,
): CardState[] {
  return Object.values(state.cards)
    .filter((card) => card.score < BAR)
    .filter((card) => drill === undefined || card.drill === drill)
    .filter((card) => dimension === undefined || card.dimension === dimension)
    .sort(byNeed)
}
