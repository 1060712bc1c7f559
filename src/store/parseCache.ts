import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ParsedFile } from '../drills/library.ts'
import type { ParseCache, Stamp } from '../drills/loadLibrary.ts'
import { byteSum } from './byteSum.ts'
import { makeFolder, replaceFile } from './disk.ts'

declare const REDRILL_PARSER: string

/** A file changed this shortly before it was parsed may have been changed again within the clock's grain. */
const GRAIN_MS = 2000

/** What a line of the cache says of a file, before a tab and what was parsed of it. */
interface Head {
  readonly path: string
  /** How problems name the file. */
  readonly file: string
  readonly stamp: Stamp
  /** Real ms since 1970 at which the file was parsed. */
  readonly seen: number
}

/** One file with what was parsed of it, as text: most starts need few of them. */
interface Entry {
  readonly head: Head
  readonly json: string
}

/** What is cached of the files of one folder. */
interface Shelf {
  readonly path: string
  readonly before: ReadonlyMap<string, Entry>
  readonly entries: Map<string, Entry>
  isChanged: boolean
}

/** The parsed drills of a data folder. Disposable: whatever cannot be read or written is passed over. */
export interface StoredParseCache extends ParseCache {
  /** Writes what is new, where the data folder exists. */
  save(): void
}

/**
 * Opens the cache: a file for each folder of drills, read when the first of its files is asked for, a line for each
 * file. An entry counts only for the very same parser and while size, times and inode of its file are as they were, and
 * not when the file was changed within two seconds before it was parsed.
 */
export function openParseCache(data: string): StoredParseCache {
  const folder = join(data, 'cache')
  const shelves = new Map<string, Shelf>()
  const shelfOf = (path: string): Shelf => {
    const from = dirname(path)
    const known = shelves.get(from)
    if (known) return known
    // Folders of one name may stand in several places.
    const file = join(folder, `${basename(from)}-${byteSum(Buffer.from(from))}.txt`)
    const before = readEntries(file)
    const fresh = { path: file, before, entries: new Map(before), isChanged: false }
    shelves.set(from, fresh)
    return fresh
  }
  return {
    find(path, file, stamp) {
      const entry = shelfOf(path).before.get(path)
      return entry?.head.file === file && isSame(entry.head, stamp) ? parsedOf(entry) : undefined
    },
    keep(path, { size, mtimeMs, ctimeMs, ino }, parsed) {
      const shelf = shelfOf(path)
      const head = { path, file: parsed.file, stamp: { size, mtimeMs, ctimeMs, ino }, seen: Date.now() }
      shelf.entries.set(path, { head, json: JSON.stringify(parsed) })
      shelf.isChanged = true
    },
    save() {
      const changed = [...shelves.values()].filter(({ isChanged }) => isChanged)
      if (changed.length === 0 || !existsSync(data)) return
      try {
        makeFolder(folder)
        for (const { path, entries } of changed) replaceFile(path, textOf([...entries.values()]))
      } catch {
        // Nothing is lost: the drills are parsed again at the next start.
      }
    },
  }
}

function isSame({ stamp, seen }: Head, now: Stamp): boolean {
  const isOld = seen - Math.max(stamp.mtimeMs, stamp.ctimeMs) > GRAIN_MS
  return (
    isOld &&
    stamp.size === now.size &&
    stamp.mtimeMs === now.mtimeMs &&
    stamp.ctimeMs === now.ctimeMs &&
    stamp.ino === now.ino
  )
}

function parsedOf({ json }: Entry): ParsedFile | undefined {
  try {
    return JSON.parse(json) as ParsedFile
  } catch {
    return undefined
  }
}

function textOf(entries: readonly Entry[]): string {
  // A file that is gone would stand here for ever.
  const lines = entries
    .filter(({ head }) => existsSync(head.path))
    .map(({ head, json }) => `${JSON.stringify(head)}\t${json}\n`)
  return `${REDRILL_PARSER}\n${lines.join('')}`
}

function readEntries(path: string): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  try {
    const [parser, ...lines] = readFileSync(path, 'utf8').split('\n')
    if (parser !== REDRILL_PARSER) return entries
    for (const line of lines) {
      const tab = line.indexOf('\t')
      if (tab < 0) continue
      const head = JSON.parse(line.slice(0, tab)) as Head
      entries.set(head.path, { head, json: line.slice(tab + 1) })
    }
  } catch {
    // What was read until here is good; the rest is parsed again.
  }
  return entries
}
