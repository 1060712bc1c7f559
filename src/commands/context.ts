import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Drill, Problem } from '../drills/drill.ts'
import type { Library } from '../drills/library.ts'
import type { DrillRoot, ParseCache } from '../drills/loadLibrary.ts'
import { dayOf } from '../practice/days.ts'
import type { Home } from '../store/home.ts'
import { findHome } from '../store/home.ts'
import { cleanText } from '../terminal/cleanText.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { closest } from './closest.ts'
import { type Io, UserError } from './io.ts'
import type { PracticeStore } from './practiceStore.ts'

/** What a command works with; the library, the store and the terminal are opened when first asked for. */
export class Context {
  readonly io: Io
  readonly flags: { readonly home?: string; readonly plain: boolean; readonly color: boolean }
  private foundHome: Home | undefined
  private loaded: Library | undefined
  private opened: PracticeStore | undefined
  private shown: Terminal | undefined
  /** Notices for when the terminal is given back. */
  private readonly held: string[] = []

  constructor(io: Io, flags: Context['flags']) {
    this.io = io
    this.flags = flags
    this.shown = io.terminal
  }

  /** Writes a line or more; text of drills, answers and journals in it cannot steer the terminal. */
  out(text: string): void {
    this.io.stdout.write(`${cleanText(text)}\n`)
  }

  /** Writes a value as one line of JSON, in which what would steer a terminal stands escaped. */
  json(value: unknown): void {
    this.io.stdout.write(`${jsonLine(value)}\n`)
  }

  /** A text that may be long, clean already: in a pager where it is taller than the window. */
  async page(text: string): Promise<void> {
    const { stdout, env } = this.io
    const isTall = text.split('\n').length >= (stdout.rows ?? Number.POSITIVE_INFINITY)
    const pager = env.PAGER ?? 'less'
    if (stdout.isTTY && isTall && pager !== '' && env.TERM !== 'dumb') {
      const { showInPager } = await import('./pager.ts')
      if (showInPager(`${text}\n`, pager, env)) return
    }
    stdout.write(`${text}\n`)
  }

  /** One line for the learner beside the result. */
  notice(text: string): void {
    this.io.stderr.write(`redrill: ${cleanText(text)}\n`)
  }

  get home(): Home {
    this.foundHome ??= findHome({
      ...(this.flags.home === undefined ? {} : { flag: this.flags.home }),
      env: this.io.env,
      cwd: this.io.cwd,
      platform: this.io.platform,
    })
    return this.foundHome
  }

  /** The shipped drills and those of the home. A drill with a fault is left out with one notice. */
  async library(): Promise<Library> {
    if (!this.loaded) {
      const { loadLibrary } = await import('../drills/loadLibrary.ts')
      const { problemToString } = await import('../drills/problem.ts')
      this.loaded = await this.reading(loadLibrary)
      const faults = firstOfEachFile(this.loaded.problems).map(problemToString)
      // On a screen that asks, a line from beside it would stand in the answer.
      if (this.shown) this.held.push(...faults)
      else for (const fault of faults) this.notice(fault)
    }
    return this.loaded
  }

  /** The concepts that all drills share, without the drills. */
  async concepts(): Promise<Library['concepts']> {
    const { loadConcepts } = await import('../drills/loadLibrary.ts')
    return this.reading(loadConcepts)
  }

  private async reading<T>(load: (roots: readonly DrillRoot[], cache: ParseCache) => Promise<T>): Promise<T> {
    const { openParseCache } = await import('../store/parseCache.ts')
    const cache = openParseCache(this.home.data)
    const loaded = await load(this.drillRoots(), cache)
    cache.save()
    return loaded
  }

  drillRoots(): DrillRoot[] {
    const shipped = shippedDrills()
    const own = this.home.drills
    if (own === undefined || own === shipped) return [{ path: shipped, label: 'drills' }]
    return [
      { path: shipped, label: 'shipped' },
      { path: own, label: 'drills' },
    ]
  }

  /** The drill of an id, or a `UserError` that names the nearest one. */
  async drill(id: string): Promise<Drill> {
    const { findDrill } = await import('../drills/library.ts')
    const library = await this.library()
    const drill = findDrill(library, id)
    if (drill) return drill
    const near = closest(
      id,
      library.drills.map((d) => d.id),
    )
    throw new UserError(
      `there is no drill "${id}"; ${near ? `did you mean ${near}?` : '`redrill drills` lists them'}`,
    )
  }

  /** The same without the rest of the library, for a first question that should not wait for it. */
  async drillAlone(id: string): Promise<Drill> {
    const { loadDrill } = await import('../drills/loadLibrary.ts')
    const alone = this.loaded ? undefined : await this.reading((roots, cache) => loadDrill(id, roots, cache))
    return alone ?? this.drill(id)
  }

  async store(): Promise<PracticeStore> {
    if (!this.opened) {
      const { openPracticeStore } = await import('./practiceStore.ts')
      this.opened = await openPracticeStore(this)
    }
    return this.opened
  }

  /** The learner's day. */
  async today(): Promise<string> {
    return this.dayAt(this.io.now(), (await this.store()).state.settings.rollOver)
  }

  dayAt(at: number, rollOver: number): string {
    return dayOf(at, this.io.offset(at), rollOver)
  }

  /** The terminal; a `UserError` where there is none, naming the flag that does without. */
  async terminal(): Promise<Terminal> {
    if (!this.shown) {
      if (!this.io.stdin.isTTY || !this.io.stdout.isTTY) {
        throw new UserError(
          'this asks questions and there is no terminal; give the answers with --answers FILE',
        )
      }
      const { createTerminal } = await import('../terminal/createTerminal.ts')
      this.shown = createTerminal({
        stdin: this.io.stdin as NodeJS.ReadStream,
        stdout: this.io.stdout as NodeJS.WriteStream,
        env: this.io.env,
        plain: this.flags.plain,
        noColor: !this.flags.color,
        now: this.io.now,
        monotonic: this.io.monotonic,
      })
    }
    return this.shown
  }

  /** A line of progress that the next one overwrites, where standard error is a terminal. */
  progress(what: string, done: number, total: number): void {
    if (!this.io.stderr.isTTY) return
    this.io.stderr.write(done < total ? `\r${what}: ${done} of ${total}` : '\r\x1b[K')
  }

  async end(): Promise<void> {
    this.shown?.end()
    for (const text of this.held.splice(0)) this.notice(text)
    await this.opened?.close()
  }
}

/** Control characters beyond ASCII and those that turn the direction of text: JSON leaves them as they are. */
const STEERING = /[\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/gu

function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    STEERING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The library that comes with the package: beside `dist`, or beside `src` when run from there. */
export function shippedDrills(): string {
  for (const up of ['..', '../..', '../../..']) {
    const path = fileURLToPath(new URL(`${up}/drills`, import.meta.url))
    if (existsSync(join(path, 'concepts.md'))) return path
  }
  return fileURLToPath(new URL('../drills', import.meta.url))
}

function firstOfEachFile(problems: readonly Problem[]): Problem[] {
  const first = new Map<string, Problem>()
  for (const problem of problems) {
    if (problem.severity === 'error' && !first.has(problem.file)) first.set(problem.file, problem)
  }
  return [...first.values()]
}
