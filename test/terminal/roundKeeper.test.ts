import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sign } from '../../src/terminal/clock.ts'
import { RoundKeeper } from '../../src/terminal/roundKeeper.ts'
import type { Draft } from '../../src/terminal/terminal.ts'
import { fakeDevices } from './fakeDevices.ts'
import { REQUEST } from './samples.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A kept round whose answer a test sets by `type`, with all that was saved and signalled. */
function keep(limit?: number, resume?: Draft) {
  const drafts: Draft[] = []
  const signs: Sign[] = []
  let text = ''
  const { devices } = fakeDevices({ now: () => Date.now(), monotonic: () => Date.now() })
  const request = {
    ...REQUEST,
    limit,
    save: (draft: Draft) => void drafts.push(draft),
    ...(resume ? { resume } : {}),
  } as ConstructorParameters<typeof RoundKeeper>[1]
  const keeper = new RoundKeeper(
    devices,
    request,
    () => ({ answers: { write: text }, step: 0 }),
    (passed) => signs.push(...passed),
  )
  const type = (typed: string): void => {
    keeper.readTime()
    text += typed
    keeper.noteChange()
  }
  return { keeper, drafts, signs, type }
}

describe('saving', () => {
  it('happens within half a second of a key, however fast the keys come', () => {
    const { drafts, type } = keep()
    for (let ms = 0; ms < 3000; ms += 50) {
      type('x')
      vi.advanceTimersByTime(50)
      const saved = drafts.at(-1)?.answers.write?.length ?? 0
      expect(ms / 50 + 1 - saved).toBeLessThanOrEqual(10)
    }
    expect(drafts.length).toBeLessThanOrEqual(7)
  })

  it('happens each five seconds at rest, for the clock', () => {
    const { drafts } = keep()
    vi.advanceTimersByTime(20_500)
    expect(drafts.map(({ elapsed }) => Math.round(elapsed))).toEqual([5, 10, 15, 20])
  })

  it('happens when the round is finished', () => {
    const { keeper, drafts, type } = keep()
    type('last')
    keeper.finish('interrupted')
    expect(drafts.at(-1)?.answers).toEqual({ write: 'last' })
  })
})

describe('the result', () => {
  it('has the time to the first key', () => {
    const { keeper, type } = keep()
    vi.advanceTimersByTime(4000)
    type('a')
    vi.advanceTimersByTime(4000)
    type('b')
    expect(keeper.finish('submitted').firstKey).toBe(4)
  })

  it('has no time to the first key where none was pressed', () => {
    expect(keep().keeper.finish('submitted')).not.toHaveProperty('firstKey')
  })

  it('has the answer at the end of the time and what was added after it', () => {
    const { keeper, drafts, type } = keep(10)
    type('in time')
    vi.advanceTimersByTime(10_500)
    expect(drafts.at(-1)?.atTime).toEqual({ write: 'in time' })
    type(', and late')
    vi.advanceTimersByTime(4500)
    expect(keeper.finish('submitted')).toMatchObject({
      answers: { write: 'in time, and late' },
      atTime: { write: 'in time' },
      elapsed: 15,
      overtime: 5,
    })
  })

  it('takes up the clock, the first key and the timed answer of a draft', () => {
    const resume = { answers: {}, step: 0, elapsed: 95, firstKey: 2, atTime: { write: 'then' } }
    const { keeper, type } = keep(90, resume)
    vi.advanceTimersByTime(5000)
    type('now')
    expect(keeper.finish('submitted')).toMatchObject({
      firstKey: 2,
      atTime: { write: 'then' },
      elapsed: 100,
      overtime: 10,
    })
  })
})

describe('the clock', () => {
  it('gives each sign once', () => {
    const { keeper, signs } = keep(150)
    vi.advanceTimersByTime(160_000)
    expect(signs).toEqual(['half', 'minute', 'fifteen seconds', 'end'])
    keeper.finish('submitted')
  })

  it('stops with the round', () => {
    const { keeper, drafts } = keep(10)
    keeper.finish('submitted')
    const { length } = drafts
    vi.advanceTimersByTime(60_000)
    expect(drafts.length).toBe(length)
  })
})
