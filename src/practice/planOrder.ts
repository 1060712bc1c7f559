import type { Drill } from '../drills/drill.ts'
import type { PlanInput } from './planInput.ts'
import type { PlanItem } from './planItem.ts'

/**
 * Puts slices in an order in which no drill follows itself where that can be helped, `after` being the drill that
 * comes after the last of them; what was failed stays before what is only due.
 */
export function interleave(items: readonly PlanItem[], after: string | undefined): PlanItem[] {
  const backwards: PlanItem[] = []
  const left = [...items]
  let last = after
  while (left.length > 0) {
    const rest = left.filter((item) => item.kind === 'review')
    const pool = rest.length > 0 ? rest : left
    const counts = new Map<string, number>()
    for (const { ask } of pool) counts.set(ask.drill, (counts.get(ask.drill) ?? 0) + 1)
    const others = pool.filter((item) => item.ask.drill !== last)
    // The drill with most left goes first, or its slices would be left over side by side.
    const next = (others.length > 0 ? others : pool).reduce((a, b) =>
      (counts.get(b.ask.drill) ?? 0) > (counts.get(a.ask.drill) ?? 0) ? b : a,
    )
    left.splice(left.indexOf(next), 1)
    backwards.push(next)
    last = next.ask.drill
  }
  return backwards.reverse()
}

/** Puts the diagnosis drills side by side, in the order of their files, where the first of them stands. */
export function joinNearMisses(input: PlanInput, items: readonly PlanItem[]): PlanItem[] {
  const place = new Map(input.library.drills.map((drill, i) => [drill.id, i]))
  const isDiagnosis = (item: PlanItem) => kindOf(input, item) === 'diagnosis'
  const near = items
    .filter(isDiagnosis)
    .sort((a, b) => (place.get(a.ask.drill) ?? 0) - (place.get(b.ask.drill) ?? 0))
  const first = items.findIndex(isDiagnosis)
  const others = items.filter((item) => !isDiagnosis(item))
  return first < 0 ? [...items] : [...others.slice(0, first), ...near, ...others.slice(first)]
}

const kindOf = (input: PlanInput, item: PlanItem): Drill['kind'] | undefined =>
  input.drills.get(item.ask.drill)?.kind
