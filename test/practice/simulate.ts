import type { Drill } from '../../src/drills/drill.ts'
import type { Library } from '../../src/drills/library.ts'
import type { Score } from '../../src/grading/score.ts'
import { type Ask, dimensionsOf } from '../../src/practice/ask.ts'
import type { Attempt, JudgedDimension, Timing } from '../../src/practice/attempt.ts'
import { addDays, dayNumber } from '../../src/practice/days.ts'
import { foldRecord } from '../../src/practice/fold.ts'
import { READING } from '../../src/practice/pace.ts'
import { type Plan, planFor } from '../../src/practice/plan.ts'
import type { PlanKind } from '../../src/practice/planItem.ts'
import { type FsrsCard, ratingOf, retrievability, reviewed } from '../../src/practice/schedule.ts'
import { advance, afterAttempt, startSession } from '../../src/practice/session.ts'
import { cardKey, emptyState, type PracticeState } from '../../src/practice/state.ts'

export interface SimulationOptions {
  readonly library: Library
  readonly seed: number
  readonly from: string
  readonly days: number
  readonly minutes: number
  readonly interview?: string
  /** Whether the learner practises on a day, counted from 0. */
  readonly comes?: (day: number) => boolean
  /** Dimensions that begin weak. */
  readonly weak?: readonly string[]
}

/** One question of a simulated day with what came of it. */
export interface Asked {
  readonly kind: PlanKind | 'again'
  readonly ask: Ask
  readonly attempt: Attempt
  /** Seconds since the sitting began, at its start and at its end. */
  readonly begun: number
  readonly ended: number
}

export interface SimulatedDay {
  readonly day: string
  readonly plan: Plan
  readonly asked: readonly Asked[]
  readonly seconds: number
}

export interface Simulation {
  readonly days: readonly SimulatedDay[]
  readonly state: PracticeState
  /** True probability that the learner would pass a dimension on a day. */
  readonly recall: (drill: string, dimension: string, day: string) => number
}

interface Memory {
  skill: number
  card?: FsrsCard
}

/** mulberry32: the same numbers from the same seed everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Plays a learner through the real plan, session and fold. They forget by FSRS's own curve, are weak at first in some
 * dimensions, learn from each answer's feedback, and answer within about three quarters of the limit.
 */
export function simulate(options: SimulationOptions): Simulation {
  const { library, weak = ['processing', 'failure'] } = options
  const random = randomFrom(options.seed)
  const drills = new Map(library.drills.map((drill) => [drill.id, drill]))
  const memories = new Map<string, Memory>()
  const state = emptyState()
  if (options.interview !== undefined) state.settings = { ...state.settings, interview: options.interview }
  const days: SimulatedDay[] = []
  let count = 0

  for (let i = 0; i < options.days; i += 1) {
    if (options.comes?.(i) === false) continue
    days.push(practise(addDays(options.from, i)))
  }
  return { days, state, recall }

  function practise(day: string): SimulatedDay {
    const planOf = (minutes: number) => planFor(state, library, day, { minutes, seed: day })
    const plan = planOf(options.minutes)
    let session = startSession(plan, library.drills, 0)
    const asked: Asked[] = []
    let clock = 0
    for (;;) {
      const next = advance(session, clock, planOf)
      const { step } = next
      session = next.session
      if (step.type === 'end') return { day, plan, asked, seconds: clock }
      if (step.type === 'pause') {
        clock += step.seconds
        continue
      }
      const begun = clock
      const attempt = answer(step.ask, day, begun)
      const answering = attempt.timings.reduce((sum, timing) => sum + timing.seconds, 0)
      clock += answering + READING * Math.max(1, attempt.dimensions.length)
      foldRecord(state, attempt)
      session = afterAttempt(session, attempt, step.ask, clock)
      asked.push({ kind: step.item?.kind ?? 'again', ask: step.ask, attempt, begun, ended: clock })
    }
  }

  function answer(ask: Ask, day: string, clock: number): Attempt {
    const drill = drills.get(ask.drill) as Drill
    count += 1
    const { mode, rung, constraint, repeats } = ask
    const timings = ask.rounds.map(({ round, limit }): Timing => {
      const seconds = Math.round((limit ?? drill.limits[round]) * (0.55 + 0.4 * random()))
      return { round, seconds, overtime: 0, ...(limit === undefined ? {} : { limit }) }
    })
    return {
      ...{ type: 'attempt', v: 1, id: `attempt-${String(count).padStart(6, '0')}`, day, mode, rung, timings },
      at: new Date(dayNumber(day) * 86_400_000 + 18 * 3_600_000 + clock * 1000).toISOString(),
      ...{ drill: drill.id, title: drill.title, kind: drill.kind, chapter: drill.chapter },
      ...(constraint === undefined ? {} : { constraint }),
      ...(repeats === undefined ? {} : { repeats }),
      grader: { name: 'simulated', version: 1 },
      dimensions: dimensionsOf(ask).map((dimension) => judged(drill, dimension, ask, day)),
    }
  }

  function judged(drill: Drill, dimension: string, ask: Ask, day: string): JudgedDimension {
    const memory = memoryOf(drill.id, dimension)
    const helped = { pre: 0.5, shape: 1, complete: 1.15, alone: 1 }[ask.rung]
    const knows = random() < Math.min(0.98, recall(drill.id, dimension, day) * helped)
    const score = (knows ? (random() < 0.3 ? 4 : 3) : random() < 0.3 ? 1 : 2) as Score
    memory.skill += (1 - memory.skill) * (ask.rung === 'pre' ? 0.1 : knows ? 0.3 : 0.4)
    if (ask.rung !== 'pre' && memory.card?.reviewed !== day)
      memory.card = reviewed(memory.card, day, ratingOf(score, ask.rung, false), state.settings.retention)
    const round = drill.dimensions.find((d) => d.id === dimension)?.round ?? 'answer'
    return { dimension, round, answer: 'An answer.', score, enough: 1, lines: [], mistakes: [], flags: [] }
  }

  function memoryOf(drill: string, dimension: string): Memory {
    const key = cardKey(drill, dimension)
    const known = memories.get(key) ?? { skill: weak.includes(dimension) ? 0.15 : 0.5 }
    memories.set(key, known)
    return known
  }

  /** What one could say if nothing were forgotten, times what is not forgotten. */
  function recall(drill: string, dimension: string, day: string): number {
    const { skill, card } = memoryOf(drill, dimension)
    return skill * (card ? retrievability(card, day, state.settings.retention) : 1)
  }
}
