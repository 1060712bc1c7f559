import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { foldRecord } from '../../src/practice/fold.ts'
import { planFor } from '../../src/practice/plan.ts'
import { emptyState, FOLD_VERSION } from '../../src/practice/state.ts'
import { openStore } from '../../src/store/openStore.ts'
import { sampleLibrary } from '../practice/sampleLibrary.ts'
import { simulate } from '../practice/simulate.ts'

const MINUTES = 25
const home = mkdtempSync(join(tmpdir(), 'redrill-test-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

it('sixty days through the store give the plans and the state that the simulation has', async () => {
  const library = sampleLibrary()
  const { days } = simulate({ library, seed: 1, from: '2026-03-01', days: 60, minutes: MINUTES })
  const folded = emptyState()
  const open = () =>
    openStore({
      home: { path: home, data: join(home, 'data'), why: 'given by a test' },
      fold: { version: FOLD_VERSION, empty: emptyState, apply: foldRecord },
      onNotice: (text) => expect.unreachable(text),
    })

  for (const { day, plan, asked } of days) {
    const store = await open()
    expect(planFor(store.state, library, day, { minutes: MINUTES, seed: day })).toEqual(plan)
    for (const { attempt } of asked) {
      await store.append(attempt)
      foldRecord(folded, attempt)
    }
    expect(store.state).toEqual(folded)
    await store.close()
  }
  const again = await open()
  expect(again.state).toEqual(folded)
  expect(again.state.attempts).toBeGreaterThan(300)
})
