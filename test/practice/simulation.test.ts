import { describe, expect, it } from 'vitest'
import { dimensionsOf } from '../../src/practice/ask.ts'
import { isCore } from '../../src/practice/core.ts'
import { addDays, daysBetween } from '../../src/practice/days.ts'
import { retrievability } from '../../src/practice/schedule.ts'
import { sampleLibrary } from './sampleLibrary.ts'
import { type SimulatedDay, simulate } from './simulate.ts'

const LIBRARY = sampleLibrary()
const FROM = '2026-03-01'
const MINUTES = 25

const sixtyDays = simulate({ library: LIBRARY, seed: 1, from: FROM, days: 60, minutes: MINUTES })

/** Cards that fell below the bar on a day, by the first attempt that was rated, and the clock at that time. */
function failedOn(
  day: SimulatedDay,
): { readonly key: string; readonly ended: number; readonly seconds: number }[] {
  const seen = new Set<string>()
  return day.asked.flatMap(({ attempt, ended, begun }) =>
    attempt.dimensions.flatMap(({ dimension, score }) => {
      const key = `${attempt.drill}/${dimension}`
      if (seen.has(key) || attempt.rung === 'pre') return []
      seen.add(key)
      const seconds = (ended - begun) / attempt.dimensions.length
      return score < 3 ? [{ key, ended, seconds }] : []
    }),
  )
}

const timesAsked = (day: SimulatedDay | undefined, key: string) =>
  day?.asked.filter(({ attempt }) =>
    attempt.dimensions.some(({ dimension }) => `${attempt.drill}/${dimension}` === key),
  ).length ?? 0

describe('sixty days of twenty-five minutes', () => {
  it('never take longer than their minutes by more than one question', () => {
    for (const { asked, seconds } of sixtyDays.days) {
      const last = asked.at(-1)
      expect(seconds - ((last?.ended ?? 0) - (last?.begun ?? 0))).toBeLessThanOrEqual(MINUTES * 60)
      expect(seconds).toBeLessThanOrEqual(MINUTES * 60 * 1.15)
    }
  })

  it('ask every dimension that fell below 3 again on that day if its minutes allow', () => {
    for (const day of sixtyDays.days) {
      for (const { key, ended, seconds } of failedOn(day)) {
        const left = MINUTES * 60 - ended
        const isTimely =
          left - (MINUTES * 60 - day.seconds) > 240 || MINUTES * 60 - day.seconds > 180 + 2 * seconds
        if (isTimely && timesAsked(day, key) < 2) {
          // The time was needed for what else had failed.
          const others = day.asked.filter(({ kind, begun }) => kind === 'again' && begun >= ended)
          expect(others.length, `${day.day} ${key}`).toBeGreaterThan(0)
        }
      }
    }
  })

  it('ask it on the next day as well, or as soon as its minutes allow', () => {
    const waits = sixtyDays.days.flatMap((day, i) =>
      failedOn(day).flatMap(({ key }) => {
        const next = sixtyDays.days.slice(i + 1).findIndex((later) => timesAsked(later, key) > 0)
        return i < 55 ? [next] : []
      }),
    )
    expect(waits.length).toBeGreaterThan(50)
    expect(waits.every((wait) => wait >= 0 && wait <= 2)).toBe(true)
    expect(waits.filter((wait) => wait === 0).length / waits.length).toBeGreaterThan(0.9)
  })

  it('end with all that was learnt at 3 or above, and rarely due', () => {
    const learnt = Object.values(sixtyDays.state.drills).filter(
      ({ kind, wholeAnswered }) => kind === 'system' && wholeAnswered,
    )
    expect(learnt.length).toBeGreaterThanOrEqual(5)
    const cards = Object.values(sixtyDays.state.cards).filter(
      (card) => isCore(card.kind, card.dimension) && learnt.some(({ id }) => id === card.drill),
    )
    expect(cards.filter(({ score }) => score < 3)).toEqual([])
    const gaps = cards.flatMap(({ fsrs }) => (fsrs ? [daysBetween(fsrs.reviewed, fsrs.due)] : []))
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeGreaterThan(10)
  })

  it('begin one system and five cards a day at most, and none while much is due', () => {
    for (const { day } of sixtyDays.days) {
      const { newSystems = 0, newCards = 0 } = sixtyDays.state.days[day] ?? {}
      expect(newSystems).toBeLessThanOrEqual(1)
      expect(newCards).toBeLessThanOrEqual(5)
    }
  })

  it('keep near misses side by side in the plan', () => {
    const isNear = (id: string) => id.startsWith('diagnosis')
    for (const { plan } of sixtyDays.days) {
      const asked = plan.items
        .filter(({ kind }) => kind === 'card' || kind === 'review')
        .map(({ ask }) => ask.drill)
      const places = asked.flatMap((id, i) => (isNear(id) ? [i] : []))
      expect(places).toEqual(places.map((_, i) => (places[0] ?? 0) + i))
    }
  })

  it('come to the systems again after others: no system is all of a week', () => {
    for (let week = 0; week + 7 <= 60; week += 7) {
      const systems = sixtyDays.days
        .slice(week, week + 7)
        .flatMap(({ asked }) => asked.map(({ ask }) => ask.drill))
        .filter((id) => LIBRARY.drills.some((drill) => drill.id === id && drill.kind === 'system'))
      const met = Object.values(sixtyDays.state.drills).filter(
        ({ kind, met: day }) => kind === 'system' && day <= addDays(FROM, week),
      )
      if (met.length > 1) expect(new Set(systems).size).toBeGreaterThan(1)
    }
  })

  it('propose half-time rounds, each with another constraint', () => {
    const halves = sixtyDays.days.flatMap(({ asked }) => asked.filter(({ kind }) => kind === 'half'))
    expect(halves.length).toBeGreaterThan(5)
    for (const { ask, attempt } of halves) {
      expect(dimensionsOf(ask)).toEqual(['buffering', 'failure'])
      expect(attempt.repeats).toBeDefined()
    }
    const rounds = halves.map(({ ask }) => `${ask.drill} ${ask.constraint}`)
    expect(new Set(rounds).size).toBe(rounds.length)
  })
})

