import { afterEach, beforeEach, expect, it } from 'vitest'
import { createScriptedTerminal } from '../../src/terminal/scriptedTerminal.ts'
import { createWorld, inProcess, type World } from './world.ts'

let world: World
beforeEach(() => {
  world = createWorld()
})
afterEach(() => world.remove())

/** Runs a system for the first time; says yes to the questions that `yes` matches. Returns what was asked and kept. */
async function meet(yes: RegExp) {
  const asked: string[] = []
  const terminal = createScriptedTerminal({
    pick(question, choices) {
      asked.push(question)
      return question.endsWith('?') && !yes.test(question)
        ? (choices.at(-1)?.value ?? '')
        : (choices[0]?.value ?? '')
    },
  })
  const { code } = await inProcess(world, ['run', 'ad-clicks'], { terminal, now: '2026-12-01T09:00:00Z' })
  const { out } = await inProcess(world, ['log', '--json'], { now: '2026-12-01T10:00:00Z' })
  const { attempts } = JSON.parse(out) as { attempts: { mode: string; rung: string }[] }
  return { code, asked, kept: attempts.map(({ mode, rung }) => `${mode} ${rung}`) }
}

it('waits after the pre-question, and keeps it where the learner stops there', async () => {
  const { code, asked, kept } = await meet(/never/)
  expect(code).toBe(0)
  expect(asked).toEqual(['See the shape of it now?'])
  expect(kept).toEqual(['run pre'])
})

it('waits before what fell short is named again, and before the completion', async () => {
  const { asked, kept } = await meet(/shape/)
  expect(asked).toEqual([
    'See the shape of it now?',
    'Name again, from memory, what fell short?',
    'Complete it now, with the last step missing?',
  ])
  expect(kept).toEqual(['run pre', 'run shape'])
})
