import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { systemCode } from './storeError.ts'

/** Answers are private: only their owner may read them. */
export const PRIVATE_FILE = 0o600
export const PRIVATE_FOLDER = 0o700

const DAY_MS = 86_400_000

/** Flushes a folder's entries to disk, so that a file made or renamed in it survives a power cut. */
export function flushFolder(folder: string): void {
  // Windows cannot open a folder, and flushes its entries by itself.
  if (process.platform === 'win32') return
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } catch (error) {
    // Some network folders do not know how to flush a folder; there is nothing more to be done there.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(systemCode(error) ?? '')) throw error
  } finally {
    closeSync(file)
  }
}

/**
 * Makes a folder and those above it, each flushed into the folder that holds it. Node's own way of doing so never ends
 * where the file system says that a folder is missing although it is there, as /proc does.
 */
export function makeFolder(folder: string, mode = PRIVATE_FOLDER): void {
  if (isFolder(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another process may have made it in between.
    if (systemCode(error) !== 'EEXIST' || !isFolder(folder)) throw error
  }
  flushFolder(above)
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** Folders that are no secret: drills, and a practice folder that one asked for. */
export const SHARED_FOLDER = 0o777

/** A path with its symbolic links followed; the path itself where there is nothing yet. */
export function followed(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

const host = (): string => hostname().replace(/[^\w-]/g, '-') || 'host'

/** The name this process writes a file under before it renames it into place. */
export function temporaryName(path: string): string {
  return `${path}.${host()}.${process.pid}.tmp`
}

/** Puts `text` in place of a small file in one step; not flushed, for what may be lost in a power cut. */
export function replaceFile(path: string, text: string): void {
  const temporary = temporaryName(path)
  try {
    writeFileSync(temporary, text, { mode: PRIVATE_FILE })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/**
 * Removes the temporary files of `temporaryName` in a folder whose process is dead, or that are a day old and from
 * another machine; with `name`, only those of that file.
 */
export function sweepTemporaries(folder: string, name = ''): void {
  for (const entry of readdirSync(folder)) {
    const [, machine, pid] = /\.([\w-]+)\.(\d+)\.tmp$/.exec(entry) ?? []
    if (machine === undefined || !entry.startsWith(name)) continue
    const path = join(folder, entry)
    const isLeft = machine === host() ? !isAlive(Number(pid)) : Date.now() - writtenAt(path) > DAY_MS
    if (isLeft) rmSync(path, { force: true })
  }
}

/** Whether a process of this machine is running. */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

/** The time at which a file was last written, in ms since 1970; 0 where it is gone. */
export function writtenAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** The names in a folder; none where there is no folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}
