import type { Attempt } from './attempt.ts'
import { addDays, daysBetween } from './days.ts'
import { type CalendarDay, PROGRESS_VERSION, type Progress, type WeekProgress } from './progress.ts'
import { createCardsTally } from './progressCards.ts'
import { progressScope } from './progressFilter.ts'
import { createHalfTimeTally } from './progressHalf.ts'
import type { ProgressInput } from './progressInput.ts'
import { createJudgingTally } from './progressJudging.ts'
import { cardsOf, chaptersOf, dimensionsOf, drillsOf, type Effort } from './progressParts.ts'
import { belowBar, forecast, nextStep, readiness } from './progressStanding.ts'
import {
  addTo,
  emptyMean,
  type Mean,
  meanOf,
  mondayOf,
  paceSample,
  type RoundMeasure,
  roundMeasures,
} from './progressTally.ts'
import { cardKey } from './state.ts'

/** Rounds that a sample of the pace is taken over. */
const SAMPLE = 20

/** Takes attempts, amended and in fold order, one by one; what it keeps does not grow with their number. */
export interface ProgressBuilder {
  readonly add: (attempt: Attempt) => void
  readonly finish: () => Progress
}

interface WeekTally {
  attempts: number
  seconds: number
  level: number | null
  readonly firstKey: Mean
  readonly words: Mean
  readonly overtime: Mean
}

/** A builder that has seen nothing yet. */
export function createProgressBuilder(input: ProgressInput): ProgressBuilder {
  const { state, today, filter = {}, redact = false } = input
  const scope = progressScope(filter, input.drills)
  const cards = createCardsTally()
  const halfTimes = createHalfTimeTally()
  const judging = createJudgingTally()
  const activeDays = new Set<string>()
  const calendar = new Map<string, { readonly monday: string; attempts: number; seconds: number }>()
  const weeks = new Map<string, WeekTally>()
  const efforts = new Map<string, Effort>()
  const firstRounds: RoundMeasure[] = []
  const latestRounds: RoundMeasure[] = []
  const totals = { attempts: 0, answers: 0, seconds: 0 }

  function add(attempt: Attempt): void {
    activeDays.add(attempt.day)
    if (!scope.holdsDrill(attempt.drill, attempt.chapter)) return
    for (const judged of attempt.dimensions) cards.stand(attempt, judged)
    if (scope.holdsDay(attempt.day)) count(attempt)
    halfTimes.remember(attempt)
  }

  function count(attempt: Attempt): void {
    const seconds = attempt.timings.reduce((sum, timing) => sum + timing.seconds, 0)
    totals.attempts += 1
    totals.answers += attempt.dimensions.length
    totals.seconds += seconds
    const day = calendar.get(attempt.day) ?? { monday: mondayOf(attempt.day), attempts: 0, seconds: 0 }
    const effort = efforts.get(attempt.drill) ?? { attempts: 0, seconds: 0, title: '' }
    const week = weeks.get(day.monday) ?? emptyWeek()
    for (const sum of [day, effort, week]) {
      sum.attempts += 1
      sum.seconds += seconds
    }
    effort.title = attempt.title
    calendar.set(attempt.day, day)
    efforts.set(attempt.drill, effort)
    weeks.set(day.monday, week)
    for (const judged of attempt.dimensions) cards.count(attempt, judged)
    cards.mark(day.monday, attempt.dimensions)
    week.level = cards.level()
    for (const round of roundMeasures(attempt)) countRound(round, week)
    judging.count(attempt)
    halfTimes.count(attempt)
  }

  function countRound(round: RoundMeasure, week: WeekTally): void {
    if (round.firstKey !== null) addTo(week.firstKey, round.firstKey)
    if (round.wordsAMinute !== null) addTo(week.words, round.wordsAMinute)
    if (round.overtime !== null) addTo(week.overtime, round.overtime ? 1 : 0)
    if (firstRounds.length < SAMPLE) firstRounds.push(round)
    latestRounds.push(round)
    if (latestRounds.length > SAMPLE) latestRounds.shift()
  }

  function finish(): Progress {
    const drills = input.drills.filter((drill) => scope.holdsDrill(drill.id, drill.chapter))
    const inScope = Object.values(state.cards).filter((card) => scope.holdsDrill(card.drill, card.chapter))
    const known = new Set(drills.flatMap((drill) => drill.dimensions.map(({ id }) => cardKey(drill.id, id))))
    const askable = inScope.filter((card) => known.has(cardKey(card.drill, card.dimension)))
    const standing = { state, today, drills, cards: askable }
    const days = [...calendar].map(
      ([day, { attempts, seconds }]): CalendarDay => ({ day, attempts, seconds }),
    )
    days.sort((a, b) => (a.day < b.day ? -1 : 1))
    const parts = {
      state,
      today,
      drills,
      chapters: input.chapters,
      cards: inScope,
      askable: new Set(askable),
    }
    const drillRows = drillsOf(parts, efforts, cards, scope)
    return {
      version: PROGRESS_VERSION,
      day: today,
      filter,
      redacted: redact,
      totals: { ...totals, firstDay: days[0]?.day ?? null, lastDay: days.at(-1)?.day ?? null },
      next: nextStep(standing),
      streak: streakOf(activeDays, today),
      calendar: days,
      weeks: [...weeks]
        .map(([week, tally]) => weekOf(week, tally))
        .sort((a, b) => (a.week < b.week ? -1 : 1)),
      dimensions: dimensionsOf(parts, cards),
      below: belowBar(standing),
      cards: cardsOf(parts, cards, redact),
      drills: drillRows,
      chapters: chaptersOf(parts, drillRows, scope),
      pace: { first: paceSample(firstRounds), latest: paceSample(latestRounds) },
      halfTimes: halfTimes.finish(),
      ...judging.finish(),
      forecast: forecast(standing),
      readiness: readiness(standing),
    }
  }

  return { add, finish }
}

const emptyWeek = (): WeekTally => ({
  attempts: 0,
  seconds: 0,
  level: null,
  firstKey: emptyMean(),
  words: emptyMean(),
  overtime: emptyMean(),
})

function weekOf(
  week: string,
  { attempts, seconds, level, firstKey, words, overtime }: WeekTally,
): WeekProgress {
  return {
    week,
    attempts,
    seconds,
    level,
    firstKey: meanOf(firstKey),
    wordsAMinute: meanOf(words),
    overtime: meanOf(overtime),
  }
}

function streakOf(days: ReadonlySet<string>, today: string): Progress['streak'] {
  let longest = 0
  let run = 0
  let last: string | undefined
  for (const day of [...days].sort()) {
    run = last !== undefined && daysBetween(last, day) === 1 ? run + 1 : 1
    longest = Math.max(longest, run)
    last = day
  }
  const goesOn = last !== undefined && last >= addDays(today, -1)
  return { current: goesOn ? run : 0, longest, today: days.has(today) }
}
