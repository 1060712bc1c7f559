import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backupFolder } from './backups.ts'
import { flushFolder, makeFolder, PRIVATE_FILE, temporaryName } from './disk.ts'
import { journalFolder, listJournals } from './journal.ts'
import { LINE_VERSION, readLine } from './line.ts'
import { scanLines } from './scanLines.ts'
import { naming, newerVersion, systemCode } from './storeError.ts'

export interface Restored {
  /** How many records were brought back. */
  readonly records: number
  /** The journal they were put in; absent where there was nothing to bring back. */
  readonly path?: string
}

/**
 * Brings back every record that a backup holds and no journal does any more, into a journal of its own; nothing is
 * removed or changed. The next start folds them in. `now` is ms since 1970.
 */
export function restoreBackups(data: string, now: number): Restored {
  const folder = journalFolder(data)
  const path = join(folder, `restored-${now}.jsonl`)
  return naming('restore into', path, () => {
    const known = new Set<string>()
    for (const journal of listJournals(data)) forEachRecord(journal.path, (id) => known.add(id))
    makeFolder(folder)
    const records = writeMissing(backupFiles(data), known, path)
    return records > 0 ? { records, path } : { records }
  })
}

function writeMissing(backups: readonly string[], known: Set<string>, path: string): number {
  const temporary = temporaryName(path)
  try {
    const records = copyMissing(backups, known, temporary)
    if (records > 0) renameSync(temporary, path)
    flushFolder(dirname(path))
    return records
  } finally {
    rmSync(temporary, { force: true })
  }
}

function copyMissing(backups: readonly string[], known: Set<string>, path: string): number {
  const file = openSync(path, 'w', PRIVATE_FILE)
  let records = 0
  try {
    for (const backup of backups) {
      forEachRecord(backup, (id, line) => {
        if (known.has(id)) return
        known.add(id)
        writeAll(file, Buffer.concat([line, Buffer.from('\n')]))
        records += 1
      })
    }
    fsyncSync(file)
    return records
  } finally {
    closeSync(file)
  }
}

function backupFiles(data: string): string[] {
  const folder = backupFolder(data)
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
    return names.sort().map((name) => join(folder, name))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

function forEachRecord(path: string, take: (id: string, line: Buffer) => void): void {
  scanLines(path, 0, (line) => {
    const reading = line && readLine(line)
    if (reading?.kind === 'newer') throw newerVersion(path, reading.version, LINE_VERSION)
    if (line && reading?.kind === 'whole') take(reading.head.id, line)
  })
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
}
