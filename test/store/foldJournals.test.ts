import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Score } from '../../src/grading/score.ts'
import type { Attempt, JournalRecord, JudgedDimension, Rung } from '../../src/practice/attempt.ts'
import { foldRecord } from '../../src/practice/fold.ts'
import { emptyState, type PracticeState } from '../../src/practice/state.ts'
import type { Fold } from '../../src/store/fold.ts'
import { foldJournals } from '../../src/store/foldJournals.ts'
import { listJournals } from '../../src/store/journal.ts'
import { sealLine } from '../../src/store/lineRecord.ts'
import type { StateFile } from '../../src/store/state.ts'
import { attempt, regradeOf, voidOf } from './fixtures.ts'
import { temporaryFolder } from './support.ts'
import { type TestState, testFold } from './testFold.ts'

/** What may happen to a journal folder: a record of some device, about an earlier one or not, or a copied file. */
type Happening =
  | { readonly kind: 'attempt'; readonly device: number; readonly second: number }
  | {
      readonly kind: 'void' | 'regrade'
      readonly device: number
      readonly second: number
      readonly about: number
    }
  | { readonly kind: 'copy'; readonly device: number }
  | { readonly kind: 'garbage'; readonly device: number; readonly text: string }
  | { readonly kind: 'fold' }

const device = fc.nat(2)
// Few instants, so that many records share one and many come out of order.
const second = fc.nat(6)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('attempt' as const), device, second }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('void', 'regrade'), device, second, about: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('copy' as const), device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('garbage' as const), device, text: fc.string() }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'fold' as const }) },
)

const DEVICES = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc']

function emptyData(): string {
  const data = temporaryFolder()
  mkdirSync(join(data, 'journal'))
  return data
}

const fileOf = (data: string, place: number): string => join(data, 'journal', `${DEVICES[place]}.jsonl`)

function write(data: string, place: number, record: JournalRecord): void {
  appendFileSync(fileOf(data, place), sealLine(record, DEVICES[place] as string))
}

const rebuilt = (data: string): TestState => foldJournals(testFold, listJournals(data), undefined).file.state

it('gives the same state folded on at any moments as folded at once, and for copies of the journals', () => {
  let folds = 0
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
      const data = emptyData()
      const attempts: Attempt[] = []
      const ids: string[] = []
      let file: StateFile<TestState> | undefined
      const fold = (): void => {
        // A fold may change the state it is given, and a state on disk would come back as JSON.
        const before = file && (JSON.parse(JSON.stringify(file)) as StateFile<TestState>)
        file = foldJournals(testFold, listJournals(data), before).file
        folds += 1
      }
      for (const next of happenings) {
        if (next.kind === 'fold') fold()
        else if (next.kind === 'copy') copyIn(data, next.device)
        else if (next.kind === 'garbage') appendFileSync(fileOf(data, next.device), `${next.text}\n`)
        else {
          const record = recordFor(next, attempts, ids)
          if (!record) continue
          if (record.type === 'attempt') attempts.push(record)
          ids.push(record.id)
          write(data, next.device, record)
        }
      }
      fold()
      expect(file?.state).toEqual(rebuilt(data))
      const renamed = emptyData()
      for (const { name, path } of listJournals(data).toReversed()) {
        copyFileSync(path, join(renamed, 'journal', `copy of ${name}`))
      }
      expect(rebuilt(renamed)).toEqual(file?.state)
    }),
    { numRuns: 150 },
  )
  expect(folds).toBeGreaterThan(150)
})

function recordFor(
  next: Extract<Happening, { second: number }>,
  attempts: readonly Attempt[],
  ids: readonly string[],
): JournalRecord | undefined {
  if (next.kind === 'attempt') return attempt(next.second)
  if (next.kind === 'void')
    return ids.length > 0 ? voidOf(ids[next.about % ids.length] as string, next.second) : undefined
  const about = attempts[next.about % attempts.length]
  return about && regradeOf(about, 4, next.second)
}

function copyIn(data: string, place: number): void {
  const from = listJournals(data).find(({ path }) => path === fileOf(data, place))
  if (from) writeFileSync(join(data, 'journal', `copy-${DEVICES[place]}.jsonl`), readFileSync(from.path))
}

it('folds in order of instant, device and position, whatever the order in the files', () => {
  const data = emptyData()
  const [late, early, mine, theirs] = [attempt(9), attempt(1), attempt(5), attempt(5)]
  for (const record of [late, early]) write(data, 1, record)
  write(data, 2, theirs)
  write(data, 0, mine)
  const seen: string[] = []
  const recorder: Fold<TestState> = {
    ...testFold,
    apply(state, { id }) {
      seen.push(id)
      return state
    },
  }
  foldJournals(recorder, listJournals(data), undefined)
  expect(seen).toEqual([early, mine, theirs, late].map(({ id }) => id))
})

it('reads only what is new', () => {
  const data = emptyData()
  write(data, 0, attempt(0))
  const first = foldJournals(testFold, listJournals(data), undefined)
  expect(first).toMatchObject({ isRebuilt: true, isChanged: true, lost: 0 })
  write(data, 0, attempt(1))
  const second = foldJournals(testFold, listJournals(data), first.file)
  expect(second).toMatchObject({ isRebuilt: false, isChanged: true })
  expect(second.file.state.records).toBe(2)
})

it('says how far it is once a rebuild takes longer than a second', () => {
  const data = emptyData()
  const lines = Array.from({ length: 3000 }, (_, i) => sealLine(attempt(i), DEVICES[0] as string))
  writeFileSync(fileOf(data, 0), Buffer.concat(lines))
  const clock = vi.spyOn(performance, 'now')
  const progressAt = (step: number): [number, number][] => {
    let now = 0
    clock.mockImplementation(() => (now += step))
    const seen: [number, number][] = []
    foldJournals(testFold, listJournals(data), undefined, (folded, total) => seen.push([folded, total]))
    return seen
  }
  expect(progressAt(100)).toEqual([])
  expect(progressAt(1100)).toEqual([
    [1024, 3000],
    [2048, 3000],
    [3000, 3000],
  ])
  clock.mockRestore()
})

it('gives the schedule that the whole records give, although it reads no texts', () => {
  const data = emptyData()
  const [judged] = attempt(0).dimensions as [JudgedDimension]
  const records = Array.from({ length: 40 }, (_, i) => {
    const score = ((i % 4) + 1) as Score
    const dimensions = ['write', 'promise'].map((dimension) => ({ ...judged, dimension, score }))
    const rung = (['pre', 'shape', 'complete', 'alone'] as const)[i % 4] as Rung
    const belief = { agreed: true, confidence: 3 as const, right: i % 3 === 0 }
    return attempt(i * 20_000, { drill: `drill-${i % 3}`, dimensions, rung, belief, notes: { why: 'so' } })
  })
  for (const record of records) write(data, 0, record)
  const schedule = { version: 1, empty: emptyState, apply: foldRecord }
  const { state } = foldJournals<PracticeState>(schedule, listJournals(data), undefined).file
  expect(state).toEqual(records.reduce(foldRecord, emptyState()))
})
