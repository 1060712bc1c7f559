import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { joinLibrary, type Library, type ParsedFile } from './library.ts'
import { parseChapter } from './parseChapter.ts'
import { parseConcepts } from './parseConcepts.ts'
import { MAX_FILE_LENGTH, parseDrill } from './parseDrill.ts'
import { findingsFor, START } from './problem.ts'

/** A folder of chapters, and how its files are named in problems: `<label>/<chapter>/<file>`. */
export interface DrillRoot {
  readonly path: string
  readonly label: string
}

/** Reads every chapter of the roots; a root that does not exist is empty, a file that cannot be read is a problem. */
export function loadLibrary(roots: readonly DrillRoot[]): Library {
  return joinLibrary(roots.map(loadRoot))
}

function loadRoot(root: DrillRoot): ParsedFile[] {
  return markdownFiles(root).map(({ path, problem }) => problem ?? parseFile(path, root))
}

/** Parses one file by the part it has in a root: concepts, a chapter, a drill or a deck. */
export function parseFile(path: string, root: DrillRoot): ParsedFile {
  const below = relative(root.path, path).split(sep).join('/')
  const file = root.label === '' ? below : `${root.label}/${below}`
  const findings = findingsFor(file)
  const empty = { file, drills: [], concepts: [], problems: findings.problems }
  let text: string
  try {
    if (statSync(path).size > MAX_FILE_LENGTH * 4) throw new Error('it is over 2 MB')
    text = readFileSync(path, 'utf8')
  } catch (error) {
    findings.error(
      'unreadable',
      START,
      `the file cannot be read: ${(error as Error).message}`,
      'check its permissions',
    )
    return empty
  }
  if (below === 'concepts.md') return { ...empty, concepts: parseConcepts(text, findings) }
  const chapter = basename(join(path, '..'))
  if (basename(path) !== 'chapter.md') return { ...empty, ...parseDrill(text, file, chapter) }
  return { ...empty, ...parseChapter(text, file, chapter) }
}

interface FoundFile {
  readonly path: string
  readonly problem?: ParsedFile
}

/** `concepts.md` and `<chapter>/*.md`, sorted by code points so that every machine sees one order. */
function markdownFiles(root: DrillRoot): FoundFile[] {
  const real = realPathOf(root.path)
  if (real === undefined) return []
  const found: FoundFile[] = []
  for (const entry of entriesOf(root.path)) {
    const path = join(root.path, entry.name)
    if (entry.name === 'concepts.md') found.push(inside(path, real, root))
    else if (isFolder(entry, path)) {
      for (const child of entriesOf(path)) {
        if (child.name.endsWith('.md')) found.push(inside(join(path, child.name), real, root))
      }
    }
  }
  return found
}

/** Refuses a symbolic link that leads out of the root. */
function inside(path: string, realRoot: string, root: DrillRoot): FoundFile {
  const real = realPathOf(path)
  if (real?.startsWith(realRoot + sep)) return { path }
  const findings = findingsFor(`${root.label}/${relative(root.path, path).split(sep).join('/')}`)
  findings.error('link', START, 'this link leads out of the drills folder', 'copy the file instead')
  return { path, problem: { file: findings.file, drills: [], concepts: [], problems: findings.problems } }
}

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
    return realpathSync(path)
  } catch {
    return undefined
  }
}
