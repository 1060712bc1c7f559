import type * as Fs from 'node:fs'
import type * as FsPromises from 'node:fs/promises'
import { expect, it, vi } from 'vitest'
import { backUp } from '../../src/store/backups.ts'
import { openDraft } from '../../src/store/drafts.ts'
import type { Home } from '../../src/store/home.ts'
import { restoreBackups } from '../../src/store/restore.ts'
import { StoreError } from '../../src/store/storeError.ts'
import { attempt } from './fixtures.ts'
import { idsIn, newHome, open, report } from './support.ts'

/** Lets `left` more calls that change the disk succeed; the next one fails, or all from then on. */
const disk = vi.hoisted(() => ({
  left: Number.POSITIVE_INFINITY,
  code: 'ENOSPC',
  isLasting: false,
  isShort: false,
}))

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  const failing = <A extends unknown[], R>(call: (...args: A) => R, instead?: (...args: A) => R) => {
    return (...args: A): R => {
      disk.left -= 1
      const isFailing = disk.isLasting ? disk.left < 0 : disk.left === -1
      if (!isFailing) return call(...args)
      if (disk.isShort && instead) return instead(...args)
      throw Object.assign(new Error(`${disk.code}: injected`), { code: disk.code })
    }
  }
  const writeSync = failing(
    fs.writeSync as (file: number, bytes: Uint8Array, from?: number) => number,
    (file, bytes) => fs.writeSync(file, bytes, 0, bytes.length >> 1),
  )
  const changed = {
    writeSync,
    mkdirSync: failing(fs.mkdirSync),
    fsyncSync: failing(fs.fsyncSync),
    writeFileSync: failing(fs.writeFileSync),
    renameSync: failing(fs.renameSync),
    rmSync: failing(fs.rmSync),
  }
  return { ...fs, ...changed, default: { ...fs, ...changed } }
})

vi.mock('node:fs/promises', async (original) => {
  const promises = await original<typeof FsPromises>()
  const fs = await import('node:fs')
  // The same count as above: a call of the mocked `rmSync` for nothing stands for one more change of the disk.
  const spend = (): void => fs.rmSync('/nowhere/at/all', { force: true })
  const failing = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      spend()
      return call(...args)
    }
  }
  const changed = { open: failing(promises.open), rename: failing(promises.rename) }
  return { ...promises, ...changed, default: { ...promises, ...changed } }
})

/** A session against a disk that may fail; what was kept, and what was refused with which sentence. */
async function play(home: Home): Promise<{ kept: string[]; told: string[] }> {
  const kept: string[] = []
  const told: string[] = []
  const records = [attempt(0), attempt(1), attempt(2)]
  const trying = async (work: () => unknown): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      told.push(error.message)
    }
  }
  await trying(async () => {
    const { store, notices } = await open(home)
    for (const record of records) {
      const startedAt = record.at
      const draft = openDraft(
        home.data,
        { id: record.id, ask: { drill: 'feed', mode: 'run', rung: 'alone', rounds: [] }, startedAt },
        {},
        (text) => told.push(text),
      )
      draft.save('answer', { answers: {}, step: 0, elapsed: 1 })
      // A learner tries again, half a second later.
      for (const delay of [0, 500]) {
        if (kept.includes(record.id)) continue
        await trying(async () => {
          await store.append({ ...record, at: new Date(Date.parse(record.at) + delay).toISOString() })
          kept.push(record.id)
          draft.remove()
        })
      }
    }
    await store.close()
    told.push(...notices)
  })
  await trying(() => backUp(home.data, Date.parse('2027-03-01')))
  await trying(() => restoreBackups(home.data, 0))
  return { kept, told }
}

/** The long run takes every write, the ordinary one every fifth. */
const STEP = process.env.FAULTS === undefined ? 5 : 1

const failures = [
  { name: 'a full disk for once', code: 'ENOSPC', isLasting: false, isShort: false },
  { name: 'a full disk from then on', code: 'ENOSPC', isLasting: true, isShort: false },
  { name: 'half a write', code: 'ENOSPC', isLasting: false, isShort: true },
  { name: 'half writes from then on', code: 'ENOSPC', isLasting: true, isShort: true },
  { name: 'a disk error', code: 'EIO', isLasting: false, isShort: false },
  { name: 'a read-only disk', code: 'EROFS', isLasting: true, isShort: false },
  { name: 'an interrupted call', code: 'EINTR', isLasting: false, isShort: false },
]

it.each(failures)(
  'loses nothing that was kept with $name at every write in turn',
  async ({ name, ...failure }) => {
    let writes = 0
    let refused = 0
    for (; ; writes += STEP) {
      const home = newHome()
      Object.assign(disk, failure, { left: writes })
      const { kept, told } = await play(home)
      const isThrough = disk.left >= 0
      Object.assign(disk, { left: Number.POSITIVE_INFINITY })
      const { store, notices } = await open(home)
      const ids = await idsIn(store)
      const rebuilt = await open(home, { rebuild: true })
      expect(
        kept.filter((id) => !ids.includes(id)),
        `write ${writes}`,
      ).toEqual([])
      expect(new Set(ids).size).toBe(ids.length)
      expect(store.state).toEqual(rebuilt.store.state)
      for (const line of [...told, ...notices])
        expect(line).toMatch(/^[^\n]+; [^\n]+$|skipped|nothing is lost|\(what was/)
      if (kept.length < 3) expect(told.join()).toMatch(/could not (keep|make|prepare)/)
      await store.close()
      await rebuilt.store.close()
      refused += 3 - kept.length
      if (isThrough) break
    }
    report(
      `${name} at each ${STEP === 1 ? '' : `${STEP}th `}of ${writes} writes: 0 kept attempts lost, ${refused} refusals said why`,
    )
  },
)
