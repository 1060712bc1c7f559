// What each format of the report costs: `node scripts/run.mjs bench/report.ts`, three thousand and a hundred thousand
// attempts. Every format runs in a process of its own, so that nothing is warm and the memory is its own.
import { spawnSync } from 'node:child_process'
import type { Attempt } from '../src/practice/attempt.ts'
import { createProgressBuilder } from '../src/practice/progressBuilder.ts'
import { REPORTERS, type ReportFormat } from '../src/reports/index.ts'
import { createSampleLearner, type SampleOptions } from '../test/reports/sampleLearner.ts'
import { SAMPLE_CHAPTERS, SAMPLE_DRILLS } from '../test/reports/sampleLibrary.ts'

const SIZES: readonly {
  readonly name: string
  readonly ms: number
  readonly mb: number
  readonly options: SampleOptions
}[] = [
  { name: 'a year', ms: 300, mb: 300, options: sample(365, 10) },
  { name: 'ten years of thirty a day', ms: 3000, mb: 300, options: sample(3650, 34) },
]

function sample(days: number, perDay: number): SampleOptions {
  return { seed: 7, from: '2026-01-05', days, perDay, interview: '2036-01-29', newEvery: 20 }
}

/**
 * Milliseconds of processor time, which other work on the machine does not change, of the report alone, without making
 * the attempts; megabytes of the whole process.
 */
async function measure(format: ReportFormat, options: SampleOptions): Promise<void> {
  const learner = createSampleLearner(options)
  const reporter = REPORTERS[format]
  let ms = 0
  const timed = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const start = process.cpuUsage()
    const result = await work()
    const { user, system } = process.cpuUsage(start)
    ms += (user + system) / 1000
    return result
  }
  let count = 0
  let length = 0
  let batch: Attempt[] = []
  const eachBatch = async (take: (attempt: Attempt) => void) => {
    for (const attempt of learner.attempts()) {
      count += 1
      batch.push(attempt)
      if (batch.length === 500) await flush(take)
    }
    await flush(take)
  }
  const flush = async (take: (attempt: Attempt) => void) => {
    await timed(() => batch.forEach(take))
    batch = []
  }
  if (reporter.reads === 'attempts') {
    const { rows } = (await timed(reporter.load))(false)
    await eachBatch((attempt) => {
      length += rows(attempt).length
    })
  } else {
    const library = { drills: SAMPLE_DRILLS, chapters: SAMPLE_CHAPTERS }
    const builder = createProgressBuilder({ state: learner.state, today: learner.today, ...library })
    await eachBatch(builder.add)
    length = await timed(async () => {
      const render = await reporter.load()
      return render(builder.finish()).length
    })
  }
  const mb = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ count, ms, mb, length }))
}

function inOwnProcess(
  format: string,
  size: number,
): { count: number; ms: number; mb: number; length: number } {
  const argv = [process.argv[1] ?? '', format, String(size)]
  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

const [format, size] = process.argv.slice(2)
if (format !== undefined) {
  const chosen = SIZES[Number(size)]
  if (chosen) await measure(format as ReportFormat, chosen.options)
} else {
  for (const [i, { name, ms, mb }] of SIZES.entries()) {
    for (const one of Object.keys(REPORTERS)) {
      const figures = inOwnProcess(one, i)
      const kept = figures.ms < ms && figures.mb < mb ? 'within' : 'OVER'
      const took = `${Math.round(figures.ms)} ms, ${Math.round(figures.mb)} MB, ${Math.round(figures.length / 1000)} kB`
      console.log(
        `${name} (${figures.count} attempts) ${one.padEnd(8)} ${took}: ${kept} ${ms} ms and ${mb} MB`,
      )
    }
  }
}
