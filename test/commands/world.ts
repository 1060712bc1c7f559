import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { Io } from '../../src/commands/io.ts'
import { main } from '../../src/main.ts'
import type { Terminal } from '../../src/terminal/terminal.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export interface Result {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  /** ISO instant at which the command starts. */
  readonly now?: string
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
  readonly terminal?: Terminal
}

/** Runs `redrill` with these arguments in a world; both hosts below are one. */
export type Host = (world: World, argv: readonly string[], options?: RunOptions) => Promise<Result>

/** A folder of its own with a data home in it; `remove` when done. */
export interface World {
  readonly folder: string
  readonly home: string
  remove(): void
}

export function createWorld(files?: string): World {
  const folder = mkdtempSync(join(tmpdir(), 'redrill-test-'))
  const home = join(folder, 'home')
  // With its data folder, so that parsed drills are kept from one command to the next.
  mkdirSync(join(home, 'data'), { recursive: true })
  if (files) cpSync(files, folder, { recursive: true })
  return { folder, home, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const NOW = '2026-12-01T09:00:00Z'

/** In this process: 1-3 ms a command. */
export const inProcess: Host = async (world, argv, options = {}) => {
  const out: string[] = []
  const err: string[] = []
  const start = Date.parse(options.now ?? NOW)
  let ticks = 0
  const io: Io = {
    stdin: Object.assign(Readable.from([Buffer.from(options.stdin ?? '')]), {
      isTTY: options.terminal !== undefined,
    }),
    stdout: { write: (text) => out.push(text), isTTY: options.terminal !== undefined, columns: 80 },
    stderr: { write: (text) => err.push(text) },
    env: { ...environment(world), ...options.env },
    cwd: world.folder,
    platform: process.platform,
    now: () => start + ticks++,
    monotonic: () => ticks++,
    offset: () => 0,
    ...(options.terminal ? { terminal: options.terminal } : {}),
  }
  const code = await main(argv, io)
  return { code, out: out.join(''), err: err.join('') }
}

/** The built program in a process of its own. */
export const spawned: Host = async (world, argv, options = {}) => {
  const result = spawnSync(process.execPath, [join(ROOT, 'bin/redrill.js'), ...argv], {
    cwd: world.folder,
    input: options.stdin ?? '',
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      REDRILL_NOW: options.now ?? NOW,
      ...environment(world),
      ...options.env,
    },
  })
  return { code: result.status ?? -1, out: result.stdout, err: result.stderr }
}

const environment = (world: World) => ({ REDRILL_HOME: world.home, HOME: world.folder })

export const HOSTS: Readonly<Record<string, Host>> = {
  'in this process': inProcess,
  'in a process of its own': spawned,
}
