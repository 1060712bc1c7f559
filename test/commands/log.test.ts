import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, inProcess, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = createWorld()
  await answer('2026-12-01T09:00:00Z', 'first', 'I would store the click.')
  await answer('2026-12-02T09:00:00Z', 'second', 'One immutable click event is appended, with a click id.')
})
afterAll(() => world.remove())

async function answer(now: string, id: string, write: string): Promise<void> {
  const stdin = JSON.stringify({ id, seconds: 45, fields: { write } })
  await inProcess(world, ['run', 'ad-clicks', '--answers', '-'], { now, stdin })
}

const log = (...argv: string[]) => inProcess(world, ['log', ...argv], { now: '2026-12-03T09:00:00Z' })

describe('the log', () => {
  it('lists attempts, one a line', async () => {
    const { out, code } = await log()
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^2026-12-01 {3}0:45 {2}ad-clicks {2}alone {2}write \d$/),
      expect.stringMatching(/^2026-12-02 {3}0:45 {2}ad-clicks {2}alone {2}write \d$/),
    ])
  })

  it.each([['ad-clicks'], ['ad-clicks/write']])('shows then and now side by side for %s', async (name) => {
    const { out } = await log(name)
    expect(out).toMatch(
      /write\n {2}then, 2026-12-01: \d of 4 +│ now, 2026-12-02: \d of 4\n {2}I would store the click\. +│ One/,
    )
  })

  it('shows only as many as are asked for, and says so', async () => {
    const { out } = await log('--limit', '1')
    expect(out).toMatch(/^The latest 1 of 2 attempts:\n2026-12-02/)
    expect(await log('--limit', 'few')).toMatchObject({
      ...{ code: 2, err: 'redrill: --limit cannot be "few"; give a whole number from 1 on\n' },
    })
  })

  it('prints attempts as they are kept, for scripts', async () => {
    const { version, attempts } = JSON.parse((await log('--json')).out)
    expect(version).toBe(1)
    expect(attempts.map((attempt: { external: string }) => attempt.external)).toEqual(['first', 'second'])
    expect(attempts[0].dimensions[0].answer).toBe('I would store the click.')
  })

  it('knows the drills that have no attempt, and those that do not exist', async () => {
    expect((await log('feed')).out).toBe('No attempts at feed yet.\n')
    expect(await log('fed')).toMatchObject({ code: 2, err: expect.stringContaining('did you mean feed?') })
  })
})

describe('judging again', () => {
  it('says so where nothing would change', async () => {
    expect((await log('--regrade')).out).toBe('The present grader says the same of all of them.\n')
  })

  it('wants --regrade beside --apply', async () => {
    expect(await log('--apply')).toMatchObject({ code: 2, err: 'redrill: --apply goes with --regrade\n' })
  })

  it('shows what a changed drill would change before it does, and then keeps it', async () => {
    const other = createWorld()
    try {
      const keep = (now: string) =>
        inProcess(other, ['run', 'tea', '--answers', '-'], {
          now,
          stdin: JSON.stringify({ id: now, fields: { answer: 'First the pot is warmed.' } }),
        })
      teach(other, 'The pot is warmed first.')
      await keep('2026-12-01T09:00:00Z')
      teach(other, 'Milk goes in last.')
      const shown = await inProcess(other, ['log', '--regrade'])
      expect(shown.out).toMatch(
        /^Would change; .*--apply.*: 1 score\n {2}2026-12-01 {2}tea\/answer {2}3 → 1\n$/,
      )
      const scores = async () =>
        JSON.parse((await inProcess(other, ['log', '--json'])).out).attempts[0].dimensions[0].score
      expect(await scores()).toBe(3)
      const json = JSON.parse((await inProcess(other, ['log', '--regrade', '--apply', '--json'])).out)
      expect(json).toMatchObject({
        applied: true,
        attempts: [{ drill: 'tea', changes: [{ before: 3, after: 1 }] }],
      })
      expect(await scores()).toBe(1)
    } finally {
      other.remove()
    }
  })
})

/** A drill of the home's own with one must line. */
function teach(other: World, line: string): void {
  const folder = join(other.home, 'drills', 'kitchen')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'chapter.md'),
    '---\nnumber: 30\ntitle: Kitchen\n---\n\n## Goal\n\nTea.\n\n## Core idea\n\n- Tea.\n\n## Misconception\n\n> Tea is hard.\n\nFalse.\n',
  )
  writeFileSync(
    join(folder, 'tea.md'),
    `---\nid: tea\ntitle: Tea\nkind: recall\n---\nA guest wants tea.\n\n## Answer\n> How?\n\n### Must\n- ${line}\n\n### Answer\n${line}\n`,
  )
}
