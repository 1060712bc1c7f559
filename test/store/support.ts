import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { JournalRecord } from '../../src/practice/attempt.ts'
import type { Fold } from '../../src/store/fold.ts'
import type { Home } from '../../src/store/home.ts'
import { listJournals } from '../../src/store/journal.ts'
import { openStore, type Store } from '../../src/store/openStore.ts'
import { type TestState, testFold } from './testFold.ts'

const folders: string[] = []

/** An empty folder that is removed when the test file ends; its name has a space and a letter beyond ASCII. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redrill dätä-'))
  folders.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export const homeIn = (path: string): Home => ({ path, data: join(path, 'data'), why: 'given by a test' })

export const newHome = (): Home => homeIn(temporaryFolder())

export const stateOf = (home: Home): string => join(home.data, 'state.json')

/** The first of a home's journals, which is the only one where nothing was copied in. */
export const onlyJournal = (home: Home): string => listJournals(home.data)[0]?.path as string

export interface Opened {
  readonly store: Store<TestState>
  readonly notices: string[]
}

/** Opens a store with the small fold and collects its notices. */
export async function open(
  home: Home,
  options: { rebuild?: boolean; fold?: Fold<TestState> } = {},
): Promise<Opened> {
  const notices: string[] = []
  const store = await openStore({
    home,
    fold: testFold,
    ...options,
    onNotice: (text) => notices.push(text),
  })
  return { store, notices }
}

/** Opens a home, appends records, and closes it. */
export async function keep(home: Home, records: readonly JournalRecord[]): Promise<Opened> {
  const opened = await open(home)
  for (const record of records) await opened.store.append(record)
  await opened.store.close()
  return opened
}

export async function idsIn(store: Store<TestState>): Promise<string[]> {
  const ids: string[] = []
  for await (const record of store.records()) ids.push(record.id)
  return ids
}

/** Fails where the state of a home is not what folding its journals anew gives. */
export async function expectRebuildToAgree(home: Home): Promise<void> {
  const { store } = await open(home)
  const rebuilt = await open(home, { rebuild: true })
  expect(store.state).toEqual(rebuilt.store.state)
  await store.close()
  await rebuilt.store.close()
}

/** Prints a count that a test found, for the record. */
export function report(text: string): void {
  process.stdout.write(`  ${text}\n`)
}
