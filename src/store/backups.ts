import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import {
  flushFolder,
  makeFolder,
  namesIn,
  PRIVATE_FILE,
  sweepTemporaries,
  temporaryName,
  writtenAt,
} from './disk.ts'
import { appendWhole, type JournalFile, listJournals } from './journal.ts'
import { storeError, systemCode } from './storeError.ts'

const DAYS_KEPT = 14
const DAY_MS = 86_400_000
const NAME = /^(\d{4}-\d{2}-\d{2})\.(.+)\.(\d+)-(\d+)\.jsonl$/
const NEWLINE = 0x0a
const LINE_END_SPAN = 1 << 16
const TAIL = 256

/** The finished lines of one journal between two byte positions, as they were on a day (YYYY-MM-DD, UTC). */
export interface Backup {
  readonly path: string
  readonly day: string
  readonly journal: string
  readonly from: number
  readonly to: number
}

export const backupFolder = (data: string): string => join(data, 'backups')

/** The backups of single days, oldest first. */
export function listBackups(data: string): Backup[] {
  const folder = backupFolder(data)
  return namesIn(folder)
    .sort()
    .flatMap((name) => {
      const [, day, journal, from, to] = NAME.exec(name) ?? []
      if (day === undefined || journal === undefined) return []
      return [{ path: join(folder, name), day, journal, from: Number(from), to: Number(to) }]
    })
}

/**
 * Takes the day's backup of every journal that has none yet: the lines that are new since the one before, as a journal
 * of their own, so that its cost does not grow with the history. `now` is ms since 1970. What is older than 14 days is
 * joined into one file a journal.
 */
export async function backUp(data: string, now: number): Promise<void> {
  const folder = backupFolder(data)
  try {
    makeFolder(folder)
    sweepTemporaries(folder)
    const today = dayAt(now)
    const taken = listBackups(data)
    for (const journal of listJournals(data)) {
      const own = taken.filter((backup) => backup.journal === stemOf(journal))
      if (!own.some((backup) => backup.day >= today)) await backUpJournal(folder, journal, own.at(-1), today)
    }
    joinOlder(folder, taken, dayAt(now - DAYS_KEPT * DAY_MS))
    dropSetAside(folder, now)
  } catch (error) {
    throw storeError('back up into', folder, error)
  }
}

const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10)

const stemOf = (journal: JournalFile): string => journal.name.slice(0, -'.jsonl'.length)

async function backUpJournal(
  folder: string,
  journal: JournalFile,
  last: Backup | undefined,
  today: string,
): Promise<void> {
  const from = last && continuesFrom(journal, last) ? last.to : 0
  const to = lastLineEnd(journal)
  if (to <= from) return
  const path = join(folder, `${today}.${stemOf(journal)}.${from}-${to}.jsonl`)
  const temporary = temporaryName(path)
  try {
    await pipeline(
      createReadStream(journal.path, { start: from, end: to - 1 }),
      createWriteStream(temporary, { mode: PRIVATE_FILE }),
    )
    const file = await open(temporary, 'r+')
    await file.sync().finally(() => file.close())
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  flushFolder(folder)
}

/** Whether the journal still holds the end of its last backup where it was. */
function continuesFrom(journal: JournalFile, last: Backup): boolean {
  const span = Math.min(TAIL, last.to - last.from)
  if (journal.bytes < last.to) return false
  return readSpan(journal.path, last.to - span, span).equals(
    readSpan(last.path, last.to - last.from - span, span),
  )
}

/** The position after the last newline; 0 where the journal's end holds none. */
function lastLineEnd(journal: JournalFile): number {
  const span = Math.min(LINE_END_SPAN, journal.bytes)
  const newline = readSpan(journal.path, journal.bytes - span, span).lastIndexOf(NEWLINE)
  return newline < 0 ? 0 : journal.bytes - span + newline + 1
}

function readSpan(path: string, from: number, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, from))
  } finally {
    closeSync(file)
  }
}

/**
 * A journal's newest backup stays as it is, because the next one goes on from it. Interrupted between the append and the
 * removal, lines stand twice, which is harmless: a record of one id counts once.
 */
function joinOlder(folder: string, taken: readonly Backup[], oldest: string): void {
  for (const backup of taken) {
    const isNewest = taken.findLast(({ journal }) => journal === backup.journal) === backup
    if (backup.day >= oldest || isNewest) continue
    try {
      appendWhole(join(folder, `older.${backup.journal}.jsonl`), readFileSync(backup.path))
    } catch (error) {
      // Another process may be doing the same.
      if (systemCode(error) !== 'ENOENT') throw error
    }
    rmSync(backup.path, { force: true })
  }
}

function dropSetAside(folder: string, now: number): void {
  for (const name of namesIn(folder)) {
    const path = join(folder, name)
    if (/^state-.*\.json$/.test(name) && now - writtenAt(path) > DAYS_KEPT * DAY_MS)
      rmSync(path, { force: true })
  }
}
