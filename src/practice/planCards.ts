import type { Drill, DrillKind } from '../drills/drill.ts'
import { askWhole } from './ask.ts'
import { earlierChapters, focusChapter } from './planFocus.ts'
import type { PlanInput } from './planInput.ts'
import { type PlanItem, planItem } from './planItem.ts'
import { newSystem } from './planSystems.ts'
import { isCoreIdea } from './planWarmUps.ts'
import { drillState } from './state.ts'

/** What may begin in the middle of a sitting: a system, or two near misses where no system may. */
export function newCentres(input: PlanInput): (readonly PlanItem[])[] {
  const [first, second] = freshDrills(input).filter((drill) => drill.kind === 'diagnosis')
  const near = first && second?.file === first.file ? [first, second] : first ? [first] : []
  return [newSystem(input), near.map((drill) => cardItem(input, drill))]
}

/** New drills that are neither systems nor diagnosis: the core idea first, then the kinds in turn. */
export function newCards(input: PlanInput): PlanItem[] {
  const share = metShares(input)
  const fresh = freshDrills(input).filter((drill) => drill.kind !== 'diagnosis')
  const core = fresh.filter(isCoreIdea)
  const others = fresh.filter((drill) => !isCoreIdea(drill))
  const [behind, ahead] = share('choice') < share('recall') ? ['choice', 'recall'] : ['recall', 'choice']
  const turns = alternate(
    others.filter((drill) => drill.kind === behind),
    others.filter((drill) => drill.kind === ahead),
  )
  return [...core, ...turns].map((drill) => cardItem(input, drill))
}

const cardItem = (input: PlanInput, drill: Drill): PlanItem =>
  planItem(input, 'card', drill, askWhole(drill), 'for the first time')

/**
 * Drills not met that are no systems: the chapter being learnt first, those after it next; the cards of earlier
 * chapters are left to the warm-ups while there are others.
 */
function freshDrills(input: PlanInput): Drill[] {
  const focus = focusChapter(input)?.id
  const earlier = new Set(earlierChapters(input).map((chapter) => chapter.id))
  const place = ({ chapter }: Drill) => (chapter === focus ? 0 : earlier.has(chapter) ? 2 : 1)
  return input.library.drills
    .filter((drill) => drill.kind !== 'system' && !drillState(input.state, drill.id))
    .sort((a, b) => place(a) - place(b))
}

/** How much of each kind was met, 0-1; 1 for a kind the library does not have. */
function metShares({ library, state }: PlanInput): (kind: DrillKind) => number {
  return (kind) => {
    const all = library.drills.filter((drill) => drill.kind === kind)
    return all.length === 0 ? 1 : all.filter((drill) => drillState(state, drill.id)).length / all.length
  }
}

function alternate<T>(a: readonly T[], b: readonly T[]): T[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i], b[i]])
    .flat()
    .filter((one) => one !== undefined)
}
