import type { JournalFile } from './journal.ts'
import { LINE_VERSION, type LineHead, readLine, wholeParts } from './line.ts'
import { recordOf } from './lineRecord.ts'
import { scanLines } from './scanLines.ts'
import { newerVersion } from './storeError.ts'

/** A line that was skipped; `line` counts from 1. */
export interface JournalProblem {
  readonly file: string
  readonly line: number
  readonly why: string
}

/** How far one journal was read. */
export interface Reach {
  readonly bytes: number
  readonly lines: number
  readonly damaged: number
}

/** A void or a regrade: what it is about, and which entry of the index it stands at. */
export interface Amendment {
  readonly type: 'void' | 'regrade'
  readonly id: string
  readonly target: string
  readonly entry: number
}

/**
 * The whole lines of some journals by number, in columns because there may be a million of them. `at` is ms since
 * 1970, `file` and `device` are places in `files` and `devices`, `offset` and `length` are in bytes.
 */
export interface JournalIndex {
  readonly files: readonly JournalFile[]
  readonly devices: string[]
  readonly at: number[]
  readonly file: number[]
  readonly device: number[]
  readonly offset: number[]
  readonly length: number[]
  readonly amendments: Amendment[]
  /** Ids that amendments are about; `readEntries` strikes out those it meets. */
  readonly unmet: Set<string>
  readonly problems: JournalProblem[]
  /** By file name. */
  readonly reached: Record<string, Reach>
  /** A record of one of the watched ids was met. */
  metWatched: boolean
}

const START: Reach = { bytes: 0, lines: 0, damaged: 0 }

/**
 * Reads the heads of all lines after the given reaches. Damaged lines become problems; a line of a later version is
 * refused with a `StoreError`, because a state without it would be wrong.
 */
export function indexJournals(
  files: readonly JournalFile[],
  from: Readonly<Record<string, Reach>>,
  watched: ReadonlySet<string>,
): JournalIndex {
  const index = emptyIndex(files)
  const devices = new Map<string, number>()
  for (const [file, { name }] of files.entries())
    indexJournal(index, file, from[name] ?? START, devices, watched)
  return index
}

function emptyIndex(files: readonly JournalFile[]): JournalIndex {
  return {
    files,
    devices: [],
    at: [],
    file: [],
    device: [],
    offset: [],
    length: [],
    amendments: [],
    unmet: new Set(),
    problems: [],
    reached: {},
    metWatched: false,
  }
}

function indexJournal(
  index: JournalIndex,
  file: number,
  from: Reach,
  devices: Map<string, number>,
  watched: ReadonlySet<string>,
): void {
  const journal = index.files[file] as JournalFile
  let { lines, damaged } = from
  const read = (line: Buffer, offset: number): string | undefined => {
    const reading = readLine(line)
    if (reading.kind === 'newer') throw newerVersion(journal.path, reading.version, LINE_VERSION)
    if (reading.kind === 'damaged') return reading.why
    const { head } = reading
    const entry = index.at.push(head.at) - 1
    index.file.push(file)
    index.device.push(placeOf(head.device, index.devices, devices))
    index.offset.push(offset)
    index.length.push(line.length)
    if (watched.has(head.id)) index.metWatched = true
    addAmendment(index, head, line, entry)
    return undefined
  }
  const bytes = scanLines(journal.path, from.bytes, (line, offset, isFinished) => {
    const isEmpty = line?.length === 0
    // The newline that ends a line which was read unfinished; a writer puts it there before it goes on.
    if (isEmpty && offset === from.bytes && offset > 0) return
    lines += 1
    if (isEmpty) return
    const why = line ? read(line, offset) : 'it is too long'
    if (why === undefined) return
    damaged += 1
    index.problems.push({ file: journal.path, line: lines, why: isFinished ? why : 'it was not finished' })
    for (const part of line ? wholeParts(line) : []) read(part.bytes, offset + part.start)
  })
  index.reached[journal.name] = { bytes, lines, damaged }
}

function placeOf(device: string, devices: string[], places: Map<string, number>): number {
  const known = places.get(device)
  if (known !== undefined) return known
  const place = devices.push(device) - 1
  places.set(device, place)
  return place
}

function addAmendment(index: JournalIndex, head: LineHead, line: Buffer, entry: number): void {
  if (head.type !== 'void' && head.type !== 'regrade') return
  const record = recordOf(line)
  if (record?.type !== 'void' && record?.type !== 'regrade') return
  const target = record.type === 'void' ? record.voids : record.attempt
  index.amendments.push({ type: record.type, id: record.id, target, entry })
  index.unmet.add(target)
}

/** Whether a journal holds a whole line with this id. */
export function holdsRecord(journal: JournalFile, id: string): boolean {
  const sought = Buffer.from(`"${id}"`)
  const isIt = (line: Buffer): boolean => {
    const reading = readLine(line)
    return reading.kind === 'whole' && reading.head.id === id
  }
  let isHeld = false
  scanLines(journal.path, 0, (line) => {
    if (!isHeld && line?.includes(sought))
      isHeld = isIt(line) || wholeParts(line).some(({ bytes }) => isIt(bytes))
  })
  return isHeld
}
