import { closeSync, fstatSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { flushFolder, namesIn, PRIVATE_FILE } from './disk.ts'
import { naming, StoreError } from './storeError.ts'

const NEWLINE = 0x0a
const WRITES = 4

/** One file of the journal folder, as it stands now. */
export interface JournalFile {
  readonly name: string
  readonly path: string
  readonly bytes: number
}

export const journalFolder = (data: string): string => join(data, 'journal')

/** The journals of a data folder in order of their names; any name that ends in `.jsonl` counts. */
export function listJournals(data: string): JournalFile[] {
  const folder = journalFolder(data)
  return naming('read', folder, () => namesIn(folder))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      const stat = naming('read', path, () => statSync(path, { throwIfNoEntry: false }))
      return stat?.isFile() ? [{ name, path, bytes: stat.size }] : []
    })
}

/**
 * Appends one sealed line and flushes it to disk; when this returns, the line is kept. A `StoreError` says that it is
 * not: at worst a part of it stands at the end, which is read as one damaged line. The folder must exist.
 */
export function appendLine(path: string, line: Buffer): void {
  naming('keep the answer in', path, () => appendWhole(path, line))
}

/** As `appendLine`, for any bytes that end in a newline, and with the system's own errors. */
export function appendWhole(path: string, bytes: Buffer): void {
  const file = openSync(path, 'a+', PRIVATE_FILE)
  try {
    const { size } = fstatSync(file)
    writeWhole(file, path, bytes, endsInNewline(file, size))
    fsyncSync(file)
    // Only a file that was empty can be one whose name is not on disk yet.
    if (size === 0) flushFolder(dirname(path))
  } finally {
    closeSync(file)
  }
}

function endsInNewline(file: number, size: number): boolean {
  if (size === 0) return true
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  return last[0] === NEWLINE
}

/**
 * Another process may append between two writes, so a line that was written in part is never continued: its part is
 * left as a damaged line and the whole is written again.
 */
function writeWhole(file: number, path: string, line: Buffer, atLineStart: boolean): void {
  let bytes = atLineStart ? line : afterNewline(line)
  for (let write = 0; write < WRITES; write += 1) {
    if (writeSync(file, bytes) === bytes.length) return
    bytes = afterNewline(line)
  }
  throw new StoreError(
    `could not keep the answer in ${path}: the disk takes only parts of it; free some space and try again`,
    'ENOSPC',
    path,
  )
}

const afterNewline = (line: Buffer): Buffer => Buffer.concat([Buffer.of(NEWLINE), line])
