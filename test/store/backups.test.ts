import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp, backupFolder, listBackups } from '../../src/store/backups.ts'
import type { Home } from '../../src/store/home.ts'
import { restoreBackups } from '../../src/store/restore.ts'
import { attempt } from './fixtures.ts'
import { idsIn, keep, newHome, onlyJournal, open } from './support.ts'

const NOON = Date.UTC(2027, 0, 1, 12)
const onDay = (day: number): number => NOON + day * 86_400_000

/** A home without the backup that its own sessions took. */
async function homeWith(seconds: readonly number[]): Promise<Home> {
  const home = newHome()
  await keep(
    home,
    seconds.map((second) => attempt(second)),
  )
  rmSync(backupFolder(home.data), { recursive: true, force: true })
  return home
}

async function practise(home: Home, second: number): Promise<void> {
  const before = new Set(existsSync(backupFolder(home.data)) ? readdirSync(backupFolder(home.data)) : [])
  await keep(home, [attempt(second)])
  for (const name of readdirSync(backupFolder(home.data))) {
    if (!before.has(name)) rmSync(join(backupFolder(home.data), name))
  }
}

const backedUp = (home: Home): string =>
  listBackups(home.data)
    .map(({ path }) => readFileSync(path, 'utf8'))
    .join('')

describe('a backup', () => {
  it('is taken once a day, after the first attempt that is kept', async () => {
    const home = newHome()
    await keep(home, [attempt(0)])
    await keep(home, [attempt(1)])
    const today = new Date().toISOString().slice(0, 10)
    expect(listBackups(home.data)).toMatchObject([{ day: today, from: 0 }])
  })

  it('holds what is new since the one before, as a journal of its own', async () => {
    const home = await homeWith([0, 1])
    await backUp(home.data, onDay(0))
    await practise(home, 2)
    await backUp(home.data, onDay(0))
    expect(listBackups(home.data)).toHaveLength(1)
    await backUp(home.data, onDay(1))
    await backUp(home.data, onDay(2))
    expect(listBackups(home.data).map(({ day }) => day)).toEqual(['2027-01-01', '2027-01-02'])
    expect(backedUp(home)).toBe(readFileSync(onlyJournal(home), 'utf8'))
  })

  it('leaves out a line that is not finished, and takes it the next day', async () => {
    const home = await homeWith([0])
    const whole = readFileSync(onlyJournal(home))
    appendFileSync(onlyJournal(home), whole.subarray(0, 50))
    await backUp(home.data, onDay(0))
    expect(backedUp(home)).toBe(whole.toString())
    appendFileSync(onlyJournal(home), whole.subarray(50))
    await backUp(home.data, onDay(1))
    expect(backedUp(home)).toBe(readFileSync(onlyJournal(home), 'utf8'))
  })

  it('begins anew where the journal no longer goes on from the one before', async () => {
    const home = await homeWith([0, 1])
    await backUp(home.data, onDay(0))
    const journal = readFileSync(onlyJournal(home), 'utf8').split('\n')
    writeFileSync(onlyJournal(home), `${journal[1]}\n`)
    await backUp(home.data, onDay(1))
    expect(listBackups(home.data).map(({ from }) => from)).toEqual([0, 0])
  })

  it('is joined with older ones after 14 days, and none of its lines is lost', async () => {
    const home = await homeWith([])
    for (let day = 0; day < 20; day += 1) {
      await practise(home, day)
      await backUp(home.data, onDay(day))
    }
    const days = listBackups(home.data).map(({ day }) => day)
    expect(days).toEqual(
      Array.from({ length: 15 }, (_, i) => new Date(onDay(5 + i)).toISOString().slice(0, 10)),
    )
    const older = join(backupFolder(home.data), `older.${basename(onlyJournal(home))}`)
    expect(readFileSync(older, 'utf8') + backedUp(home)).toBe(readFileSync(onlyJournal(home), 'utf8'))
  })

  it('keeps a state that was set aside for 14 days', async () => {
    const home = await homeWith([0])
    await backUp(home.data, onDay(0))
    const aside = join(backupFolder(home.data), 'state-1-1.json')
    writeFileSync(aside, '{')
    utimesSync(aside, NOON / 1000, NOON / 1000)
    await backUp(home.data, onDay(13))
    expect(existsSync(aside)).toBe(true)
    await backUp(home.data, onDay(15))
    expect(existsSync(aside)).toBe(false)
  })
})

describe('restoring', () => {
  it.each<[string, (home: Home) => void]>([
    ['removed', (home) => rmSync(join(home.data, 'journal'), { recursive: true })],
    ['emptied', (home) => truncateSync(onlyJournal(home), 0)],
    ['cut off in the middle', (home) => truncateSync(onlyJournal(home), 700)],
    ['overwritten', (home) => writeFileSync(onlyJournal(home), 'x'.repeat(700))],
  ])('brings back all attempts after the journal was %s', async (_, spoil) => {
    const home = await homeWith([0, 1, 2])
    await backUp(home.data, onDay(0))
    const before = await open(home)
    const ids = await idsIn(before.store)
    spoil(home)
    const restored = restoreBackups(home.data, NOON)
    expect(restored.records).toBeGreaterThan(0)
    expect(restored.path).toBe(join(home.data, 'journal', `restored-${NOON}.jsonl`))
    const after = await open(home)
    expect(await idsIn(after.store)).toEqual(ids)
    expect(after.store.state).toEqual(before.store.state)
    await after.store.close()
    expect(restoreBackups(home.data, NOON + 1)).toEqual({ records: 0 })
  })

  it('changes nothing where nothing is missing', async () => {
    const home = await homeWith([0, 1])
    await backUp(home.data, onDay(0))
    await practise(home, 2)
    expect(restoreBackups(home.data, NOON)).toEqual({ records: 0 })
    expect(readdirSync(join(home.data, 'journal'))).toHaveLength(1)
  })

  it('works where there is neither a journal nor a backup', () => {
    expect(restoreBackups(newHome().data, NOON)).toEqual({ records: 0 })
  })
})
