import { closeSync, openSync, readSync } from 'node:fs'
import type { Fold, OnProgress } from './fold.ts'
import type { JournalFile } from './journal.ts'
import { indexJournals, type JournalIndex, type JournalProblem, type Reach } from './journalIndex.ts'
import { sumOf } from './line.ts'
import { foldRecordOf } from './lineRecord.ts'
import { byPlace, inOrder, placeAt } from './order.ts'
import { type Instant, readEntries } from './readEntries.ts'
import { type Folded, STATE_VERSION, type StateFile } from './state.ts'
import { naming } from './storeError.ts'

export interface FoldResult<S> {
  readonly file: StateFile<S>
  readonly problems: readonly JournalProblem[]
  /** Whether `file` differs from the state before. */
  readonly isChanged: boolean
  readonly isRebuilt: boolean
  /** How many lines fewer the journals hold than were folded from them before. */
  readonly lost: number
}

const FIRST_PROGRESS_MS = 1000
const PROGRESS_MS = 200
const PROGRESS_STEP = 1024
const TAIL = 256
const NEWLINE = 0x0a
const NEVER: OnProgress = () => undefined

/**
 * Brings a state up to date with the journals. Where there is none, where a folded part is not as it was, where a new
 * record sorts before a folded one, or where one takes back or re-judges another, it is rebuilt from empty.
 */
export function foldJournals<S>(
  fold: Fold<S>,
  journals: readonly JournalFile[],
  before: StateFile<S> | undefined,
  onProgress: OnProgress = NEVER,
): FoldResult<S> {
  const onward =
    before && continues(before, journals) ? foldOnward(fold, journals, before, onProgress) : undefined
  if (onward) return onward
  const index = indexJournals(journals, {}, new Set())
  const file = foldEntries(fold, index, { state: fold.empty(), last: null }, onProgress)
  const lost = before ? linesOf(before.journals) - linesOf(index.reached) : 0
  return {
    file: { ...file, journals: foldedTo(index), unmet: [...index.unmet] },
    problems: index.problems,
    isChanged: before !== undefined || linesOf(index.reached) > 0,
    isRebuilt: true,
    lost: Math.max(0, lost),
  }
}

/** Folds only what is new, or undefined where that cannot give what a rebuild would. */
function foldOnward<S>(
  fold: Fold<S>,
  journals: readonly JournalFile[],
  before: StateFile<S>,
  onProgress: OnProgress,
): FoldResult<S> | undefined {
  const grown = journals.filter(({ name, bytes }) => before.journals[name]?.bytes !== bytes)
  const index = indexJournals(grown, before.journals, new Set(before.unmet))
  if (index.amendments.length > 0 || index.metWatched) return undefined
  const first = inOrder(index)[0]
  if (first !== undefined && before.last && byPlace(placeAt(index, first), before.last) < 0) return undefined
  const file = foldEntries(fold, index, before, onProgress)
  return {
    file: { ...file, journals: { ...before.journals, ...foldedTo(index) }, unmet: before.unmet },
    problems: index.problems,
    isChanged: grown.some(({ name }) => index.reached[name]?.bytes !== before.journals[name]?.bytes),
    isRebuilt: false,
    lost: 0,
  }
}

function foldEntries<S>(
  fold: Fold<S>,
  index: JournalIndex,
  from: Pick<StateFile<S>, 'state' | 'last'>,
  onProgress: OnProgress,
): Pick<StateFile<S>, 'version' | 'fold' | 'last' | 'state'> {
  const order = inOrder(index)
  const instant: Instant = { at: from.last?.at ?? Number.NaN, ids: new Set(from.last?.ids) }
  let { state } = from
  let folded = 0
  let nextProgress = performance.now() + FIRST_PROGRESS_MS
  let isShown = false
  for (const record of readEntries(index, order, foldRecordOf, instant)) {
    state = fold.apply(state, record)
    folded += 1
    if (folded % PROGRESS_STEP === 0 && performance.now() > nextProgress) {
      nextProgress = performance.now() + PROGRESS_MS
      onProgress(folded, order.length)
      isShown = true
    }
  }
  if (isShown) onProgress(order.length, order.length)
  const entry = order.at(-1)
  const last = entry === undefined ? from.last : { ...placeAt(index, entry), ids: [...instant.ids] }
  return { version: STATE_VERSION, fold: fold.version, last, state }
}

const linesOf = (journals: Readonly<Record<string, Reach>>): number =>
  Object.values(journals).reduce((sum, { lines }) => sum + lines, 0)

/** Whether all that was folded before still stands in the journals where it stood. */
function continues(before: StateFile<unknown>, journals: readonly JournalFile[]): boolean {
  const byName = new Map(journals.map((journal) => [journal.name, journal]))
  return Object.entries(before.journals).every(([name, folded]) => {
    const journal = byName.get(name)
    if (!journal || journal.bytes < folded.bytes) return false
    return journal.bytes === folded.bytes || goesOnFrom(journal.path, folded)
  })
}

function goesOnFrom(path: string, folded: Folded): boolean {
  const length = Math.min(TAIL, folded.bytes)
  const around = bytesAt(path, folded.bytes - length, length + 1)
  if (sumOf(around.subarray(0, length)) !== folded.tail) return false
  // A last line that was read unfinished may since have been finished; then it was read wrongly.
  return length === 0 || around[length - 1] === NEWLINE || around[length] === NEWLINE
}

function foldedTo(index: JournalIndex): Record<string, Folded> {
  const entries = index.files.map(({ name, path }) => {
    const reach = index.reached[name] as Reach
    return [name, { ...reach, tail: tailOf(path, reach.bytes) }]
  })
  return Object.fromEntries(entries)
}

function tailOf(path: string, end: number): string {
  const length = Math.min(TAIL, end)
  return sumOf(bytesAt(path, end - length, length))
}

function bytesAt(path: string, from: number, length: number): Buffer {
  return naming('read', path, () => {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(file, bytes, 0, length, from))
    } finally {
      closeSync(file)
    }
  })
}
