// Start-up as ratios to `node -e 0`, all programs in turn in one run: node scripts/run.mjs bench/startUp.ts [rounds]
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { median, spread } from './figures.ts'
import { writeHistory } from './history.ts'

const ROUNDS = Number(process.argv[2] ?? 20)
const ATTEMPTS = [100_000, 1_000_000]
const DRILLS = 1000
const BIN = resolve('bin/redrill.js')
const BARE = resolve('node_modules/.cache/redrill/bareCommander.mjs')

// The extra certificates cost Node 20 about 30 ms a start and would flatter every ratio.
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env

interface Program {
  readonly name: string
  readonly args: readonly string[]
  readonly home: string
  /** Ends the measurement when it appears on standard output of a pseudo-terminal. */
  readonly until?: string
}

async function measure(program: Program): Promise<number> {
  const env = { ...environment, REDRILL_HOME: program.home }
  const start = performance.now()
  if (program.until === undefined) {
    spawnSync(process.execPath, program.args, { env })
    return performance.now() - start
  }
  return firstScreen(program, env, start)
}

async function firstScreen(program: Program, env: NodeJS.ProcessEnv, start: number): Promise<number> {
  const { spawn: spawnTerminal } = await import('@lydell/node-pty')
  return new Promise((done) => {
    const terminal = spawnTerminal(process.execPath, [...program.args], {
      cols: 80,
      rows: 24,
      env: env as Record<string, string>,
    })
    let screen = ''
    terminal.onData((text) => {
      screen += text
      if (!screen.includes(program.until ?? '')) return
      const took = performance.now() - start
      terminal.kill('SIGKILL')
      done(took)
    })
  })
}

const folder = mkdtempSync(join(tmpdir(), 'redrill-bench-'))
try {
  mkdirSync('node_modules/.cache/redrill', { recursive: true })
  writeFileSync(
    BARE,
    "import { Command } from 'commander'\nnew Command('bare').version('1').command('due').action(() => {}).parent.parse()\n",
  )
  const homes = ATTEMPTS.map((attempts) => ({
    attempts,
    home: writeHistory(join(folder, String(attempts)), attempts, DRILLS),
  }))
  const fresh = join(folder, 'fresh')
  mkdirSync(join(fresh, 'data'), { recursive: true })
  // Once before, so that derived files stand as they do from the second start on.
  for (const { home } of homes)
    spawnSync(process.execPath, [BIN, 'due'], { env: { ...environment, REDRILL_HOME: home } })
  await new Promise((wake) => setTimeout(wake, 2500))
  spawnSync(process.execPath, [BIN, 'drills'], { env: { ...environment, REDRILL_HOME: fresh } })
  const programs: Program[] = [
    { name: 'node -e 0', args: ['-e', '0'], home: fresh },
    { name: 'bare commander', args: [BARE, 'due'], home: fresh },
    { name: 'redrill --version', args: [BIN, '--version'], home: fresh },
    { name: 'redrill --help', args: [BIN, '--help'], home: fresh },
    ...homes.map(({ attempts, home }) => ({
      name: `redrill due, ${DRILLS} drills, ${attempts} attempts`,
      args: [BIN, 'due', '--json'],
      home,
    })),
    { name: 'first question on screen', args: [BIN, 'run', 'ad-clicks'], home: fresh, until: 'exact write' },
  ]
  const times = new Map(programs.map((program) => [program, [] as number[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const program of programs) times.get(program)?.push(await measure(program))
  }
  const base = median(times.get(programs[0] as Program) ?? [])
  console.log(`median of ${ROUNDS}, Node ${process.version}`)
  for (const [program, all] of times) {
    console.log(
      `${program.name.padEnd(48)} ${median(all).toFixed(1).padStart(7)} ms  ${(median(all) / base).toFixed(2)} x  ±${spread(all).toFixed(1)}`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
