import { describe, expect, it } from 'vitest'
import type { Library } from '../../src/drills/library.ts'
import { dimensionsOf } from '../../src/practice/ask.ts'
import type { Attempt } from '../../src/practice/attempt.ts'
import { addDays } from '../../src/practice/days.ts'
import { type Plan, planFor } from '../../src/practice/plan.ts'
import type { PlanItem, PlanKind } from '../../src/practice/planItem.ts'
import type { Settings } from '../../src/practice/settings.ts'
import { attemptMaker, type SampleAttempt, stateAfter, wholeScores } from './sampleAttempt.ts'
import { sampleLibrary } from './sampleLibrary.ts'

const LIBRARY = sampleLibrary()
const DAY = '2026-03-01'

interface Given {
  readonly samples?: readonly SampleAttempt[]
  readonly settings?: Partial<Settings>
  readonly minutes?: number
  /** Days after the first. */
  readonly after?: number
  readonly library?: Library
}

function planOf({ samples = [], settings, minutes = 25, after = 1, library = LIBRARY }: Given): Plan {
  const make = attemptMaker()
  const state = stateAfter(samples.map(make))
  state.settings = { ...state.settings, ...settings }
  return planFor(state, library, addDays(DAY, after), { minutes, seed: 'seed' })
}

/** `kind drill:rung:dimensions`, the dimensions left out where all are asked. */
function textOf({ kind, ask }: PlanItem): string {
  const all = LIBRARY.drills.find((drill) => drill.id === ask.drill)?.dimensions.length
  const asked = dimensionsOf(ask)
  return `${kind} ${ask.drill}:${ask.rung}${asked.length === all ? '' : `:${asked.join('+')}`}`
}

const of = (plan: Plan, ...kinds: PlanKind[]) =>
  plan.items.filter((item) => kinds.includes(item.kind)).map(textOf)

/** A learner who met the system and the core idea on the first day, and did well. */
const met: SampleAttempt[] = [
  { day: DAY, scores: { write: 3, promise: 3, pressure: 3 }, rung: 'pre' },
  { day: DAY, scores: {}, rung: 'shape' },
  { day: DAY, scores: { failure: 3 }, rung: 'complete' },
  { day: DAY, drill: 'core-idea', kind: 'recall', scores: { why: 3 } },
]
const whole = (day: number, scores: Record<string, number> = {}): SampleAttempt => ({
  ...{ day: addDays(DAY, day), scores: wholeScores(3, scores), seconds: 300, limit: 400 },
})

describe('a first sitting', () => {
  const plan = planOf({ after: 0 })

  it('begins with a system, named before anything is shown, then its shape and its last step', () => {
    expect(plan.items.slice(0, 3).map(textOf)).toEqual([
      'new ad-clicks:pre:write+promise+pressure',
      'new ad-clicks:shape:',
      'new ad-clicks:complete:failure',
    ])
  })

  it('has no warm-up, for nothing is known yet, and asks the core idea among what is new', () => {
    expect(of(plan, 'warm-up')).toEqual([])
    expect(of(plan, 'card')).toContain('card core-idea:alone')
  })

  it('names the system and shows its shape even where there is no time for more', () => {
    expect(planOf({ after: 0, minutes: 6 }).items.map(textOf)).toEqual([
      'new ad-clicks:pre:write+promise+pressure',
      'new ad-clicks:shape:',
    ])
  })
})

describe('warm-ups', () => {
  it('are the core idea and one related idea of an earlier chapter', () => {
    const warm = planOf({ samples: met }).items.slice(0, 2)
    expect(warm.map(({ kind }) => kind)).toEqual(['warm-up', 'warm-up'])
    expect(warm[0]?.ask.drill).toBe('core-idea')
    // The system leans on these two chapters.
    expect(warm[1]?.ask.drill).toMatch(/^(estimation|queues)-01$/)
  })

  it('leave the core idea to its schedule after three days', () => {
    const said = [1, 2].map((day) => ({ ...(met[3] as SampleAttempt), day: addDays(DAY, day) }))
    expect(of(planOf({ samples: [...met, ...said], after: 3 }), 'warm-up')[0]).toBe('warm-up claim-01:alone')
  })

  it('bring each earlier chapter at most every fifth sitting', () => {
    const make = attemptMaker()
    const records: Attempt[] = met.map(make)
    const chapters: string[] = []
    for (let day = 1; day <= 20; day += 1) {
      const plan = planFor(stateAfter(records), LIBRARY, addDays(DAY, day), { minutes: 25, seed: `${day}` })
      const related = plan.items.find(
        ({ kind, ask }) => kind === 'warm-up' && /-0\d$/.test(ask.drill) && !ask.drill.startsWith('claim'),
      )
      const drill = related?.ask.drill ?? ''
      chapters.push(drill.replace(/-\d+$/, ''))
      records.push(make({ day: addDays(DAY, day), drill, kind: 'recall', scores: { why: 3 } }))
    }
    chapters.forEach((chapter, i) => {
      expect(chapters.slice(Math.max(0, i - 4), i)).not.toContain(chapter)
    })
    expect(new Set(chapters).size).toBe(8)
  })

  it('are not asked twice on one day', () => {
    const related = { day: addDays(DAY, 1), drill: 'queues-01', kind: 'recall', scores: { why: 3 } } as const
    const core = { ...(met[3] as SampleAttempt), day: addDays(DAY, 1) }
    expect(of(planOf({ samples: [...met, core, related] }), 'warm-up')).toEqual([])
  })
})

