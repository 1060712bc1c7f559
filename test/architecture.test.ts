import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** What each room may import from; a room may always import from itself. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  drills: [],
  grading: ['drills'],
  practice: ['drills', 'grading'],
  store: ['drills', 'grading', 'practice'],
  reports: ['drills', 'grading', 'practice'],
  terminal: ['drills', 'grading', 'practice'],
  commands: ['drills', 'grading', 'practice', 'store', 'reports', 'terminal'],
}

/** Rooms that know others by their types alone. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  store: ['drills', 'grading', 'practice', 'terminal'],
  terminal: ['drills', 'grading', 'practice'],
}

/** Each third-party package, and the rooms that may import it. */
const PACKAGE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  commander: ['main'],
  'gray-matter': ['drills'],
  'js-yaml': ['drills'],
  'markdown-it': ['drills'],
  valibot: ['drills', 'store', 'commands'],
  stemmer: ['grading'],
  'ts-fsrs': ['practice'],
  lowdb: ['store'],
  uuidv7: ['store'],
  'd3-scale': ['reports'],
  'd3-shape': ['reports'],
  chalk: ['terminal'],
  inquirer: ['terminal'],
  'fast-string-width': ['terminal', 'reports'],
  'fastest-levenshtein': ['commands'],
}

/** Rooms that read no clock, randomness, environment, disk or console. */
const PURE = ['drills', 'grading', 'practice', 'reports']
/** The one file of a pure room that reads the disk. */
const READS_DISK = ['drills/loadLibrary.ts']
const IMPURE =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bconsole\.|\bperformance\.|from 'node:(?!url|path)/

interface Import {
  readonly from: string
  readonly isType: boolean
}

interface Source {
  readonly file: string
  readonly room: string
  readonly text: string
  readonly imports: readonly Import[]
}

function importsOf(text: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm)
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/g)
  return [
    ...[...statements].map((match) => ({
      from: match[2] ?? '',
      isType: match[1] !== undefined || onlyTypes(match[0]),
    })),
    ...[...dynamic].map((match) => ({ from: match[1] ?? '', isType: false })),
  ]
}

/** `import { type A, type B } from …` imports types alone. */
function onlyTypes(statement: string): boolean {
  const names =
    /\{([^}]*)\}/
      .exec(statement)?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? []
  return names.length > 0 && names.every((name) => name.startsWith('type '))
}

const sources: Source[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.ts'))
  .map((entry) => {
    const path = join(entry.parentPath, entry.name)
    const file = relative(SRC, path).split(sep).join('/')
    const text = readFileSync(path, 'utf8')
    return {
      file,
      room: file.includes('/') ? (file.split('/')[0] ?? '') : 'main',
      text,
      imports: importsOf(text),
    }
  })

function roomOf(source: Source, { from }: Import): string | undefined {
  if (!from.startsWith('.')) return undefined
  const below = relative(SRC, resolve(SRC, dirname(source.file), from)).split(sep)
  return below.length > 1 ? below[0] : 'main'
}

describe('the rooms', () => {
  it('are all known', () => {
    expect([...new Set(sources.map((source) => source.room))].sort()).toEqual(
      ['main', ...Object.keys(MAY_KNOW)].sort(),
    )
  })

  it('import in one direction', () => {
    const wrong = sources.flatMap((source) =>
      source.imports
        .map((one) => ({ one, to: roomOf(source, one) }))
        .filter(({ one, to }) => {
          if (to === undefined || source.room === 'main' || to === source.room) return false
          if (TYPES_ONLY[source.room]?.includes(to)) return !one.isType
          return !MAY_KNOW[source.room]?.includes(to)
        })
        .map(({ one }) => `${source.file} imports ${one.from}`),
    )
    expect(wrong).toEqual([])
  })

  it('keep each package in its one room', () => {
    const wrong = sources.flatMap((source) =>
      source.imports
        .filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'))
        .filter(({ from }) => !PACKAGE_ROOMS[from.split('/')[0] ?? '']?.includes(source.room))
        .map(({ from }) => `${source.file} imports ${from}`),
    )
    expect(wrong).toEqual([])
  })

  it('that are pure touch no clock, randomness, environment, disk or console', () => {
    const wrong = sources
      .filter((source) => PURE.includes(source.room) && !READS_DISK.includes(source.file))
      .flatMap((source) => {
        const code = source.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        const found = IMPURE.exec(code)
        return found ? [`${source.file}: ${found[0]}`] : []
      })
    expect(wrong).toEqual([])
  })

  it('have no file that one cannot read in a sitting', () => {
    const long = sources
      .map(({ file, text }) => ({ file, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })
})
