// What sixty days of practice do for a learner who begins weak: `node scripts/run.mjs bench/simulation.ts [--seeds N]`.
// The shipped drills go through the real plan, session and fold; the learner is simulated, so this shows what the
// schedule does, not how people learn.
import { loadLibrary } from '../src/drills/loadLibrary.ts'
import { isCore } from '../src/practice/core.ts'
import { addDays, daysBetween } from '../src/practice/days.ts'
import { planFor } from '../src/practice/plan.ts'
import { retrievability } from '../src/practice/schedule.ts'
import { type Simulation, type SimulationOptions, simulate } from '../test/practice/simulate.ts'
import { median } from './figures.ts'

const FROM = '2026-03-01'
const library = await loadLibrary([{ path: 'drills', label: 'drills' }])
const flag = process.argv.indexOf('--seeds')
const seeds = Array.from({ length: flag < 0 ? 5 : Number(process.argv[flag + 1]) }, (_, i) => i + 1)

interface Case {
  readonly name: string
  readonly options: Omit<SimulationOptions, 'library' | 'seed' | 'from'>
}

const CASES: readonly Case[] = [
  { name: '60 days of 25 minutes', options: { days: 60, minutes: 25 } },
  { name: '60 days of 15 minutes', options: { days: 60, minutes: 15 } },
  { name: '60 days of 10 minutes', options: { days: 60, minutes: 10 } },
  { name: 'every second day of 60', options: { days: 60, minutes: 25, comes: (day) => day % 2 === 0 } },
  { name: 'two weeks away', options: { days: 60, minutes: 25, comes: (day) => day < 25 || day >= 39 } },
  { name: 'interview after 21 days', options: { days: 21, minutes: 25, interview: addDays(FROM, 21) } },
]

console.log(`${library.drills.length} drills, ${seeds.length} learners; medians over the learners`)
for (const { name, options } of CASES) {
  const runs = seeds.map((seed) => simulate({ ...options, library, seed, from: FROM }))
  const row = (what: string, of: (run: Simulation) => number) =>
    console.log(`  ${what.padEnd(46)} ${median(runs.map(of)).toFixed(2)}`)
  console.log(name)
  row('longest day, of its minutes', (run) => Math.max(...minutesOf(run)) / options.minutes)
  row('average day, of its minutes', (run) => mean(minutesOf(run)) / options.minutes)
  row('systems met', (run) => systems(run).length)
  row('systems answered whole', (run) => systems(run).filter((drill) => drill.wholeAnswered).length)
  row('other drills met', (run) => Object.keys(run.state.drills).length - systems(run).length)
  row('half-time rounds', (run) => run.days.flatMap((day) => day.asked).filter(isHalf).length)
  row('failures asked again that day', (run) => seenAgain(run, 0))
  row('failures asked on the next day of practice', (run) => seenAgain(run, 1))
  row('answer steps at 3 or above at the end', (run) => mean(coreCards(run).map((c) => Number(c.score >= 3))))
  row('days from review to review of answer steps', (run) => mean(coreCards(run).flatMap(gapOf)))
  row('recall of what was passed, the day after', (run) => recall(run, addDays(FROM, options.days)))
}
console.log(`a plan takes ${planTime().toFixed(1)} ms`)

function isHalf({ kind }: { readonly kind: string }): boolean {
  return kind === 'half'
}

function minutesOf(run: Simulation): number[] {
  return run.days.map((day) => day.seconds / 60)
}

function systems(run: Simulation) {
  return Object.values(run.state.drills).filter((drill) => drill.kind === 'system')
}

function coreCards(run: Simulation) {
  const answered = new Set(systems(run).flatMap((drill) => (drill.wholeAnswered ? [drill.id] : [])))
  return Object.values(run.state.cards).filter(
    (card) => answered.has(card.drill) && isCore(card.kind, card.dimension),
  )
}

function gapOf({ fsrs }: ReturnType<typeof coreCards>[number]): number[] {
  return fsrs ? [daysBetween(fsrs.reviewed, fsrs.due)] : []
}

/** Share of first attempts below 3 that were asked again so many days of practice later. */
function seenAgain(run: Simulation, later: number): number {
  const seen = run.days.slice(0, -1).flatMap((day, i) => {
    const first = new Map<string, number>()
    const keysOf = (at: number) =>
      run.days[at]?.asked.flatMap(({ attempt }) =>
        attempt.rung === 'pre'
          ? []
          : attempt.dimensions.map(({ dimension, score }) => ({
              key: `${attempt.drill}/${dimension}`,
              score,
            })),
      ) ?? []
    for (const { key, score } of keysOf(i)) if (!first.has(key)) first.set(key, score)
    const failed = [...first].filter(([, score]) => score < 3).map(([key]) => key)
    const times = (key: string) => keysOf(i + later).filter((one) => one.key === key).length
    return day.asked.length === 0 ? [] : failed.map((key) => Number(times(key) > (later === 0 ? 1 : 0)))
  })
  return mean(seen)
}

function recall(run: Simulation, day: string): number {
  const passed = Object.values(run.state.cards).filter((card) => card.score >= 3)
  return mean(passed.flatMap(({ fsrs }) => (fsrs ? [retrievability(fsrs, day, 0.9)] : [])))
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length
}

/** Milliseconds of one plan for a state of sixty days, the middle of fifty. */
function planTime(): number {
  const { state } = simulate({ library, seed: 1, from: FROM, days: 60, minutes: 25 })
  const day = addDays(FROM, 60)
  const times = Array.from({ length: 50 }, (_, i) => {
    const start = performance.now()
    planFor(state, library, day, { minutes: 25, seed: `${i}` })
    return performance.now() - start
  })
  return median(times)
}
