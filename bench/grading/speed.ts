import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { median } from '../figures.ts'
import type { Judge } from './answerSets.ts'

const ROUNDS = 20
const answer = 'We append the click event to the replicated log before success is returned. '.repeat(8)
const model = Array.from(
  { length: 12 },
  (_, i) => `Line ${i}: the event is durable in ${i + 2} zones before the answer`,
)
/** Twelve lines against a hundred words. */
const ITEM = { question: 'What is durable before you answer?', model, answer }

/** Median ms of twelve lines against a hundred words, warm. */
export function warm({ grader }: Judge): number {
  return median(Array.from({ length: 200 }, () => timed(() => grader.gradeAdHoc(ITEM))))
}

/** Ms of 20,000 words, and how many times that of half of them. */
export function long({ grader }: Judge): { ms: number; ratio: number } {
  const words = Array.from({ length: 20_000 }, (_, i) =>
    i % 9 === 0 ? `step${i}.` : WORDS[i % WORDS.length],
  )
  const timeOf = (count: number) =>
    median(
      Array.from({ length: 5 }, () =>
        timed(() => grader.gradeAdHoc({ ...ITEM, answer: words.slice(0, count).join(' ') })),
      ),
    )
  const [half, whole] = [timeOf(10_000), timeOf(20_000)]
  return { ms: whole, ratio: whole / half }
}

const WORDS = 'not never the before event append until no unless log counter and then after durable id'.split(
  ' ',
)

/** Median ms of a whole `redrill grade --ad-hoc` process less those of `node -e 0`, by turns. */
export function wholeProcess(): number {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const file = join(tmpdir(), `redrill-bench-${process.pid}.jsonl`)
  writeFileSync(file, `${JSON.stringify({ id: '1', ...ITEM })}\n`)
  const run = (args: readonly string[]) => timed(() => spawnSync(process.execPath, args, { env }))
  const rounds = Array.from({ length: ROUNDS }, () => ({
    bare: run(['-e', '0']),
    ours: run(['bin/redrill.js', 'grade', '--ad-hoc', file]),
  }))
  rmSync(file)
  return median(rounds.map(({ ours }) => ours)) - median(rounds.map(({ bare }) => bare))
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
