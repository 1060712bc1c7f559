import type { Command } from './table.ts'

/** `redrill undo`: takes back the last attempt by a record that voids it; asks nothing. */
export const undo: Command = async (context) => {
  const store = await context.store()
  const last = await store.lastAttempt()
  if (!last) {
    context.out('There is no attempt to take back.')
    return 1
  }
  await store.append({ type: 'void', voids: last.id })
  const scores = last.dimensions.map((judged) => `${judged.dimension} ${judged.score}`).join(', ')
  context.out(`Took back ${last.drill} of ${last.day}${scores ? ` (${scores})` : ''}.`)
  return 0
}
