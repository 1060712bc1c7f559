import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ParsedFile } from '../drills/library.ts'
import type { ParseCache, Stamp } from '../drills/loadLibrary.ts'
import { byteSum } from './byteSum.ts'
import { makeFolder, replaceFile } from './disk.ts'

declare const REDRILL_PARSER: string

/** A file changed this shortly before it was parsed may have been changed again within the clock's grain. */
const GRAIN_MS = 2000

interface Entry {
  readonly stamp: Stamp
  /** Real ms since 1970 at which the file was parsed. */
  readonly seen: number
  readonly parsed: ParsedFile
}

interface CacheFile {
  readonly parser: string
  readonly entries: Record<string, Entry>
}

/** The parsed drills of a data folder. Disposable: whatever cannot be read or written is passed over. */
export interface StoredParseCache extends ParseCache {
  /** Writes what is new, where the data folder exists. */
  save(): void
}

/** What is cached of the files of one folder. */
interface Shelf {
  readonly path: string
  readonly before: Readonly<Record<string, Entry>>
  readonly entries: Record<string, Entry>
  isChanged: boolean
}

/**
 * Opens the cache, a file for each folder of drills, read when the first of its files is asked for. An entry counts
 * only for the very same parser and while size, times and inode of its file are as they were, and not when the file
 * was changed within two seconds before it was parsed.
 */
export function openParseCache(data: string): StoredParseCache {
  const folder = join(data, 'cache')
  const shelves = new Map<string, Shelf>()
  const shelfOf = (file: string): Shelf => {
    const from = dirname(file)
    const known = shelves.get(from)
    if (known) return known
    // Folders of one name may stand in several places.
    const path = join(folder, `${basename(from)}-${byteSum(Buffer.from(from))}.json`)
    const fresh = { path, before: readEntries(path), entries: {}, isChanged: false }
    shelves.set(from, fresh)
    return fresh
  }
  return {
    find(file, name, stamp) {
      const { before, entries } = shelfOf(file)
      const entry = before[file]
      if (!entry || !isSame(entry, stamp) || entry.parsed.file !== name) return undefined
      entries[file] = entry
      return entry.parsed
    },
    keep(file, { size, mtimeMs, ctimeMs, ino }, parsed) {
      const shelf = shelfOf(file)
      shelf.entries[file] = { stamp: { size, mtimeMs, ctimeMs, ino }, seen: Date.now(), parsed }
      shelf.isChanged = true
    },
    save() {
      const changed = [...shelves.values()].filter(({ isChanged }) => isChanged)
      if (changed.length === 0 || !existsSync(data)) return
      try {
        makeFolder(folder)
        for (const { path, entries } of changed)
          replaceFile(path, JSON.stringify({ parser: REDRILL_PARSER, entries } satisfies CacheFile))
      } catch {
        // Nothing is lost: the drills are parsed again at the next start.
      }
    },
  }
}

function isSame({ stamp, seen }: Entry, now: Stamp): boolean {
  const isOld = seen - Math.max(stamp.mtimeMs, stamp.ctimeMs) > GRAIN_MS
  return (
    isOld &&
    stamp.size === now.size &&
    stamp.mtimeMs === now.mtimeMs &&
    stamp.ctimeMs === now.ctimeMs &&
    stamp.ino === now.ino
  )
}

function readEntries(path: string): Readonly<Record<string, Entry>> {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as Partial<CacheFile>
    return file.parser === REDRILL_PARSER && file.entries ? file.entries : {}
  } catch {
    return {}
  }
}
