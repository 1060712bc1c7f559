import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JournalRecord } from '../../src/practice/attempt.ts'
import type { Home } from '../../src/store/home.ts'
import { listJournals } from '../../src/store/journal.ts'
import { attempt } from './fixtures.ts'
import { expectRebuildToAgree, idsIn, keep, newHome, onlyJournal, open, stateOf } from './support.ts'
import { testFold } from './testFold.ts'

describe('keeping', () => {
  it('writes nothing to a home that nothing was kept in', async () => {
    const home = newHome()
    const { store } = await open(home)
    await store.close()
    expect(store.state).toEqual(testFold.empty())
    expect(existsSync(home.data)).toBe(false)
  })

  it('has a record on disk and in the state once append is done', async () => {
    const home = newHome()
    const { store } = await open(home)
    const record = attempt(0, { external: 'a-1' })
    await store.append(record)
    expect(store.state.records).toBe(1)
    expect(readFileSync(onlyJournal(home), 'utf8')).toContain(record.id)
    await store.close()
    const again = await open(home)
    expect(again.store.state).toEqual(store.state)
    for await (const read of again.store.records()) expect(read).toEqual(record)
  })

  it('keeps what is private to its owner', async () => {
    const home = newHome()
    await keep(home, [attempt(0)])
    expect(statSync(onlyJournal(home)).mode & 0o777).toBe(0o600)
    expect(statSync(stateOf(home)).mode & 0o777).toBe(0o600)
    expect(statSync(home.data).mode & 0o777).toBe(0o700)
  })

  it('keeps fields that this version does not know', async () => {
    const home = newHome()
    const record = { ...attempt(0), mood: 'calm', dimensions: [{ ...attempt(0).dimensions[0], weight: 2 }] }
    await keep(home, [record as unknown as JournalRecord])
    const { store } = await open(home)
    for await (const read of store.records()) expect(read).toEqual(record)
  })

  it('refuses a record that could not be read back, and writes nothing', async () => {
    const home = newHome()
    const { store } = await open(home)
    const wrong = { ...attempt(0), at: 'yesterday' }
    await expect(store.append(wrong)).rejects.toThrow(/at: must be an instant/)
    expect(listJournals(home.data)).toEqual([])
  })

  it('takes appends that are not awaited one by one', async () => {
    const home = newHome()
    const { store } = await open(home)
    const records = Array.from({ length: 20 }, (_, i) => attempt(i))
    await Promise.all(records.map((record) => store.append(record)))
    await store.close()
    expect(await idsIn(store)).toEqual(records.map(({ id }) => id))
    expect(store.state.records).toBe(20)
    await expectRebuildToAgree(home)
  })

  it('knows whether a record is kept, as the draft of a killed session needs', async () => {
    const home = newHome()
    const record = attempt(0, { repeats: 'an-earlier-one' })
    const { store } = await keep(home, [record])
    expect(await store.has(record.id)).toBe(true)
    expect(await store.has('an-earlier-one')).toBe(false)
    expect(await (await open(newHome())).store.has(record.id)).toBe(false)
  })

  it('counts a record that is appended twice once', async () => {
    const home = newHome()
    const twice = attempt(1)
    const { store } = await keep(home, [attempt(0), twice, twice])
    expect(store.state.records).toBe(2)
    await expectRebuildToAgree(home)
  })
})

describe('devices', () => {
  it('gives a copied home a journal of its own, and merges by copying files in, whichever way', async () => {
    const home = newHome()
    await keep(home, [attempt(0), attempt(1)])
    const copy = newHome()
    cpSync(home.data, copy.data, { recursive: true })
    await keep(home, [attempt(2), attempt(4)])
    await keep(copy, [attempt(3), attempt(5)])
    expect(listJournals(copy.data)).toHaveLength(2)
    const merge = (from: Home, to: Home): void => {
      for (const { name, path } of listJournals(from.data)) {
        copyFileSync(path, join(to.data, 'journal', `merged-${name}`))
      }
    }
    const before = newHome()
    cpSync(home.data, before.data, { recursive: true })
    merge(copy, home)
    merge(before, copy)
    const one = await open(home)
    const other = await open(copy)
    expect(one.store.state.records).toBe(6)
    expect(other.store.state).toEqual(one.store.state)
    expect(await idsIn(other.store)).toEqual(await idsIn(one.store))
    await one.store.close()
    await other.store.close()
    await expectRebuildToAgree(home)
  })

  it('goes on in its own journal as long as it stays where it is', async () => {
    const home = newHome()
    await keep(home, [attempt(0)])
    await keep(home, [attempt(1)])
    expect(listJournals(home.data)).toHaveLength(1)
  })
})

describe('refusals', () => {
  it('refuses a journal of a newer version with a sentence', async () => {
    const home = newHome()
    await keep(home, [attempt(0)])
    const { sealLine } = await import('../../src/store/lineRecord.ts')
    const line = sealLine({ ...attempt(1), v: 2 } as unknown as JournalRecord, '0123456789')
    appendFileSync(onlyJournal(home), line)
    await expect(open(home)).rejects.toThrow(
      /was written by a newer redrill \(format 2, this one knows 1\); update/,
    )
  })

  it('leaves alone a state that it cannot read', async () => {
    const home = newHome()
    await keep(home, [attempt(0)])
    rmSync(stateOf(home))
    mkdirSync(stateOf(home))
    const { store, notices } = await keep(home, [attempt(1)])
    expect(store.state.records).toBe(2)
    expect(notices.join()).toMatch(/state\.json cannot be read \(EISDIR\)/)
    expect(statSync(stateOf(home)).isDirectory()).toBe(true)
  })

  it('says where a folder has vanished under a running program', async () => {
    const home = newHome()
    const { store } = await keep(home, [attempt(0)])
    rmSync(join(home.data, 'journal'), { recursive: true })
    await expect(store.append(attempt(1))).rejects.toThrow(
      /could not keep the answer in .*: the folder has vanished/,
    )
  })
})
