import { BAR } from '../grading/score.ts'
import { attemptKey } from './ask.ts'
import type { Attempt, JournalRecord, JudgedDimension } from './attempt.ts'
import { isCore, isWholeAnswer } from './core.ts'
import { laterDay } from './days.ts'
import { climb } from './ladder.ts'
import { ratingOf, reviewed } from './schedule.ts'
import { withSetting } from './settings.ts'
import {
  type CardState,
  cardKey,
  type DayState,
  type DrillState,
  drillState,
  type PracticeState,
} from './state.ts'

/** Answers the pace is averaged over, so that the estimate follows a learner who becomes quicker. */
const PACE_WINDOW = 30

/** Days passed in a row after which earlier failures no longer count. */
const WELL_AFTER = 2

/**
 * Takes one record into the state, which it changes and returns. Records come in the order (at, device, position);
 * voided and re-graded attempts are resolved before the fold sees them, so those two records only pass by.
 */
export function foldRecord(state: PracticeState, record: JournalRecord): PracticeState {
  if (record.type === 'setting') state.settings = withSetting(state.settings, record.key, record.value)
  else if (record.type === 'attempt') foldAttempt(state, record)
  state.latest = record.at
  return state
}

function foldAttempt(state: PracticeState, attempt: Attempt): void {
  const known = drillState(state, attempt.drill)
  const drill = known ?? newDrill(attempt)
  // A clock that was set back must not make a gap negative.
  const day = laterDay(attempt.day, drill.day)
  const today = dayState(state, day)
  if (!known) {
    state.drills[attempt.drill] = drill
    if (attempt.kind === 'system') today.newSystems += 1
    else today.newCards += 1
  }
  const before = attempt.mode === 'half' ? coreScores(state, attempt) : NO_SCORES
  for (const judged of attempt.dimensions) {
    foldDimension(state, attempt, judged, day)
    if (!drill.dimensions.includes(judged.dimension)) drill.dimensions.push(judged.dimension)
  }
  climb(drill, attempt)
  foldRounds(drill, attempt, before)
  if (attempt.mode === 'half') drill.halfDay = day
  drill.day = day
  state.attempts += 1
  state.last = { at: attempt.at, day }
  if (attempt.external !== undefined) state.externals += 1
  foldTimes(state, attempt, today)
}

function foldDimension(state: PracticeState, attempt: Attempt, judged: JudgedDimension, day: string): void {
  const key = cardKey(attempt.drill, judged.dimension)
  const known = state.cards[key]
  const card = known ?? newCard(attempt, judged, day)
  const passed = judged.score >= BAR
  const rated = attempt.rung !== 'pre' && card.fsrs?.reviewed !== day
  if (rated) {
    const overtime = attempt.timings.some((timing) => timing.round === judged.round && timing.overtime > 0)
    const rating = ratingOf(judged.score, attempt.rung, overtime)
    card.fsrs = reviewed(card.fsrs, day, rating, state.settings.retention)
    card.passes = passed ? card.passes + 1 : 0
    card.failures = card.passes >= WELL_AFTER ? 0 : card.failures + (passed ? 0 : 1)
    card.successes += passed ? 1 : 0
    card.tries = 0
    card.passedAgain = passed
    card.surprised = attempt.belief?.confidence === 3 && !attempt.belief.right
  } else if (attempt.rung !== 'pre') {
    card.tries += 1
    card.passedAgain ||= passed
  }
  card.score = judged.score
  card.day = day
  state.cards[key] = card
}

function newCard(attempt: Attempt, judged: JudgedDimension, day: string): CardState {
  return {
    drill: attempt.drill,
    dimension: judged.dimension,
    chapter: attempt.chapter,
    kind: attempt.kind,
    score: judged.score,
    day,
    tries: 0,
    passedAgain: false,
    failures: 0,
    passes: 0,
    successes: 0,
  }
}

function newDrill(attempt: Attempt): DrillState {
  return {
    id: attempt.drill,
    kind: attempt.kind,
    chapter: attempt.chapter,
    met: attempt.day,
    day: attempt.day,
    dimensions: [],
    rung: attempt.kind === 'system' ? 'shape' : 'alone',
    restore: [],
    completion: 0,
    completionFailed: false,
    aloneFailures: 0,
    passedAlone: false,
    wholeAnswered: false,
    wholeNext: false,
    seconds: {},
    constraints: [],
    untimedNext: false,
  }
}

function dayState(state: PracticeState, day: string): DayState {
  const known = state.days[day]
  if (known) return known
  const latest = state.last && state.days[state.last.day]
  if (latest) latest.done = []
  const fresh: DayState = { attempts: 0, answers: 0, seconds: 0, newSystems: 0, newCards: 0, done: [] }
  state.days[day] = fresh
  return fresh
}

const NO_SCORES: ReadonlyMap<string, number> = new Map()

function coreScores(state: PracticeState, attempt: Attempt): Map<string, number> {
  const scores = new Map<string, number>()
  for (const { dimension } of attempt.dimensions) {
    const card = state.cards[cardKey(attempt.drill, dimension)]
    if (card && isCore(attempt.kind, dimension)) scores.set(dimension, card.score)
  }
  return scores
}

/** What half-time rounds are measured against: own last times, constraints met, and whether the core held. */
function foldRounds(drill: DrillState, attempt: Attempt, before: ReadonlyMap<string, number>): void {
  if (attempt.mode === 'half') {
    if (attempt.constraint !== undefined) drill.constraints.push(attempt.constraint)
    drill.untimedNext = attempt.dimensions.some((d) => d.score < (before.get(d.dimension) ?? 0))
  } else if (attempt.mode === 'retry') {
    if (attempt.dimensions.some((d) => d.score >= BAR)) drill.wholeNext = true
  } else if (attempt.rung === 'alone') {
    foldAnswer(drill, attempt)
  }
}

/** A part answered from memory counts as the last answer only until there is a whole one. */
function foldAnswer(drill: DrillState, attempt: Attempt): void {
  const isWhole = isWholeAnswer(attempt, drill.dimensions)
  if (isWhole) drill.wholeNext = false
  if (drill.wholeAnswered && !isWhole) return
  drill.wholeAnswered = isWhole
  drill.lastAnswer = attempt.id
  for (const timing of attempt.timings) drill.seconds[timing.round] = timing.seconds
}

function foldTimes(state: PracticeState, attempt: Attempt, today: DayState): void {
  const seconds = attempt.timings.reduce((sum, timing) => sum + timing.seconds, 0)
  const answers = attempt.dimensions.length
  today.attempts += 1
  today.answers += answers
  today.seconds += seconds
  today.done.push(attemptKey(attempt))
  if (answers > 0 && seconds > 0) foldPace(state, attempt, seconds)
}

function foldPace(state: PracticeState, attempt: Attempt, seconds: number): void {
  const answers = attempt.dimensions.length
  const pace = state.pace[attempt.kind] ?? { count: 0, seconds: 0 }
  const count = Math.min(PACE_WINDOW, pace.count + answers)
  const weight = Math.min(1, answers / count)
  const toward = (old: number, now: number) => old + (now - old) * weight
  const timed = attempt.timings.filter((timing) => timing.limit !== undefined)
  const limit = timed.reduce((sum, timing) => sum + (timing.limit ?? 0), 0)
  const used = timed.reduce((sum, timing) => sum + timing.seconds, 0)
  const share = limit > 0 ? { share: toward(pace.share ?? used / limit, used / limit) } : {}
  state.pace[attempt.kind] = { ...pace, count, seconds: toward(pace.seconds, seconds / answers), ...share }
}
