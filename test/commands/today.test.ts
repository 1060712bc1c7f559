import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createScriptedTerminal, type Script } from '../../src/terminal/scriptedTerminal.ts'
import { type AnswerRequest, Interrupted } from '../../src/terminal/terminal.ts'
import { createWorld, inProcess, type World } from './world.ts'

let world: World
beforeEach(() => {
  world = createWorld()
})
afterEach(() => world.remove())

const DAY = '2026-12-01T09:00:00Z'
const NEXT_DAY = '2026-12-02T09:00:00Z'

/** Runs `redrill today` with a learner who plays by a script; returns its exit code and what was shown. */
async function sit(script: Script, now = DAY, argv: readonly string[] = []) {
  const terminal = createScriptedTerminal(script)
  const { code, out, err } = await inProcess(world, ['today', ...argv], { terminal, now })
  return { code, out, err, shown: terminal.shown }
}

/** Goes on with so many questions and then stops for the day, waits for nothing, picks the first of all else. */
function goOn(count: number, more: Script = {}): Script {
  let left = count
  return {
    ...more,
    pick(question, choices) {
      if (question.includes(' comes again in ')) return 'stop'
      if (!question.startsWith('Next: ')) return choices[0]?.value ?? ''
      left -= 1
      return left >= 0 ? 'go' : 'stop'
    },
  }
}

const list = async (now = DAY, argv: readonly string[] = []) => {
  const { out } = await inProcess(world, ['today', '--list', '--json', ...argv], { now })
  return JSON.parse(out)
}

describe('a first start', () => {
  it('welcomes in three lines, asks nothing about settings, and begins with the first question', async () => {
    const { code, shown } = await sit(goOn(1))
    expect(code).toBe(0)
    expect(shown[0]?.split('\n')).toHaveLength(3)
    for (const line of shown[0]?.split('\n') ?? []) expect(line.length).toBeLessThan(80)
    expect(shown[1]).toMatch(/^Next: Ad clicks · name it \(before anything is shown; \d min\)$/)
    expect(shown[2]).toBe('[closed]')
    expect(shown[3]).toMatch(/^Ad clicks · before anything is shown/)
  })

  it('keeps what was answered when it is stopped, and goes on from there on the same day', async () => {
    await sit(goOn(1))
    const { shown } = await sit(goOn(0))
    expect(shown[0]).toMatch(/^Today, 2026-12-01: about \d+ min of 2\d\./)
    expect(shown[1]).toMatch(/^Next: Ad clicks · the shape/)
  })

  it('shows what was named before beside what was named after', async () => {
    const answer = ({ title }: AnswerRequest) => ({
      write: title.includes('retry') ? 'One click event.' : '',
    })
    const { shown } = await sit(goOn(4, { answer }))
    const closing = shown.at(-1) ?? ''
    expect(closing).toMatch(
      /Ad clicks · write\n {2}before \(1\): \(nothing\)\n {2}now {4}\(\d\): One click event\./,
    )
    expect(closing).toMatch(/Comes back /)
    expect(closing).toMatch(/Tomorrow: about \d+ min due\. Everything is kept\.$/)
  })
})

describe('the plan', () => {
  it('is listed without a terminal, and in a stable shape for scripts', async () => {
    const plan = await list()
    expect(plan).toMatchObject({ version: 1, day: '2026-12-01', minutes: 25, later: 0, outlook: null })
    expect(plan.planned).toBeLessThanOrEqual(25)
    expect(plan.items[0]).toEqual({
      ...{ kind: 'new', drill: 'ad-clicks', title: 'Ad clicks', mode: 'run', rung: 'pre', constraint: null },
      dimensions: ['write', 'promise', 'pressure'],
      minutes: expect.any(Number),
      why: expect.any(String),
    })
    expect(plan.items.slice(-2).map(({ kind }: { kind: string }) => kind)).toEqual(['again', 'closing'])
  })

  it('begins with two warm-ups on a later day', async () => {
    await sit(goOn(3))
    const plan = await list(NEXT_DAY)
    expect(plan.items.slice(0, 2)).toMatchObject([
      { kind: 'warm-up', drill: 'core-idea' },
      { kind: 'warm-up' },
    ])
  })

  it('takes the minutes it is given', async () => {
    const plan = await list(DAY, ['--minutes', '10'])
    expect(plan.minutes).toBe(10)
    expect(plan.planned).toBeLessThanOrEqual(10)
    const { code, err } = await inProcess(world, ['today', '--list', '--minutes', 'all'])
    expect({ code, err }).toEqual({
      code: 2,
      err: 'redrill: --minutes cannot be "all"; give a whole number from 5 to 240\n',
    })
  })

  it('says what will not fit before the interview', async () => {
    await inProcess(world, ['settings', 'interview', '2026-12-08'])
    const { out } = await inProcess(world, ['today', '--list'])
    expect(out).toMatch(/Until the interview on 2026-12-08, 7 days, this will not fit: .+ other drills\./)
    expect((await list()).outlook.wontFit.length).toBeGreaterThan(10)
  })
})

describe('without a terminal', () => {
  it('asks nothing and names the flag that lists', async () => {
    const { code, err } = await inProcess(world, ['today'])
    expect(code).toBe(2)
    expect(err).toMatch(/^redrill: .*no terminal.*`redrill today --list`.*\n$/)
  })
})

describe('an answer that was broken off', () => {
  it('is offered first, with the time its clock still has, and goes on where it was', async () => {
    const breaks: Script = {
      answer: ({ steps }) => ({
        ...{ outcome: 'interrupted', overtime: 0, step: 0, elapsed: 30 },
        answers: { [steps[0]?.id ?? '']: 'One click event' },
      }),
    }
    expect((await sit(breaks)).code).toBe(130)
    const resumed: Script = goOn(0, {
      answer: ({ resume }) => ({ write: `${resume?.answers.write}, appended once.` }),
    })
    const { shown } = await sit(resumed)
    expect(shown[0]?.split('\n')).toHaveLength(3)
    expect(shown[1]).toBe(
      'You stopped in the middle of Ad clicks · name it. Go on where you were, 1:00 left?',
    )
    const { out } = await inProcess(world, ['log', '--json'])
    expect(JSON.parse(out).attempts[0].dimensions[0].answer).toBe('One click event, appended once.')
    expect((await sit(goOn(0))).shown.join('\n')).not.toMatch('You stopped in the middle')
  })

  it('may be thrown away', async () => {
    const leaves: Script = {
      answer: (request) => {
        request.save({ answers: { write: 'One' }, step: 0, elapsed: 5 })
        throw new Interrupted()
      },
    }
    await sit(leaves)
    const pick: Script['pick'] = (question) => (question.startsWith('You stopped') ? 'drop' : 'stop')
    expect((await sit({ pick })).shown.join('\n')).toMatch('You stopped in the middle')
    expect((await sit({ pick })).shown.join('\n')).not.toMatch('You stopped in the middle')
  })
})

describe('once the minutes of the day are done', () => {
  it('offers ten more, and takes no for an answer', async () => {
    await inProcess(world, ['settings', 'minutes', '5'])
    await sit(goOn(2, { seconds: 150 }))
    const { shown } = await sit({ pick: (_, choices) => choices[0]?.value ?? '' })
    expect(shown).toEqual(["Today's 5 minutes are done."])
  })
})