describe('what is due', () => {
  it('comes as slices, what was failed first', () => {
    const plan = planOf({ samples: [...met, whole(1, { failure: 2 }), whole(1, { write: 2 })], after: 2 })
    expect(of(plan, 'retry')).toEqual(['retry ad-clicks:alone:failure'])
  })

  it('is again a slice on the day after a retry made it good, and then the whole prompt', () => {
    const failed = whole(1, { failure: 2 })
    const again = { day: addDays(DAY, 1), scores: { failure: 3 }, mode: 'retry' } as const
    const next = { ...again, day: addDays(DAY, 2) }
    const samples = [...met, failed, again]
    expect(of(planOf({ samples, after: 2 }), 'retry', 'whole')).toEqual(['retry ad-clicks:alone:failure'])
    const later = planOf({ samples: [...samples, next], after: 7 })
    expect(of(later, 'retry', 'whole', 'review')).toEqual(['whole ad-clicks:alone'])
  })

  it('is the whole prompt where most of it is due', () => {
    expect(of(planOf({ samples: [...met, whole(1)], after: 20 }), 'review', 'whole')).toEqual([
      'whole ad-clicks:alone',
    ])
  })

  it('is slices all the same in a sitting too short for the whole', () => {
    const plan = planOf({
      samples: [...met, whole(1)],
      after: 20,
      minutes: 10,
      settings: { newSystems: 0, newCards: 0 },
    })
    expect(of(plan, 'whole')).toEqual([])
    expect(of(plan, 'review').length).toBeGreaterThan(1)
  })

  it('begins with surprises', () => {
    const belief = { agreed: true, confidence: 3, right: false } as const
    const sure = {
      day: DAY,
      drill: 'claim-07',
      kind: 'recall',
      scores: { why: 3 },
      more: { belief },
    } as const
    expect(textOf(planOf({ samples: [...met, sure] }).items[0] as PlanItem)).toBe('surprise claim-07:alone')
  })

  it('asks a leech a rung further down and names the earlier chapter', () => {
    const samples = [...met, ...[1, 2, 3, 4].map((day) => whole(day, { failure: 2 }))]
    const plan = planOf({ samples, after: 5 })
    const leech = plan.items.find((item) => dimensionsOf(item.ask).join() === 'failure')
    expect(leech?.ask).toMatchObject({ rung: 'complete', mode: 'retry' })
    expect(leech?.why).toMatch(/failed \d times: the other steps are in view; read estimation again first/)
  })

  it('leaves out what the library no longer has', () => {
    const gone = { day: DAY, drill: 'gone', kind: 'recall', scores: { why: 1 } } as const
    const plan = planOf({ samples: [...met, gone] })
    expect(plan.items.some(({ ask }) => ask.drill === 'gone')).toBe(false)
    expect(plan.later).toBe(0)
  })

  it('takes the most valuable of a backlog and says how much is left', () => {
    const claims = Array.from({ length: 28 }, (_, i) => ({
      ...({ day: addDays(DAY, -60), kind: 'recall', scores: { why: 3 } } as const),
      drill: `claim-${String(i + 1).padStart(2, '0')}`,
    }))
    const low = { day: DAY, scores: { failure: 2 } }
    const plan = planOf({ samples: [...claims, whole(-1), low], minutes: 15 })
    expect(of(plan, 'retry')).toEqual(['retry ad-clicks:alone:failure'])
    expect(plan.later).toBeGreaterThan(10)
    expect(of(plan, 'new', 'card')).toEqual([])
  })
})

describe('the ladder in the plan', () => {
  it('asks the shape that was not seen when the day was broken off', () => {
    const plan = planOf({ samples: met.slice(0, 1), after: 0 })
    expect(plan.items.slice(0, 2).map(textOf)).toEqual([
      'ladder ad-clicks:shape:',
      'ladder ad-clicks:complete:failure',
    ])
  })

  it('takes one step a day', () => {
    expect(of(planOf({ samples: met, after: 0 }), 'ladder')).toEqual([])
    expect(of(planOf({ samples: met }), 'ladder')).toEqual(['ladder ad-clicks:alone'])
  })

  it('asks step by step where the sitting is too short for the whole', () => {
    expect(of(planOf({ samples: met.slice(0, 3), minutes: 9 }), 'ladder')).toEqual([
      'ladder ad-clicks:alone:acceptance',
      'ladder ad-clicks:alone:buffering',
    ])
  })

  it('completes instead of retrying what the completion asks', () => {
    const failed = { day: DAY, scores: { failure: 2 }, rung: 'complete' } as const
    const plan = planOf({ samples: [...met.slice(0, 2), failed] })
    expect(of(plan, 'ladder', 'retry')).toEqual(['ladder ad-clicks:complete:failure'])
  })

  it('has no more than two systems under way', () => {
    const begun = ['ad-clicks', 'analytics'].map((drill) => ({ ...met[0], drill }) as SampleAttempt)
    expect(of(planOf({ samples: begun, minutes: 60 }), 'new')).toEqual([])
    expect(of(planOf({ samples: begun.slice(1), minutes: 60 }), 'new')).not.toEqual([])
  })
})

