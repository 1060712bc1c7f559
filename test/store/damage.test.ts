import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { foldJournals } from '../../src/store/foldJournals.ts'
import type { Home } from '../../src/store/home.ts'
import { listJournals } from '../../src/store/journal.ts'
import { openState } from '../../src/store/state.ts'
import { attempt } from './fixtures.ts'
import { homeIn, keep, newHome, open, report, temporaryFolder } from './support.ts'
import { testFold } from './testFold.ts'

const NEWLINE = 0x0a

/** A file as it was, with one byte changed or the rest cut off. */
type Damage = (bytes: Buffer, at: number) => Buffer

const damages: [string, Damage][] = [
  ['cut off', (bytes, at) => bytes.subarray(0, at)],
  ['flipped in its lowest bit', (bytes, at) => flipped(bytes, at, 1)],
  ['flipped in its highest bit', (bytes, at) => flipped(bytes, at, 0x80)],
  ['turned into a newline', (bytes, at) => flipped(bytes, at, (bytes[at] as number) ^ NEWLINE)],
]

function flipped(bytes: Buffer, at: number, mask: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] as number) ^ mask
  return copy
}

interface SmallHome {
  readonly journal: string
  readonly journalBytes: Buffer
  readonly stateBytes: Buffer
}

async function smallHome(attempts = 2): Promise<SmallHome> {
  const home = newHome()
  const small = { dimensions: [], timings: [] }
  await keep(
    home,
    Array.from({ length: attempts }, (_, i) => attempt(i, small)),
  )
  const [journal] = listJournals(home.data)
  return {
    journal: journal?.name as string,
    journalBytes: readFileSync(journal?.path as string),
    stateBytes: readFileSync(join(home.data, 'state.json')),
  }
}

function homeWith(path: string, journal: string, journalBytes: Buffer, stateBytes?: Buffer): Home {
  const home = homeIn(path)
  rmSync(join(home.data, 'state.json'), { force: true })
  const file = join(home.data, 'journal', journal)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, journalBytes)
  if (stateBytes) writeFileSync(join(home.data, 'state.json'), stateBytes)
  return home
}

/** Reads a state alone, which is enough to see whether it is believed. */
async function readState(home: Home): Promise<unknown> {
  const database = openState(home.data, join(home.data, 'backups'), () => undefined)
  await database.read()
  return database.data
}

/** For the long run. */
const SLOW = { timeout: 300_000 }

/** Whole starts are slow for their flushes: at each byte in the long run, at every 64th in the ordinary one. */
const isStarted = (at: number): boolean => process.env.FAULTS !== undefined || at % 64 === 0

it.each(damages)(
  'skips one record at most and says so when a byte of a journal is %s',
  async (name, damage) => {
    const { journal, journalBytes } = await smallHome()
    const folder = temporaryFolder()
    let skipped = 0
    for (let at = 0; at < journalBytes.length; at += 1) {
      const damaged = damage(journalBytes, at)
      if (damaged.equals(journalBytes)) continue
      const home = homeWith(folder, journal, damaged)
      const { file, problems } = foldJournals(testFold, listJournals(home.data), undefined)
      const isCut = damaged.length < journalBytes.length
      const linesLeft = damaged.filter((byte) => byte === NEWLINE).length
      expect(file.state.records, `byte ${at}`).toBeGreaterThanOrEqual(isCut ? linesLeft : 1)
      const isSeamless = isCut && [journalBytes[at - 1] ?? NEWLINE, journalBytes[at]].includes(NEWLINE)
      expect(problems.length === 0, `byte ${at}`).toBe(isSeamless)
      skipped += (isCut ? linesLeft + (isSeamless ? 0 : 1) : 2) - file.state.records
      if (!isStarted(at)) continue
      const { store, notices } = await open(home)
      await store.close()
      expect(store.state).toEqual(file.state)
      expect(notices).toHaveLength(isSeamless ? 0 : 1)
    }
    report(
      `journal of ${journalBytes.length} bytes, each ${name} in turn: ${skipped} records skipped, 0 beside them`,
    )
  },
)

it('counts a record that lost only its newline', async () => {
  const { journal, journalBytes } = await smallHome(3)
  const home = homeWith(temporaryFolder(), journal, journalBytes.subarray(0, -1))
  const { store, notices } = await open(home)
  expect(store.state.records).toBe(3)
  await store.close()
  appendFileSync(join(home.data, 'journal', journal), '\n')
  const after = await keep(home, [attempt(3)])
  expect(after.store.state.records).toBe(4)
  expect([...notices, ...after.notices]).toEqual([])
})

it('reads a line again that another process finished after it was read', async () => {
  const { journal, journalBytes } = await smallHome(3)
  const home = homeWith(temporaryFolder(), journal, journalBytes.subarray(0, -100))
  const early = await open(home)
  await early.store.close()
  expect(early.store.state.records).toBe(2)
  expect(early.store.problems).toMatchObject([{ line: 3, why: 'it was not finished' }])
  appendFileSync(join(home.data, 'journal', journal), journalBytes.subarray(-100))
  const late = await open(home)
  expect(late.store.state.records).toBe(3)
  expect(late.store.problems).toEqual([])
  await late.store.close()
})

it('tells of an unfinished line once', async () => {
  const { journal, journalBytes } = await smallHome(3)
  const home = homeWith(temporaryFolder(), journal, journalBytes.subarray(0, -100))
  for (const expected of [1, 0, 0]) {
    const { store, notices } = await open(home)
    await store.close()
    expect(notices).toHaveLength(expected)
  }
  const after = await keep(home, [attempt(3)])
  expect(after.notices).toEqual([])
  expect(after.store.state.records).toBe(3)
})

it.each(damages)('sets a state aside when a byte of it is %s', SLOW, async (name, damage) => {
  const { journal, journalBytes, stateBytes } = await smallHome()
  const folder = temporaryFolder()
  const sound = await open(homeWith(folder, journal, journalBytes))
  await sound.store.close()
  let starts = 0
  for (let at = 0; at < stateBytes.length; at += 1) {
    const damaged = damage(stateBytes, at)
    if (damaged.equals(stateBytes)) continue
    const home = homeWith(folder, journal, journalBytes, damaged)
    if (isStarted(at)) {
      const { store, notices } = await open(home)
      expect(store.state, `byte ${at}`).toEqual(sound.store.state)
      expect(notices, `byte ${at}`).toHaveLength(1)
      await store.close()
      starts += 1
    } else {
      expect(await readState(home), `byte ${at}`).toBeNull()
    }
  }
  report(
    `state of ${stateBytes.length} bytes, each ${name} in turn: never believed; ${starts} whole starts worked`,
  )
})

it('leaves a damaged journal as it is', async () => {
  const { journal, journalBytes } = await smallHome(3)
  const damaged = flipped(journalBytes, 10, 1)
  const home = homeWith(temporaryFolder(), journal, damaged)
  await keep(home, [attempt(3)])
  expect(readFileSync(join(home.data, 'journal', journal)).equals(damaged)).toBe(true)
  const { store } = await open(home)
  expect(store.state.records).toBe(3)
})
