import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Home } from '../../src/store/home.ts'
import { attempt } from './fixtures.ts'
import { expectRebuildToAgree, idsIn, keep, newHome, onlyJournal, open, stateOf } from './support.ts'
import { testFold } from './testFold.ts'

describe('the state', () => {
  it('is read without the journals while their sizes are as they were', async () => {
    const home = newHome()
    const { store } = await keep(home, [attempt(0), attempt(1)])
    const size = statSync(onlyJournal(home)).size
    writeFileSync(onlyJournal(home), Buffer.alloc(size, 'x'))
    const again = await open(home)
    expect(again.store.state).toEqual(store.state)
    expect(again.notices).toEqual([])
  })

  const spoilers: [string, (home: Home) => void][] = [
    ['removed', (home) => rmSync(stateOf(home))],
    ['emptied', (home) => truncateSync(stateOf(home))],
    ['null', (home) => writeFileSync(stateOf(home), 'null')],
    ['a list', (home) => writeFileSync(stateOf(home), '[]')],
    ['cut off', (home) => truncateSync(stateOf(home), 40)],
    ['edited', (home) => edit(stateOf(home), '"records":2', '"records":9')],
    ['of another version', (home) => edit(stateOf(home), '"version":1', '"version":2')],
  ]
  it.each(spoilers)(
    'is rebuilt where it was %s, and what could not be understood is set aside',
    async (_, spoil) => {
      const home = newHome()
      const { store } = await keep(home, [attempt(0), attempt(1)])
      spoil(home)
      const wasThere = existsSync(stateOf(home))
      const spoilt = wasThere && readFileSync(stateOf(home), 'utf8')
      const again = await open(home)
      await again.store.close()
      expect(again.store.state).toEqual(store.state)
      expect(again.notices).toHaveLength(wasThere ? 1 : 0)
      const aside = readdirSync(join(home.data, 'backups')).filter((name) => name.startsWith('state-'))
      expect(aside.map((name) => readFileSync(join(home.data, 'backups', name), 'utf8'))).toEqual(
        wasThere ? [spoilt] : [],
      )
      const third = await open(home)
      expect(third.notices).toEqual([])
      expect(third.store.state).toEqual(store.state)
    },
  )

  it('is rebuilt for a fold of another version', async () => {
    const home = newHome()
    await keep(home, [attempt(0), attempt(1)])
    const later = { ...testFold, version: 2, empty: () => ({ records: 100, scores: {}, chain: 0 }) }
    const { store } = await open(home, { fold: later })
    expect(store.state.records).toBe(102)
    await store.close()
  })

  it('is folded on by whichever of two terminals comes next', async () => {
    const home = newHome()
    const first = await open(home)
    const second = await open(home)
    for (let i = 0; i < 5; i += 1) {
      await first.store.append(attempt(2 * i))
      await second.store.append(attempt(2 * i + 1))
    }
    await first.store.close()
    await second.store.close()
    expect(second.store.state.records).toBe(10)
    await expectRebuildToAgree(home)
  })

  it('is rebuilt where a record sorts before what was folded', async () => {
    const home = newHome()
    const { store } = await keep(home, [attempt(10), attempt(20), attempt(15)])
    expect(store.state.records).toBe(3)
    await expectRebuildToAgree(home)
    const order = await idsIn(store)
    expect(new Set(order).size).toBe(3)
  })

  it('is written through a symbolic link, and keeps its mode', async () => {
    const home = newHome()
    await keep(home, [attempt(0)])
    const real = join(home.path, 'elsewhere.json')
    renameSync(stateOf(home), real)
    chmodSync(real, 0o640)
    symlinkSync(real, stateOf(home))
    const { store } = await keep(home, [attempt(1)])
    expect(readFileSync(real, 'utf8')).toContain(`"records":${store.state.records}`)
    expect(statSync(real).mode & 0o777).toBe(0o640)
    const again = await open(home)
    expect(again.store.state.records).toBe(2)
  })

  it('says that records are gone where a journal lost some', async () => {
    const home = newHome()
    await keep(home, [attempt(0), attempt(1)])
    truncateSync(onlyJournal(home), 0)
    const { store, notices } = await open(home)
    expect(store.state.records).toBe(0)
    expect(notices.join()).toMatch(/2 lines fewer than before; `redrill doctor --restore`/)
    await store.close()
  })

  it('follows a journal that was renamed', async () => {
    const home = newHome()
    await keep(home, [attempt(0), attempt(1)])
    renameSync(onlyJournal(home), join(home.data, 'journal', 'from my old laptop.jsonl'))
    const { store, notices } = await keep(home, [attempt(2)])
    expect(store.state.records).toBe(3)
    expect(notices).toEqual([])
  })
})

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}
