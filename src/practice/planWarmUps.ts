import type { Chapter, Drill } from '../drills/drill.ts'
import { askWhole } from './ask.ts'
import { earlierChapters, focusChapter } from './planFocus.ts'
import type { PlanInput } from './planInput.ts'
import { type PlanItem, planItem } from './planItem.ts'
import { retrievability } from './schedule.ts'
import { cardState, drillState } from './state.ts'

/** Days on which the core idea is said without looking before it comes by its own schedule. */
const CORE_IDEA_DAYS = 3

/** An earlier chapter comes back at most every so many sittings. */
const CHAPTER_EVERY = 5

/** Two questions to begin with: the core idea without looking, and one related idea of an earlier chapter. */
export function warmUps(input: PlanInput): PlanItem[] {
  const isFirstSitting = Object.keys(input.state.days).every((day) => day === input.day)
  if (isFirstSitting) return []
  return [coreIdea(input), relatedIdea(input)].filter((item) => item !== undefined)
}

/** Whether the drill asks for a chapter's core idea: by its id, `core-idea` or ending so. */
export const isCoreIdea = (drill: Drill): boolean =>
  drill.kind === 'recall' && /^(.+-)?core-idea$/.test(drill.id)

function coreIdea(input: PlanInput): PlanItem | undefined {
  const chapter = focusChapter(input)
  const cards = recallOf(input, chapter)
  if (cards.some((drill) => isAskedToday(input, drill))) return undefined
  const core = cards.find(isCoreIdea)
  const why = `the core idea of ${chapter?.title}, without looking`
  if (core && isWanted(input, core)) return planItem(input, 'warm-up', core, askWhole(core), why)
  const { pick } = pickOf(input, cards)
  return pick && planItem(input, 'warm-up', pick, askWhole(pick), `an idea from ${chapter?.title}`)
}

function isWanted(input: PlanInput, core: Drill): boolean {
  const cards = core.dimensions.map((d) => cardState(input.state, core.id, d.id))
  if (cards.every((card) => card === undefined)) return mayMeet(input)
  return isDue(input, core) || cards.some((card) => (card?.successes ?? 0) < CORE_IDEA_DAYS)
}

function relatedIdea(input: PlanInput): PlanItem | undefined {
  const chapters = earlierChapters(input)
  const cards = chapters.map((chapter) => ({ chapter, cards: recallOf(input, chapter) }))
  if (cards.some((one) => one.cards.some((drill) => isAskedToday(input, drill)))) return undefined
  const leansOn = new Set(
    input.library.drills.flatMap((drill) => (isInPractice(input, drill) ? drill.earlier : [])),
  )
  const candidates = cards
    .map((one) => ({ ...one, rest: sittingsSince(input, one.cards), ...pickOf(input, one.cards) }))
    .filter((one) => one.rest >= CHAPTER_EVERY && one.pick !== undefined)
    .sort(
      (a, b) =>
        b.rest - a.rest ||
        Number(leansOn.has(b.chapter.id)) - Number(leansOn.has(a.chapter.id)) ||
        input.shuffle(a.chapter.id) - input.shuffle(b.chapter.id),
    )
  const [first] = candidates
  if (!first?.pick) return undefined
  return planItem(
    input,
    'warm-up',
    first.pick,
    askWhole(first.pick),
    `a related idea from ${first.chapter.title}`,
  )
}

/** What is due of a chapter, else what is new, else what is most likely to be gone. */
function pickOf(input: PlanInput, cards: readonly Drill[]): { readonly pick?: Drill } {
  const fresh = mayMeet(input) ? cards.find((drill) => !drillState(input.state, drill.id)) : undefined
  const met = cards.filter((drill) => drillState(input.state, drill.id)).sort(byRecall(input))
  const pick = met.find((drill) => isDue(input, drill)) ?? fresh ?? met[0]
  return pick ? { pick } : {}
}

const recallOf = (input: PlanInput, chapter: Chapter | undefined): Drill[] =>
  input.library.drills.filter((drill) => drill.chapter === chapter?.id && drill.kind === 'recall')

const isAskedToday = (input: PlanInput, drill: Drill): boolean =>
  drillState(input.state, drill.id)?.day === input.day

const isDue = (input: PlanInput, drill: Drill): boolean => input.due.some((item) => item.drill === drill.id)

/** A system that was practised on the latest day of practice before today. */
function isInPractice(input: PlanInput, drill: Drill): boolean {
  const known = drillState(input.state, drill.id)
  return drill.kind === 'system' && known !== undefined && known.day === input.state.last?.day
}

function mayMeet(input: PlanInput): boolean {
  return input.mayBegin && (input.today?.newCards ?? 0) < input.state.settings.newCards
}

/** Sittings, this one included, since any card of a chapter was asked; infinite for a chapter never asked. */
function sittingsSince(input: PlanInput, cards: readonly Drill[]): number {
  const last = cards
    .map((drill) => drillState(input.state, drill.id)?.day ?? '')
    .sort()
    .at(-1)
  if (last === undefined || last === '') return Number.POSITIVE_INFINITY
  return Object.keys(input.state.days).filter((day) => day > last && day < input.day).length + 1
}

function byRecall(input: PlanInput): (a: Drill, b: Drill) => number {
  const recall = (drill: Drill) =>
    Math.min(
      ...drill.dimensions.map((d) => {
        const fsrs = cardState(input.state, drill.id, d.id)?.fsrs
        return fsrs ? retrievability(fsrs, input.day, input.state.settings.retention) : 1
      }),
    )
  return (a, b) => recall(a) - recall(b) || input.shuffle(a.id) - input.shuffle(b.id)
}
