import { closeSync, openSync, readSync } from 'node:fs'
import type { FoldRecord } from './fold.ts'
import type { JournalFile } from './journal.ts'
import type { Amendment, JournalIndex, JournalProblem } from './journalIndex.ts'
import { scanLines } from './scanLines.ts'
import { naming } from './storeError.ts'

const WINDOW = 1 << 18

/** The ids met at the latest instant; copies of a record carry its instant, so no older ids need comparing. */
export interface Instant {
  at: number
  ids: Set<string>
}

/**
 * The records of an index in the given order as a fold is to see them: each id once, without those that were voided,
 * and each attempt as it was last judged. `parse` reads a line in full or as far as a fold needs; `instant` is moved on.
 */
export function* readEntries<R extends FoldRecord>(
  index: JournalIndex,
  order: Uint32Array,
  parse: (line: Buffer) => R | undefined,
  instant: Instant,
): Generator<R, void, undefined> {
  const windows = index.files.map((file) => openWindow(file))
  try {
    const { voided, regrades } = resolveAmendments(index, order)
    const recordAt = (entry: number): R | undefined => {
      const window = windows[index.file[entry] as number] as LineWindow
      return parse(window.read(index.offset[entry] as number, index.length[entry] as number))
    }
    for (const entry of order) {
      const at = index.at[entry] as number
      const record = recordAt(entry)
      if (!record) {
        index.problems.push(notARecord(index, entry))
        continue
      }
      if (at !== instant.at) {
        instant.at = at
        instant.ids = new Set()
      }
      if (instant.ids.has(record.id)) continue
      instant.ids.add(record.id)
      index.unmet.delete(record.id)
      if (voided.has(record.id)) continue
      const regrade = regrades.get(record.id)
      yield regrade === undefined ? record : regraded(record, recordAt(regrade))
    }
  } finally {
    for (const window of windows) window.close()
  }
}

function regraded<R extends FoldRecord>(record: R, regrade: R | undefined): R {
  if (record.type !== 'attempt' || regrade?.type !== 'regrade') return record
  return { ...record, grader: regrade.grader, dimensions: regrade.dimensions }
}

function notARecord(index: JournalIndex, entry: number): JournalProblem {
  const { path } = index.files[index.file[entry] as number] as JournalFile
  let lines = 0
  let line = 0
  scanLines(path, 0, (_, offset) => {
    lines += 1
    if (offset === index.offset[entry]) line = lines
  })
  return { file: path, line, why: 'it is not a record' }
}

interface Resolved {
  readonly voided: ReadonlySet<string>
  /** Attempt id → the entry of its last regrade. */
  readonly regrades: ReadonlyMap<string, number>
}

/** A void may be voided in its turn, so the last one decides first. */
function resolveAmendments(index: JournalIndex, order: Uint32Array): Resolved {
  const voided = new Set<string>()
  const regrades = new Map<string, number>()
  if (index.amendments.length === 0) return { voided, regrades }
  const byEntry = new Map<number, Amendment>(index.amendments.map((a) => [a.entry, a]))
  const ordered = Array.from(order).flatMap((entry) => byEntry.get(entry) ?? [])
  for (const { type, id, target } of ordered.toReversed()) {
    if (type === 'void' && !voided.has(id)) voided.add(target)
  }
  for (const { type, id, target, entry } of ordered) {
    if (type === 'regrade' && !voided.has(id)) regrades.set(target, entry)
  }
  return { voided, regrades }
}

interface LineWindow {
  read(offset: number, length: number): Buffer
  close(): void
}

/** Reads lines that mostly follow each other with few system calls; opened at the first read. */
function openWindow({ path, bytes }: JournalFile): LineWindow {
  let file: number | undefined
  let buffer = Buffer.alloc(0)
  let start = 0
  let held = 0
  return {
    read(offset, length) {
      if (offset < start || offset + length > start + held) {
        naming('read', path, () => {
          file ??= openSync(path, 'r')
          const wanted = Math.max(length, Math.min(WINDOW, bytes - offset))
          if (buffer.length < wanted) buffer = Buffer.allocUnsafe(wanted)
          held = readSync(file, buffer, 0, buffer.length, offset)
          start = offset
        })
      }
      return buffer.subarray(offset - start, offset - start + length)
    },
    close() {
      if (file !== undefined) closeSync(file)
    },
  }
}
