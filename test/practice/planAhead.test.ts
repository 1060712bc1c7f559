import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/practice/days.ts'
import { outlook } from '../../src/practice/planAhead.ts'
import { attemptMaker, stateAfter, wholeScores } from './sampleAttempt.ts'
import { sampleLibrary } from './sampleLibrary.ts'

const LIBRARY = sampleLibrary()
const DAY = '2026-03-01'

function look(days: number | null, minutes = 25) {
  const make = attemptMaker()
  const state = stateAfter([make({ day: DAY, scores: wholeScores(3), seconds: 300, limit: 400 })])
  const interview = days === null ? null : addDays(DAY, days)
  state.settings = { ...state.settings, minutes, interview }
  return outlook(state, LIBRARY, DAY)
}

describe('what will not fit before the interview', () => {
  it.each([
    ['no date', null],
    ['its own day', 0],
    ['a date that is past', -3],
  ])('is not asked about with %s', (_, days) => {
    expect(look(days)).toBeUndefined()
  })

  it('is nothing where there is time for all', () => {
    const ahead = look(120)
    expect(ahead).toMatchObject({ daysLeft: 120, minutesLeft: 2400, wontFit: [] })
    expect(ahead?.minutesNeeded).toBeLessThan(2400)
  })

  it('gives systems their time first', () => {
    const left = look(21)?.wontFit ?? []
    expect(left.length).toBeGreaterThan(10)
    expect(left).not.toContain('analytics')
    expect(left).toContain('diagnosis-12')
  })

  it('is less with more minutes a day, and never what was met', () => {
    const few = look(14, 10)?.wontFit ?? []
    const many = look(14, 60)?.wontFit ?? []
    expect(many.length).toBeLessThan(few.length)
    expect(few).toEqual(expect.arrayContaining([...many]))
    expect(few).not.toContain('ad-clicks')
  })

  it('is every system in the last days, when none can be practised from memory any more', () => {
    expect(look(2, 240)?.wontFit).toEqual(expect.arrayContaining(['analytics', 'feed', 'messages', 'video']))
  })
})