describe('an interview in three weeks', () => {
  const interview = addDays(FROM, 21)
  const { days, state } = simulate({
    library: LIBRARY,
    seed: 1,
    from: FROM,
    days: 21,
    minutes: MINUTES,
    interview,
  })

  it('finds what was passed at nine in ten by FSRS', () => {
    const passed = Object.values(state.cards).filter((card) => card.score >= 3 && card.fsrs)
    const recalls = passed.map((card) => (card.fsrs ? retrievability(card.fsrs, interview, 0.9) : 0))
    expect(passed.length).toBeGreaterThan(30)
    expect(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length).toBeGreaterThanOrEqual(0.9)
  })

  it('begins more than one system', () => {
    expect(Object.values(state.drills).filter(({ kind }) => kind === 'system').length).toBeGreaterThanOrEqual(
      3,
    )
    expect(days).toHaveLength(21)
  })
})

describe('days that were missed', () => {
  const away = (day: number) => day < 20 || day >= 34
  const { days } = simulate({
    library: LIBRARY,
    seed: 3,
    from: FROM,
    days: 50,
    minutes: MINUTES,
    comes: away,
  })
  const back = days.find(({ day }) => day >= addDays(FROM, 34))

  it('leave no pile: the plan stays within its minutes and begins nothing new', () => {
    expect(back?.seconds).toBeLessThanOrEqual(MINUTES * 60 * 1.15)
    expect(back?.plan.items.some(({ kind }) => kind === 'new' || kind === 'card')).toBe(false)
  })

  it('are worked off within days', () => {
    const later = days.filter(({ day }) => day >= addDays(FROM, 34)).map(({ plan }) => plan.later)
    expect(later[0]).toBeGreaterThan(5)
    expect(Math.min(...later)).toBeLessThan((later[0] ?? 0) / 2)
  })
})
