import { findDrill } from '../drills/library.ts'
import type { Attempt } from '../practice/attempt.ts'
import { drillState } from '../practice/state.ts'
import { cleanText } from '../terminal/cleanText.ts'
import type { Context } from './context.ts'
import { UserError } from './io.ts'
import { attemptLine, type DatedAnswer, thenAndNow } from './logText.ts'
import { type Regraded, regradeAttempt } from './regrade.ts'
import type { Command, Options } from './table.ts'

/** Attempts listed where no number is asked for. */
const USUAL_LIMIT = 20
const USUAL_COLUMNS = 80

interface Scope {
  readonly drill?: string
  readonly dimension?: string
}

/** `redrill log [drill[/dimension]]`: attempts, then and now side by side; `--regrade` judges them again. */
export const log: Command = async (context, [name], options) => {
  if (options.apply && !options.regrade) throw new UserError('--apply goes with --regrade')
  const scope = await scopeOf(context, name)
  if (options.regrade) return regrade(context, scope, options)
  const limit = limitOption(options)
  if (options.json) {
    const attempts: Attempt[] = []
    for await (const attempt of attemptsIn(context, scope)) attempts.push(attempt)
    context.json({ version: 1, attempts: limit === undefined ? attempts : attempts.slice(-limit) })
    return 0
  }
  await context.page(cleanText(await logText(context, scope, limit ?? USUAL_LIMIT)))
  return 0
}

/** A drill may be gone from the library and still have attempts. */
async function scopeOf(context: Context, name: string | undefined): Promise<Scope> {
  if (name === undefined) return {}
  const [drill = '', dimension] = name.split('/')
  const { state } = await context.store()
  if (!drillState(state, drill)) await context.drill(drill)
  return { drill, ...(dimension === undefined ? {} : { dimension }) }
}

function limitOption({ limit }: Options): number | undefined {
  if (limit === undefined) return undefined
  const count = Number(limit)
  if (!Number.isInteger(count) || count < 1)
    throw new UserError(`--limit cannot be "${limit}"; give a whole number from 1 on`)
  return count
}

async function* attemptsIn(context: Context, { drill, dimension }: Scope): AsyncGenerator<Attempt> {
  const store = await context.store()
  for await (const attempt of store.attempts()) {
    if (drill !== undefined && attempt.drill !== drill) continue
    if (dimension === undefined || attempt.dimensions.some((judged) => judged.dimension === dimension))
      yield attempt
  }
}

async function logText(context: Context, scope: Scope, limit: number): Promise<string> {
  const latest: Attempt[] = []
  const first = new Map<string, DatedAnswer>()
  const last = new Map<string, DatedAnswer>()
  let count = 0
  for await (const attempt of attemptsIn(context, scope)) {
    count += 1
    latest.push(attempt)
    if (latest.length > limit) latest.shift()
    if (scope.drill === undefined) continue
    for (const judged of attempt.dimensions) {
      const answer = { day: attempt.day, judged }
      if (!first.has(judged.dimension)) first.set(judged.dimension, answer)
      last.set(judged.dimension, answer)
    }
  }
  const head = count > latest.length ? [`The latest ${latest.length} of ${count} attempts:`] : []
  if (count === 0) return `No attempts${scope.drill ? ` at ${scope.drill}` : ''} yet.`
  const width = context.io.stdout.columns ?? USUAL_COLUMNS
  const pairs = [...first].flatMap(([dimension, then]) => {
    const now = last.get(dimension)
    const isAsked = scope.dimension === undefined || scope.dimension === dimension
    return isAsked && now && now !== then ? [thenAndNow(dimension, then, now, width)] : []
  })
  return [[...head, ...latest.map(attemptLine)].join('\n'), ...pairs].join('\n\n')
}

/** Shows which scores the present grader would change; with `--apply` it changes them, by records of their own. */
async function regrade(context: Context, scope: Scope, options: Options): Promise<number> {
  const library = await context.library()
  const store = await context.store()
  const { createLexicalGrader } = await import('../grading/lexical.ts')
  const grader = createLexicalGrader(library)
  const found: Regraded[] = []
  for await (const attempt of attemptsIn(context, scope)) {
    const drill = findDrill(library, attempt.drill)
    const again = drill && (await regradeAttempt(drill, attempt, grader))
    if (again) found.push(again)
  }
  if (options.apply) {
    const { name, version } = grader
    for (const { attempt, dimensions } of found) {
      await store.append({ type: 'regrade', attempt: attempt.id, grader: { name, version }, dimensions })
    }
  }
  if (options.json) context.json(regradeJson(found, options))
  else context.out(regradeText(found, options))
  return 0
}

function regradeJson(found: readonly Regraded[], options: Options): object {
  const attempts = found.map(({ attempt, changes }) => ({
    ...{ attempt: attempt.id, drill: attempt.drill, day: attempt.day },
    changes,
  }))
  return { version: 1, applied: options.apply === true, attempts }
}

function regradeText(found: readonly Regraded[], options: Options): string {
  const rows = found.flatMap(({ attempt, changes }) =>
    changes.map((one) => `  ${attempt.day}  ${attempt.drill}/${one.dimension}  ${one.before} → ${one.after}`),
  )
  const silent = found.filter(({ changes }) => changes.length === 0).length
  const verdicts = silent > 0 ? ` (${silent} more keep their scores and change in a line)` : ''
  if (found.length === 0) return 'The present grader says the same of all of them.'
  const done = options.apply ? 'Kept:' : 'Would change; `redrill log --regrade --apply` keeps it:'
  const scores = rows.length === 1 ? '1 score' : `${rows.length} scores`
  return [`${done} ${scores}${verdicts}`, ...rows].join('\n')
}
