import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attempt, regradeOf, voidOf } from './fixtures.ts'
import { expectRebuildToAgree, idsIn, keep, newHome, onlyJournal, open } from './support.ts'

describe('amendments', () => {
  it('folds as if a voided attempt had never been', async () => {
    const home = newHome()
    const kept = attempt(0)
    const wrong = attempt(1, { drill: 'feed' })
    const { store } = await keep(home, [kept, wrong, voidOf(wrong.id, 2)])
    expect(Object.keys(store.state.scores)).toEqual(['ad-clicks/write'])
    expect(await idsIn(store)).not.toContain(wrong.id)
    await expectRebuildToAgree(home)
  })

  it('gives an attempt back where its void was voided', async () => {
    const home = newHome()
    const record = attempt(0)
    const undo = voidOf(record.id, 1)
    const { store } = await keep(home, [record, undo, voidOf(undo.id, 2)])
    expect(await idsIn(store)).toContain(record.id)
  })

  it('shows an attempt as it was last judged, unless that was taken back', async () => {
    const home = newHome()
    const record = attempt(0)
    const better = regradeOf(record, 4, 2)
    const { store } = await keep(home, [record, regradeOf(record, 2, 1), better])
    expect(store.state.scores).toEqual({ 'ad-clicks/write': 4 })
    await store.append(voidOf(better.id, 3))
    expect(store.state.scores).toEqual({ 'ad-clicks/write': 2 })
    await store.close()
    await expectRebuildToAgree(home)
  })

  it('applies a void whose attempt comes in later, with another journal', async () => {
    const home = newHome()
    const other = newHome()
    const record = attempt(100)
    await keep(other, [record])
    // The clock of the machine that took it back was behind.
    await keep(home, [voidOf(record.id, 50)])
    copyFileSync(onlyJournal(other), join(home.data, 'journal', 'other.jsonl'))
    const { store } = await open(home)
    expect(await idsIn(store)).not.toContain(record.id)
    expect(store.state.scores).toEqual({})
    await store.close()
    await expectRebuildToAgree(home)
  })
})
