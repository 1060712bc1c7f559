// What keeping and rebuilding cost: `node scripts/run.mjs bench/store.ts [attempts]`, a million attempts unless told.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attempt } from '../src/practice/attempt.ts'
import { foldRecord } from '../src/practice/fold.ts'
import { emptyState, FOLD_VERSION, type PracticeState } from '../src/practice/state.ts'
import type { Fold } from '../src/store/fold.ts'
import { foldJournals } from '../src/store/foldJournals.ts'
import type { Home } from '../src/store/home.ts'
import { idsFrom } from '../src/store/ids.ts'
import { listJournals } from '../src/store/journal.ts'
import { sealLine } from '../src/store/lineRecord.ts'
import { openStore, type Store } from '../src/store/openStore.ts'
import { scanLines } from '../src/store/scanLines.ts'

const MANY = Number(process.argv[2] ?? 1_000_000)
const FEW = 100
const ROUNDS = 200
const DRILLS = 1000
const START = Date.UTC(2020, 0, 1)
const SPACING_MS = 60_000

const fold: Fold<PracticeState> = { version: FOLD_VERSION, empty: emptyState, apply: foldRecord }
const counting: Fold<number> = { version: 1, empty: () => 0, apply: (count) => count + 1 }
const clock = { now: START }
const newId = idsFrom(() => clock.now)

/** A retry of one dimension with three model lines, as most attempts are. */
function attempt(number: number): Attempt {
  clock.now = START + number * SPACING_MS
  const at = new Date(clock.now).toISOString()
  const line = (place: number) => ({
    line: `write/must/${place}`,
    text: 'One immutable click event, appended, with its ad, advertiser and event time.',
    verdict: 'hit' as const,
    evidence: [{ start: 0, end: 40 }],
  })
  return {
    v: 1,
    type: 'attempt',
    id: newId(),
    at,
    day: at.slice(0, 10),
    drill: `drill-${number % DRILLS}`,
    title: 'Ad clicks',
    kind: 'recall',
    chapter: 'write-and-promise',
    mode: 'retry',
    rung: 'alone',
    grader: { name: 'lexical', version: 1 },
    timings: [{ round: 'answer', limit: 90, seconds: 60, overtime: 0 }],
    dimensions: [
      {
        dimension: 'write',
        round: 'answer',
        answer:
          'We append one immutable click event per click, keyed by the id that was minted when the ad was served.',
        score: number % 3 === 0 ? 2 : 3,
        enough: 2,
        lines: [line(1), line(2), line(3)],
        mistakes: [],
        flags: [],
      },
    ],
  }
}

function newHome(): Home {
  const path = mkdtempSync(join(tmpdir(), 'redrill-bench-'))
  return { path, data: join(path, 'data'), why: 'made for the bench' }
}

const open = (home: Home): Promise<Store<PracticeState>> =>
  openStore({ home, fold, onNotice: (text) => console.log(text) })

/** A home with so many attempts, written in large pieces because the bench is not about making it. */
async function homeOf(attempts: number): Promise<Home> {
  const home = newHome()
  const store = await open(home)
  await store.append(attempt(0))
  await store.close()
  const journal = listJournals(home.data)[0]?.path as string
  const file = openSync(journal, 'a')
  for (let from = 1; from < attempts; from += 1000) {
    const count = Math.min(1000, attempts - from)
    const lines = Array.from({ length: count }, (_, i) => sealLine(attempt(from + i), 'bench00000'))
    writeSync(file, Buffer.concat(lines))
  }
  fsyncSync(file)
  closeSync(file)
  return home
}

interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** The median and the 10th and 90th percentile, in ms. */
function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number
  return { median: at(0.5), low: at(0.1), high: at(0.9) }
}

const shown = ({ median, low, high }: Spread): string =>
  `${median.toFixed(3)} ms (${low.toFixed(3)}-${high.toFixed(3)})`

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Each round writes the same bytes barely and through the store, one after the other, so that both meet the same disk. */
async function benchKeeping(home: Home, attempts: number): Promise<void> {
  const store = await open(home)
  const bare = openSync(join(home.path, 'bare.jsonl'), 'a')
  const times = { bare: [] as number[], kept: [] as number[], settled: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const record = attempt(attempts + round)
    const bytes = sealLine(record, 'bench00000')
    times.bare.push(
      await timed(() => {
        writeSync(bare, bytes)
        fsyncSync(bare)
      }),
    )
    const kept = await timed(() => store.append(record))
    const settling = await timed(() => store.close())
    times.kept.push(kept)
    times.settled.push(kept + settling)
  }
  closeSync(bare)
  const [none, kept, settled] = [times.bare, times.kept, times.settled].map(spreadOf) as [
    Spread,
    Spread,
    Spread,
  ]
  console.log(`keeping one attempt after ${attempts}: bare write and flush ${shown(none)}`)
  console.log(
    `  kept              ${shown(kept)}, ${(kept.median / none.median).toFixed(2)} times the bare write`,
  )
  console.log(
    `  kept, state saved ${shown(settled)}, ${(settled.median / none.median).toFixed(2)} times the bare write`,
  )
}

/** Seconds of processor time, which other programs on the machine disturb less than the clock. */
async function spent(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** What reading cannot go below: every line parsed as JSON, and nothing else. */
function parseAll(path: string): void {
  scanLines(path, 0, (line) => JSON.parse(line?.toString() ?? 'null'))
}

async function benchOpening(home: Home, attempts: number): Promise<void> {
  const [journal] = listJournals(home.data)
  if (!journal) return
  const start = performance.now()
  const rebuild = await spent(async () => (await open(home)).close())
  const wall = (performance.now() - start) / 1000
  const memory = process.resourceUsage().maxRSS / 1024
  const store = await spent(() => foldJournals(counting, [journal], undefined))
  const parse = await spent(() => parseAll(journal.path))
  console.log(
    `rebuilding ${attempts} attempts (${Math.round(journal.bytes / 2 ** 20)} MB): ${rebuild.toFixed(2)} s of processor, ` +
      `${wall.toFixed(2)} s by the clock, at most ${Math.round(memory)} MB`,
  )
  console.log(
    `  of that the store ${store.toFixed(2)} s, the schedule ${(rebuild - store).toFixed(2)} s; ` +
      `parsing every line alone ${parse.toFixed(2)} s (the store is ${(store / parse).toFixed(2)} times that)`,
  )
  const opening: number[] = []
  for (let round = 0; round < 20; round += 1) opening.push(await timed(() => open(home)))
  console.log(`opening them with the state up to date: ${shown(spreadOf(opening))}`)
}

for (const attempts of [FEW, MANY]) {
  const home = await homeOf(attempts)
  try {
    await benchOpening(home, attempts)
    await benchKeeping(home, attempts)
  } finally {
    rmSync(home.path, { recursive: true, force: true })
  }
}
