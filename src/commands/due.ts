import { type DueItem, dueOn } from '../practice/due.ts'
import type { Command } from './table.ts'

/** `redrill due`: what is due by dimension; `--quiet` answers by exit code alone. */
export const due: Command = async (context, _args, options) => {
  const { state } = await context.store()
  const day = await context.today()
  const items = dueOn(state, day)
  if (options.quiet) return items.length > 0 ? 0 : 1
  if (options.json) context.json({ version: 1, day, due: items })
  else context.out(dueText(items))
  return 0
}

function dueText(items: readonly DueItem[]): string {
  if (items.length === 0) return 'Nothing is due. `redrill` offers something new.'
  const width = Math.max(...items.map((item) => `${item.drill}/${item.dimension}`.length))
  const rows = items.map((item) => {
    const name = `${item.drill}/${item.dimension}`.padEnd(width)
    return `  ${name}  ${item.score} of 4  ${item.reason}  due ${item.due}`
  })
  return `${items.length} due:\n${rows.join('\n')}`
}
