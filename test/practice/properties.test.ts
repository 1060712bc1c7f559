import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Drill } from '../../src/drills/drill.ts'
import { dimensionsOf } from '../../src/practice/ask.ts'
import { addDays, dayOf } from '../../src/practice/days.ts'
import { dueOn } from '../../src/practice/due.ts'
import { planFor } from '../../src/practice/plan.ts'
import { secondsOfAll } from '../../src/practice/planItem.ts'
import type { PracticeState } from '../../src/practice/state.ts'
import { attemptMaker, stateAfter } from './sampleAttempt.ts'
import { sampleLibrary } from './sampleLibrary.ts'
import { simulate } from './simulate.ts'

const LIBRARY = sampleLibrary()
const DAY = '2026-03-01'

/** A history of attempts of all kinds, some years long, some of it on one day. */
const histories = fc.array(
  fc.record({
    drill: fc.constantFrom<Drill>(...LIBRARY.drills),
    gap: fc.constantFrom(0, 0, 0, 1, 1, 2, 5, 30),
    dimensions: fc.array(fc.nat(6), { maxLength: 7 }),
    score: fc.integer({ min: 1, max: 4 }),
    mode: fc.constantFrom('run' as const, 'retry' as const, 'half' as const),
    rung: fc.constantFrom('pre' as const, 'shape' as const, 'complete' as const, 'alone' as const),
    seconds: fc.integer({ min: 5, max: 900 }),
  }),
  { maxLength: 40 },
)

const settings = fc.record({
  newCards: fc.integer({ min: 0, max: 8 }),
  newSystems: fc.integer({ min: 0, max: 2 }),
  interview: fc.option(fc.integer({ min: -5, max: 60 }).map((days) => addDays(DAY, days))),
})

interface Situation {
  readonly state: PracticeState
  readonly day: string
}

const situations: fc.Arbitrary<Situation> = fc
  .tuple(histories, settings, fc.integer({ min: 0, max: 40 }))
  .map(([drawn, chosen, later]) => {
    const make = attemptMaker()
    let day = DAY
    const state = stateAfter(
      drawn.map(({ drill, gap, dimensions, score, mode, rung, seconds }) => {
        day = addDays(day, gap)
        const ids = dimensions.flatMap((i) => drill.dimensions[i]?.id ?? [])
        const scores = Object.fromEntries(ids.map((id) => [id, score]))
        return make({ day, drill: drill.id, kind: drill.kind, scores, mode, rung, seconds, limit: 300 })
      }),
    )
    state.settings = { ...state.settings, ...chosen }
    return { state, day: addDays(day, later) }
  })

describe('a plan, whatever came before', () => {
  it('repeats nothing, takes no longer than its minutes, keeps the limits on what is new, and is the same again', () => {
    fc.assert(
      fc.property(
        situations,
        fc.integer({ min: 5, max: 120 }),
        fc.string(),
        ({ state, day }, minutes, seed) => {
          const before = JSON.stringify(state)
          const plan = planFor(state, LIBRARY, day, { minutes, seed })
          expect(planFor(state, LIBRARY, day, { minutes, seed })).toEqual(plan)
          expect(JSON.stringify(state)).toBe(before)

          const keys = plan.items.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
          // What is named before anything is shown may be asked again with the whole prompt.
          const asked = plan.items
            .filter(({ ask }) => ask.rung !== 'pre')
            .flatMap(({ ask }) => dimensionsOf(ask).map((dimension) => `${ask.drill}/${dimension}`))
          expect(new Set(asked).size).toBe(asked.length)

          const kept = plan.retrySeconds + plan.closingSeconds
          expect(secondsOfAll(plan.items) + kept).toBeLessThanOrEqual(minutes * 60)

          const today = state.days[day]
          const fresh = new Set(plan.items.map(({ ask }) => ask.drill).filter((id) => !state.drills[id]))
          const isSystem = (id: string) => LIBRARY.drills.find((drill) => drill.id === id)?.kind === 'system'
          const systems = [...fresh].filter(isSystem).length
          const cards = fresh.size - systems
          expect(systems).toBeLessThanOrEqual(
            Math.max(0, state.settings.newSystems - (today?.newSystems ?? 0)),
          )
          expect(cards).toBeLessThanOrEqual(Math.max(0, state.settings.newCards - (today?.newCards ?? 0)))
          for (const { ask } of plan.items)
            expect(ask.rung === 'shape' || dimensionsOf(ask).length > 0).toBe(true)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('loses nothing: what is due is in it, in another plan of the day, or left for later', () => {
    fc.assert(
      fc.property(situations, ({ state, day }) => {
        const plan = planFor(state, LIBRARY, day, { minutes: 25, seed: day })
        const asked = new Set(
          plan.items.flatMap(({ ask }) => dimensionsOf(ask).map((dimension) => `${ask.drill}/${dimension}`)),
        )
        const due = dueOn(state, day).map((item) => `${item.drill}/${item.dimension}`)
        const open = new Set(
          plan.open.flatMap(({ item }) => dimensionsOf(item.ask).map((d) => `${item.ask.drill}/${d}`)),
        )
        const waiting = due.filter((key) => !asked.has(key) && !open.has(key))
        expect(plan.later).toBe(waiting.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('clocks', () => {
  /** A learner with a card due each day answers once a day; instants, offsets and roll-over move as they may. */
  it('lose no item and show none twice through daylight saving, leap days, set-back clocks and time zones', () => {
    const steps = fc.array(
      fc.record({
        hours: fc.double({ min: -3, max: 40, noNaN: true }),
        offset: fc.constantFrom(-480, 0, 60, 120, 330, 720),
      }),
      { minLength: 5, maxLength: 40 },
    )
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 12 }), (walk, rollOver) => {
        const make = attemptMaker()
        const attempts = []
        const shown = new Map<string, number>()
        let at = Date.parse('2028-02-27T12:00:00Z')
        let latest = ''
        for (const { hours, offset } of walk) {
          at += hours * 3_600_000
          const day = dayOf(at, offset, rollOver)
          const state = stateAfter(attempts)
          const due = dueOn(state, day).length > 0 || attempts.length === 0
          if (day > latest && attempts.length > 0) {
            // A failure comes back on the next day, whichever way the clock went to it.
            expect(due).toBe(true)
          }
          if (!due) continue
          latest = day > latest ? day : latest
          shown.set(latest, (shown.get(latest) ?? 0) + 1)
          attempts.push(make({ day, scores: { failure: 2 } }))
        }
        // Once rated, twice tried again: never more on one day of the learner.
        for (const times of shown.values()) expect(times).toBeLessThanOrEqual(3)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a session', () => {
  it('is the same for the same seed', () => {
    const run = () =>
      simulate({ library: LIBRARY, seed: 7, from: DAY, days: 12, minutes: 25 }).days.map((day) =>
        day.asked.map(({ ask, attempt, begun }) => [ask, attempt.id, begun]),
      )
    expect(run()).toEqual(run())
  })
})
