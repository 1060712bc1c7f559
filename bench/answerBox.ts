// The answer box in a pseudo-terminal: node scripts/run.mjs bench/answerBox.ts [idle seconds]
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { IPty } from '@lydell/node-pty'
import { createTerminal } from '../src/terminal/createTerminal.ts'
import { median, spread } from './figures.ts'

const KEYS = 200
const LENGTHS = [0, 5000, 20_000]
const SENTENCE =
  'One immutable click event is appended to a log in two zones, and only then the phone hears yes. '

/** What the box promises: a share of one core at rest, ms from a key to the screen, bytes a second at rest. */
const BOUNDS = { idle: 0.02, key: 16, tick: 250 }

const [role = '10', file = ''] = process.argv.slice(2)
if (role === 'box') await showBox(file)
else await measure(Number(role))

/** The measured program: an answer box that writes its processor time to a file when it is sent SIGUSR2. */
async function showBox(usageFile: string): Promise<void> {
  process.on('SIGUSR2', () => writeFileSync(usageFile, JSON.stringify(process.cpuUsage())))
  const terminal = createTerminal({
    stdin: process.stdin,
    stdout: process.stdout,
    env: process.env,
    plain: false,
    noColor: false,
    now: Date.now,
    monotonic: () => performance.now(),
  })
  await terminal.answer({
    title: 'Ad clicks',
    scenario: SENTENCE.repeat(4),
    steps: [{ id: 'write', title: 'Write', ask: 'Name the exact write being accepted.' }],
    limit: 720,
    save: () => {},
  })
  terminal.end()
}

async function measure(idleSeconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'redrill-bench-'))
  try {
    for (const length of LENGTHS) await measureLength(length, idleSeconds, join(folder, `${length}.json`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureLength(length: number, idleSeconds: number, usageFile: string): Promise<void> {
  const { spawn } = await import('@lydell/node-pty')
  const child = spawn(process.execPath, [process.argv[1] ?? '', 'box', usageFile], {
    name: 'xterm-256color',
    cols: 80,
    rows: 24,
  })
  let written = ''
  child.onData((data) => {
    written += data
  })
  await until(() => written.includes('Ctrl-D'))
  if (length > 0) {
    child.write(`\x1b[200~${SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length)}\x1b[201~`)
    await until(() => written.includes('above'))
  }
  const latencies: number[] = []
  for (let key = 0; key < KEYS; key++) latencies.push(await keyToScreen(child))
  const before = await usageOf(child, usageFile)
  written = ''
  await wait(idleSeconds * 1000)
  const bytes = Buffer.byteLength(written) / idleSeconds
  const idle = (await usageOf(child, usageFile)) - before
  child.kill('SIGKILL')
  const share = idle / (idleSeconds * 1e6)
  console.log(
    [
      `${String(length).padStart(6)} characters`,
      `key to screen ${median(latencies).toFixed(1)} ms (± ${spread(latencies).toFixed(1)}; promised ${BOUNDS.key})`,
      `at rest ${(share * 100).toFixed(2)} % of a core (promised ${BOUNDS.idle * 100})`,
      `${bytes.toFixed(0)} bytes a second (promised ${BOUNDS.tick})`,
    ].join('   '),
  )
  if (median(latencies) > BOUNDS.key || share > BOUNDS.idle || bytes > BOUNDS.tick) process.exitCode = 1
}

/** Ms from writing one key to the end of the frame that answers it. */
function keyToScreen(child: IPty): Promise<number> {
  return new Promise((done) => {
    const start = performance.now()
    let answer = ''
    const listener = child.onData((data) => {
      answer += data
      if (!answer.includes('x') || !answer.includes('\x1b[?2026l')) return
      listener.dispose()
      done(performance.now() - start)
    })
    child.write('x')
  })
}

/** Microseconds of processor time that the box has used. */
async function usageOf(child: IPty, usageFile: string): Promise<number> {
  rmSync(usageFile, { force: true })
  process.kill(child.pid, 'SIGUSR2')
  await until(() => existsSync(usageFile) && readFileSync(usageFile, 'utf8').endsWith('}'))
  const { user, system } = JSON.parse(readFileSync(usageFile, 'utf8')) as NodeJS.CpuUsage
  return user + system
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5)
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