describe('half-time', () => {
  const steady = [...met, whole(1), whole(2), whole(3)]

  it.each([
    ['when the core stands at 3', steady, 4, ['half ad-clicks:alone:buffering+failure']],
    ['not while it does not', [...steady, whole(3, { buffering: 2 })], 4, []],
    ['not on the day of the whole', steady, 3, []],
    [
      'not when every constraint was tried',
      [
        ...steady,
        ...['one-postgres', 'ten-regions', 'no-loss'].map((constraint) => ({
          ...{ day: addDays(DAY, 3), scores: { buffering: 3, failure: 3 }, mode: 'half' as const },
          more: { constraint },
        })),
      ],
      4,
      [],
    ],
  ])('is proposed %s', (_, samples, after, expected) => {
    expect(of(planOf({ samples, after }), 'half')).toEqual(expected)
  })
})

describe('what is new', () => {
  it.each([
    ['systems', { newSystems: 0 }, ['new']],
    ['cards', { newCards: 0 }, ['card']],
  ] as const)('%s may be turned off', (_, settings, kinds) => {
    expect(of(planOf({ after: 0, minutes: 240, settings }), ...kinds)).toEqual([])
  })

  it('is one system and five cards a day at most, however long the sitting', () => {
    const plan = planOf({ after: 0, minutes: 240 })
    expect(new Set(plan.items.filter(({ kind }) => kind === 'new').map(({ ask }) => ask.drill)).size).toBe(1)
    expect(of(plan, 'card')).toHaveLength(5)
    const samples: SampleAttempt[] = [
      ...met,
      { day: DAY, drill: 'claim-01', kind: 'recall', scores: { why: 3 } },
    ]
    expect(of(planOf({ samples, after: 0, minutes: 240 }), 'card')).toHaveLength(3)
  })

  it('waits while more than twenty minutes are due, but not for the sake of the interview alone', () => {
    const samples = ['ad-clicks', 'analytics'].map((drill) => ({ ...whole(0), drill }))
    const begins = (given: Given) => of(planOf({ ...given, minutes: 60 }), 'new', 'card').length > 0
    expect(begins({ samples, after: 1 })).toBe(true)
    expect(begins({ samples, after: 30 })).toBe(false)
    expect(begins({ samples, after: 1, settings: { interview: addDays(DAY, 6) } })).toBe(true)
  })

  it('puts near misses side by side, in the order of their file', () => {
    const samples = [...met, whole(1)]
    const diagnosed = ['diagnosis-02', 'diagnosis-01', 'diagnosis-04'].map((drill) => ({
      ...{
        day: addDays(DAY, 1),
        drill,
        kind: 'diagnosis' as const,
        scores: { pressure: 3, fix: 3, limits: 3 },
      },
    }))
    const plan = planOf({ samples: [...samples, ...diagnosed], after: 5, minutes: 60 })
    const places = plan.items.flatMap(({ ask }, i) => (ask.drill.startsWith('diagnosis') ? [i] : []))
    const first = places[0] ?? 0
    expect(places.length).toBeGreaterThanOrEqual(3)
    expect(places).toEqual(places.map((_, i) => first + i))
    const ids = plan.items.filter((_, i) => places.includes(i)).map(({ ask }) => ask.drill)
    expect(ids).toEqual([...ids].sort())
  })
})

describe('the order', () => {
  it('lets no system follow itself where others are due', () => {
    const low = { acceptance: 2, buffering: 2, failure: 2 }
    const samples = ['ad-clicks', 'feed', 'video'].map((drill) => ({ ...whole(1, low), drill }))
    const plan = planOf({
      samples: [...samples, ...samples.map((one) => ({ ...one, day: addDays(DAY, 1) }))],
      after: 2,
      minutes: 60,
    })
    const drills = plan.items.filter(({ kind }) => kind === 'retry').map(({ ask }) => ask.drill)
    expect(drills.length).toBeGreaterThan(4)
    for (const [i, drill] of drills.entries()) expect(drills[i + 1]).not.toBe(drill)
  })
})

describe('what fell below the bar today', () => {
  it('is left to the session, with the tries it had', () => {
    const failed = { day: addDays(DAY, 1), scores: { failure: 2 }, mode: 'retry' } as const
    const plan = planOf({ samples: [...met, failed, failed] })
    expect(plan.open.map(({ item, tries }) => [textOf(item), tries])).toEqual([
      ['retry ad-clicks:alone:failure', 1],
    ])
    expect(of(plan, 'retry')).toEqual([])
  })
})
