// Agreement and speed of the grader: npm run bench:grading [-- --data DIR]; without DIR from the project's own samples.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Drill } from '../src/drills/drill.ts'
import { loadLibrary } from '../src/drills/loadLibrary.ts'
import { gradeAdHoc } from '../src/grading/adHoc.ts'
import { createLexicalGrader } from '../src/grading/lexical.ts'
import { BAR, scoreOf } from '../src/grading/score.ts'
import { median } from './figures.ts'

const ROUNDS = 20
/** Raters' mean from which a field counts as at the bar. */
const AT_THE_BAR = 2.75
const data = process.argv[process.argv.indexOf('--data') + 1]
const folder = process.argv.includes('--data') ? (data ?? '') : 'test/grading/samples'

interface AnswerSet {
  readonly drill: string
  readonly fields: Readonly<Record<string, string>>
  readonly levels: Readonly<Record<string, number | readonly number[]>>
}

const rowsOf = <Row>(file: string): Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)

const mean = (figures: readonly number[]) => figures.reduce((a, b) => a + b, 0) / figures.length
const print = (name: string, figure: string) => console.log(`${name.padEnd(56)} ${figure}`)

const library = await loadLibrary([{ path: 'drills', label: 'drills' }])
const grader = createLexicalGrader(library)

/** Level the grader gives and level the raters gave, for each field of some answer sets. */
function levels(sets: readonly AnswerSet[]): { ours: number; theirs: number }[] {
  return sets.flatMap((set) => {
    const drill = library.drills.find((candidate) => candidate.id === set.drill)
    return drill ? fieldLevels(drill, set) : []
  })
}

function fieldLevels(drill: Drill, set: AnswerSet): { ours: number; theirs: number }[] {
  return grader.grade(drill, set.fields).flatMap((verdict) => {
    const dimension = drill.dimensions.find((d) => d.id === verdict.dimension)
    const given = set.levels[verdict.dimension]
    if (!dimension || given === undefined) return []
    return [{ ours: scoreOf(dimension, verdict), theirs: mean([given].flat()) }]
  })
}

/** Quadratic weighted kappa. */
function qwk(pairs: readonly { ours: number; theirs: number }[]): number {
  const seen = mean(pairs.map(({ ours, theirs }) => (ours - theirs) ** 2))
  const chance = mean(pairs.flatMap(({ ours }) => pairs.map(({ theirs }) => (ours - theirs) ** 2)))
  return 1 - seen / chance
}

function printAgreement(name: string, sets: readonly AnswerSet[]): void {
  const pairs = levels(sets)
  const same = mean(pairs.map(({ ours, theirs }) => Number(ours >= BAR === theirs >= AT_THE_BAR)))
  print(name, `QWK ${qwk(pairs).toFixed(3)}, side of the bar ${(same * 100).toFixed(1)} %, n ${pairs.length}`)
}

const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
for (const file of files) {
  const rows = rowsOf<AnswerSet & { question_id?: string }>(join(folder, file))
  if (rows[0]?.fields) {
    for (const drill of new Set(rows.map((row) => row.drill)))
      printAgreement(
        `${file}, ${drill}`,
        rows.filter((row) => row.drill === drill),
      )
  } else {
    printPublic(file, rows as unknown as PublicRow[])
  }
}

interface PublicRow {
  readonly question_id: string
  readonly question: string
  readonly model: readonly string[]
  readonly answer: string
  readonly gold: number
}

/** Mean correlation of coverage with the raters' marks within each question that has ten answers or more. */
function printPublic(file: string, rows: readonly PublicRow[]): void {
  const graded = rows.map((row) => ({ row, coverage: gradeAdHoc(row).coverage }))
  const ids = [...new Set(rows.map((row) => row.question_id))]
  const questions = ids.map((id) => graded.filter(({ row }) => row.question_id === id))
  const figures = questions
    .filter((group) => group.length >= 10 && new Set(group.map(({ row }) => row.gold)).size > 1)
    .map((group) =>
      correlation(
        group.map((one) => one.coverage),
        group.map(({ row }) => row.gold),
      ),
    )
  print(`${file}, mean within-question r`, `${mean(figures).toFixed(3)}, ${figures.length} questions`)
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)]
  const sum = (f: (x: number, y: number) => number) =>
    xs.reduce((total, x, i) => total + f(x - mx, (ys[i] ?? 0) - my), 0)
  const spread = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
  return spread === 0 ? 0 : sum((x, y) => x * y) / spread
}

// Speed: twelve lines against a hundred words, warm; then the whole process.
const answer = 'We append the click event to the replicated log before success is returned. '.repeat(8)
const model = Array.from(
  { length: 12 },
  (_, i) => `Line ${i}: the event is durable in ${i + 2} zones before the answer`,
)
const item = { question: 'What is durable before you answer?', model, answer }
const warm = Array.from({ length: 200 }, () => timed(() => gradeAdHoc(item)))
print('12 lines x 100 words, warm, median', `${median(warm).toFixed(2)} ms`)
const long = 'The consumer reads the event and writes the count again under its key. '.repeat(1500)
const [half, whole] = [long.slice(0, long.length / 2), long].map((text) =>
  timed(() => gradeAdHoc({ ...item, answer: text })),
)
print(
  '20,000 words, and how much more than half of them',
  `${whole?.toFixed(0)} ms, ${((whole ?? 0) / (half ?? 1)).toFixed(1)} x`,
)
if (existsSync('dist/cli.js')) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const file = join(tmpdir(), `redrill-bench-${process.pid}.jsonl`)
  writeFileSync(file, `${JSON.stringify(item)}\n`)
  const run = (args: readonly string[]) =>
    median(Array.from({ length: ROUNDS }, () => timed(() => spawnSync(process.execPath, args, { env }))))
  const bare = run(['-e', '0'])
  print(
    'redrill grade --ad-hoc less node -e 0',
    `${(run(['bin/redrill.js', 'grade', '--ad-hoc', file]) - bare).toFixed(0)} ms`,
  )
  rmSync(file)
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
