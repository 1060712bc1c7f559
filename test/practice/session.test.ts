import { describe, expect, it } from 'vitest'
import { type Ask, dimensionsOf } from '../../src/practice/ask.ts'
import { type Plan, planFor } from '../../src/practice/plan.ts'
import {
  advance,
  afterAttempt,
  nextStep,
  RETRY_AFTER,
  type Session,
  type SessionStep,
  skip,
  startSession,
} from '../../src/practice/session.ts'
import { attemptMaker, type SampleAttempt, stateAfter, wholeScores } from './sampleAttempt.ts'
import { sampleLibrary } from './sampleLibrary.ts'

const LIBRARY = sampleLibrary()
const DAY = '2026-03-02'

function planOf(samples: readonly SampleAttempt[] = [], minutes = 25): Plan {
  const make = attemptMaker()
  return planFor(stateAfter(samples.map(make)), LIBRARY, DAY, { minutes, seed: 'seed' })
}

const begin = (plan: Plan, sinceLast = 0) => startSession(plan, LIBRARY.drills, sinceLast)

/** The session after the question was answered with this score throughout. */
function answered(session: Session, ask: Ask, score: number, clock: number): Session {
  const make = attemptMaker()
  const scores = Object.fromEntries(dimensionsOf(ask).map((dimension) => [dimension, score]))
  const { drill, mode, rung } = ask
  const kind = LIBRARY.drills.find(({ id }) => id === drill)?.kind ?? 'system'
  return afterAttempt(session, make({ day: DAY, drill, kind, mode, rung, scores }), ask, clock)
}

/** `mode drill:rung:dimensions`, or what else the step is. */
function textOf(step: SessionStep): string {
  if (step.type === 'end') return 'end'
  const { drill, rung, mode } = step.ask
  const text = `${mode} ${drill}:${rung}:${dimensionsOf(step.ask).join('+')}`
  return step.type === 'pause' ? `pause ${step.seconds} before ${text}` : text
}

/** Asks until the end, each question taking so many seconds; returns what was asked. */
function play(from: Session, seconds: number, scoreOf: (asked: string) => number): string[] {
  const asked: string[] = []
  let session = from
  for (let clock = 0; asked.length < 40; clock += seconds) {
    const step = nextStep(session, clock)
    if (step.type !== 'ask') return [...asked, textOf(step)]
    asked.push(textOf(step))
    session = answered(session, step.ask, scoreOf(textOf(step)), clock + seconds)
  }
  return asked
}

describe('a first sitting', () => {
  it('asks what was named too low again once two other questions were answered', () => {
    const asked = play(begin(planOf()), 30, (text) => (text.startsWith('run ad-clicks:pre') ? 2 : 3))
    expect(asked.slice(0, 7)).toEqual([
      'run ad-clicks:pre:write+promise+pressure',
      'run ad-clicks:shape:',
      'run ad-clicks:complete:failure',
      'retry ad-clicks:alone:write',
      'retry ad-clicks:alone:promise',
      'retry ad-clicks:alone:pressure',
      'run core-idea:alone:why',
    ])
  })
})

describe('a retry', () => {
  const met: SampleAttempt[] = [
    { day: '2026-02-28', scores: wholeScores(3) },
    { day: '2026-03-01', scores: { failure: 2 } },
  ]
  const only = (plan: Plan): Plan => ({ ...plan, items: plan.items.filter(({ kind }) => kind === 'retry') })

  it('comes after three minutes, for want of other questions; two tries at most', () => {
    let session = begin(only(planOf(met)))
    const first = nextStep(session, 0)
    expect(textOf(first)).toBe('retry ad-clicks:alone:failure')
    const ask = (first as { ask: Ask }).ask
    session = answered(session, ask, 2, 100)
    expect(textOf(nextStep(session, 110))).toBe('pause 170 before retry ad-clicks:alone:failure')
    expect(nextStep(session, 100 + RETRY_AFTER.seconds)).toMatchObject({ type: 'ask' })
    session = answered(session, ask, 1, 400)
    session = answered(session, ask, 2, 700)
    expect(nextStep(session, 1000)).toEqual({ type: 'end' })
  })

  it('ends with one clean success', () => {
    const session = begin(only(planOf(met)))
    const { ask } = nextStep(session, 0) as { ask: Ask }
    const passed = answered(answered(session, ask, 2, 100), ask, 3, 400)
    expect(nextStep(passed, 1000)).toEqual({ type: 'end' })
  })

  it('does not begin what would not end in time', () => {
    const plan = only(planOf(met, 10))
    const session = begin(plan)
    const { ask } = nextStep(session, 0) as { ask: Ask }
    expect(nextStep(answered(session, ask, 2, 500), 500)).toEqual({ type: 'end' })
  })

  it('of what failed before the day was broken off counts the time since', () => {
    const failed = { day: DAY, scores: { failure: 2 } }
    const plan = { ...planOf([...met, failed]), items: [] }
    expect(nextStep(begin(plan, 60), 0)).toMatchObject({ type: 'pause', seconds: 120 })
    expect(nextStep(begin(plan, 3600), 0)).toMatchObject({ type: 'ask' })
  })
})

describe('time', () => {
  it('lets the first question begin whatever it takes, and then only what fits', () => {
    const plan = planOf()
    const session = begin(plan)
    expect(nextStep(session, 24 * 60)).toMatchObject({ type: 'ask' })
    const { ask } = nextStep(session, 0) as { ask: Ask }
    expect(nextStep(answered(session, ask, 3, 24 * 60), 24 * 60)).toEqual({ type: 'end' })
  })

  it('that is left is planned anew', () => {
    const session = { ...begin(planOf()), items: [] }
    const minutes: number[] = []
    const next = advance(session, 300, (rest) => {
      minutes.push(rest)
      return planOf([], rest)
    })
    expect(minutes).toEqual([20])
    expect(textOf(next.step)).toBe('run ad-clicks:pre:write+promise+pressure')
    expect(nextStep(next.session, 300)).toEqual(next.step)
  })

  it('that is left ends where there is nothing to ask', () => {
    const session = { ...begin(planOf()), items: [] }
    expect(advance(session, 300, (rest) => ({ ...planOf([], rest), items: [] })).step).toEqual({
      type: 'end',
    })
  })
})

describe('passing over', () => {
  const pass = (session: Session) => {
    const step = nextStep(session, 0)
    return step.type === 'ask' ? skip(session, step) : session
  }

  it('the shape leads to the completion, and that one past to the whole; the attempt says so', () => {
    const named = answered(begin(planOf()), (nextStep(begin(planOf()), 0) as { ask: Ask }).ask, 3, 60)
    const complete = pass(named)
    expect(nextStep(complete, 0)).toMatchObject({ ask: { rung: 'complete', skipped: ['shape'] } })
    const whole = pass(complete)
    expect(nextStep(whole, 0)).toMatchObject({ ask: { rung: 'alone', skipped: ['shape', 'complete'] } })
    const { ask } = nextStep(whole, 0) as { ask: Ask }
    expect(answered(whole, ask, 3, 100).skipped.size).toBe(0)
  })

  it('a question leaves the others', () => {
    const session = begin(planOf())
    expect(pass(session).items).toEqual(session.items.slice(1))
  })

  it('a retry leaves it for another day', () => {
    const failed = { day: DAY, scores: { failure: 2 } }
    const session = begin({ ...planOf([failed]), items: [] }, 3600)
    expect(nextStep(pass(session), 3600)).toEqual({ type: 'end' })
  })
})
