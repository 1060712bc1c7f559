import type { Chapter, Drill } from '../drills/drill.ts'
import type { PlanInput } from './planInput.ts'
import { drillState } from './state.ts'

/**
 * The chapter that is being learnt: that of the system practised last, else of the first system not met, else of the
 * drill practised last, else of the first drill. Undefined for a library without chapters.
 */
export function focusChapter(input: PlanInput): Chapter | undefined {
  const { library, state, chapters } = input
  const systems = library.drills.filter((drill) => drill.kind === 'system')
  const isFresh = (drill: Drill) => !drillState(state, drill.id)
  const drill = latest(input, systems) ?? systems.find(isFresh) ?? latest(input, library.drills)
  const id = (drill ?? library.drills[0])?.chapter
  return id === undefined ? undefined : chapters.get(id)
}

/** The chapters before the one being learnt. */
export function earlierChapters(input: PlanInput): Chapter[] {
  const focus = focusChapter(input)
  return focus ? input.library.chapters.filter((chapter) => chapter.number < focus.number) : []
}

function latest({ state }: PlanInput, drills: readonly Drill[]): Drill | undefined {
  const dayOf = (drill: Drill) => drillState(state, drill.id)?.day ?? ''
  return drills
    .filter((drill) => dayOf(drill) !== '')
    .sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0))[0]
}
