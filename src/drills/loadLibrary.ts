import {
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { basename, join, sep } from 'node:path'
import type { Drill } from './drill.ts'
import { joinLibrary, type Library, type ParsedFile } from './library.ts'
import { findingsFor, START } from './problem.ts'

/** Bytes beyond which a file is not even read. */
const MAX_BYTES = 2 * 1024 * 1024

/** A folder of chapters, and how its files are named in problems: `<label>/<chapter>/<file>`. */
export interface DrillRoot {
  readonly path: string
  readonly label: string
}

/** What a file system says of a file; while none of it changes, neither does the file. */
export type Stamp = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>

/** Keeps parsed files between starts; `file` is the name they have in problems. */
export interface ParseCache {
  find(path: string, file: string, stamp: Stamp): ParsedFile | undefined
  keep(path: string, stamp: Stamp, parsed: ParsedFile): void
}

const CONCEPTS = 'concepts.md'

/** Reads every chapter of the roots; a root that does not exist is empty, a file that cannot be read is a problem. */
export async function loadLibrary(roots: readonly DrillRoot[], cache?: ParseCache): Promise<Library> {
  return joinLibrary(await Promise.all(roots.map((root) => readAll(root, markdownFiles(root), cache))))
}

/** Reads only the concepts that the roots share. */
export async function loadConcepts(
  roots: readonly DrillRoot[],
  cache?: ParseCache,
): Promise<Library['concepts']> {
  const read = roots.map((root) => {
    const path = join(root.path, CONCEPTS)
    const real = realPathOf(root.path)
    return real !== undefined && existsSync(path)
      ? readAll(root, [inside({ path, below: CONCEPTS }, real, root)], cache)
      : []
  })
  return joinLibrary(await Promise.all(read)).concepts
}

/**
 * Reads the drill of an id without the rest of the library: from the file of its name in the shipped root, the first,
 * unless a later root has a drill of that id. Undefined where it has no file of its own.
 */
export async function loadDrill(
  id: string,
  roots: readonly DrillRoot[],
  cache?: ParseCache,
): Promise<Drill | undefined> {
  for (const [place, root] of [...roots.entries()].reverse()) {
    const all = markdownFiles(root)
    const found = place > 0 ? all : all.filter(({ path }) => basename(path) === `${id}.md`)
    const files = await readAll(root, found, cache)
    const drill = files.flatMap(({ drills }) => drills).find((one) => one.id === id)
    if (drill) return drill
  }
  return undefined
}

async function readAll(
  root: DrillRoot,
  found: readonly FoundFile[],
  cache: ParseCache | undefined,
): Promise<ParsedFile[]> {
  const files: ParsedFile[] = []
  for (const file of found) files.push(file.problem ?? (await readFile(file, nameOf(file, root), cache)))
  return files
}

async function readFile(
  { path, below }: FoundFile,
  file: string,
  cache: ParseCache | undefined,
): Promise<ParsedFile> {
  try {
    const stamp = statSync(path)
    const known = cache?.find(path, file, stamp)
    if (known) return known
    if (stamp.size > MAX_BYTES) throw new Error('it is over 2 MB')
    const text = readFileSync(path, 'utf8')
    // The parser and its packages are loaded only when a file is new or has changed.
    const { parseFile } = await import('./parseFile.ts')
    const parsed = parseFile(text, file, below)
    cache?.keep(path, stamp, parsed)
    return parsed
  } catch (error) {
    const findings = findingsFor(file)
    const message = `the file cannot be read: ${(error as Error).message}`
    findings.error('unreadable', START, message, 'check its permissions')
    return { file, drills: [], concepts: [], problems: findings.problems }
  }
}

interface FoundFile {
  readonly path: string
  /** The path below its root, with slashes on every system. */
  readonly below: string
  readonly problem?: ParsedFile
}

/** `concepts.md` and `<chapter>/*.md`, sorted by code points so that every machine sees one order. */
function markdownFiles(root: DrillRoot): FoundFile[] {
  const real = realPathOf(root.path)
  if (real === undefined) return []
  const found: FoundFile[] = []
  for (const entry of entriesOf(root.path)) {
    const path = join(root.path, entry.name)
    const isLinked = entry.isSymbolicLink()
    const put = (file: FoundFile, isLink: boolean) => found.push(isLink ? inside(file, real, root) : file)
    if (entry.name === CONCEPTS) put({ path, below: entry.name }, isLinked)
    else if (isFolder(entry, path)) {
      for (const child of entriesOf(path)) {
        if (!child.name.endsWith('.md')) continue
        const file = { path: `${path}${sep}${child.name}`, below: `${entry.name}/${child.name}` }
        put(file, isLinked || child.isSymbolicLink())
      }
    }
  }
  return found
}

/** Refuses a symbolic link that leads out of the root. */
function inside(file: FoundFile, realRoot: string, root: DrillRoot): FoundFile {
  const real = realPathOf(file.path)
  if (real?.startsWith(realRoot + sep)) return file
  const findings = findingsFor(nameOf(file, root))
  findings.error('link', START, 'this link leads out of the drills folder', 'copy the file instead')
  const problem = { file: findings.file, drills: [], concepts: [], problems: findings.problems }
  return { ...file, problem }
}

/** How problems name a file. */
const nameOf = ({ below }: FoundFile, { label }: DrillRoot) => (label === '' ? below : `${label}/${below}`)

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

function isFolder(entry: Dirent, path: string): boolean {
  if (entry.isDirectory()) return true
  return entry.isSymbolicLink() && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}
