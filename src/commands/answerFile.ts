import type { Drill, Round } from '../drills/drill.ts'
import type { Ask } from '../practice/ask.ts'
import type { Attempt, Timing } from '../practice/attempt.ts'
import { type AnswerLine, readOneAnswer, unknownField } from './answerLines.ts'
import { askedDrill, buildAttempt, judgeAll, verdictsOn } from './buildAttempt.ts'
import type { Context } from './context.ts'
import { gradeLine } from './gradeLine.ts'
import { UserError } from './io.ts'

/**
 * `--answers`: grades, keeps and schedules one answer line without a terminal, then prints its grade line.
 * An `id` that was kept before answers the same again and keeps nothing.
 */
export async function answerFromFile(
  context: Context,
  drill: Drill,
  ask: Ask,
  file: string,
): Promise<number> {
  const line = await readOneAnswer(context, file)
  const error = unknownField(drill, line)
  if (error !== undefined) {
    context.json({ id: line.id, error })
    return 1
  }
  const store = await context.store()
  const known = line.id === null ? undefined : await store.findExternal(line.id)
  const attempt = known ?? (await keep(context, drill, ask, line))
  context.json(
    gradeLine(line.id, attempt.drill, attempt.grader, attempt.dimensions, {
      attempt: attempt.id,
      kept: true,
    }),
  )
  return 0
}

async function keep(context: Context, base: Drill, ask: Ask, line: AnswerLine): Promise<Attempt> {
  if (Object.keys(line.fields).length === 0)
    throw new UserError('the answer line has no fields; there is nothing to keep')
  const drill = askedDrill(base, ask)
  // A drill that is asked at the terminal shares these files and is on screen before a grader is needed.
  const { createLexicalGrader } = await import('../grading/lexical.ts')
  const grader = createLexicalGrader(await context.library())
  const answers = Object.fromEntries(Object.entries(line.fields).map(([id, answer]) => [id, { answer }]))
  const judged = judgeAll(drill, answers, await verdictsOn(drill, answers, grader))
  const more = line.id === null ? {} : { external: line.id }
  return (await context.store()).append(
    buildAttempt(drill, ask, grader, timingsOf(drill, ask, line), judged, more),
  )
}

/** The time taken against the limits of the rounds whose fields are present, shared out in proportion to them. */
function timingsOf(drill: Drill, ask: Ask, line: AnswerLine): Timing[] {
  const { seconds } = line
  if (seconds === undefined) return []
  const present = new Set(drill.dimensions.filter((d) => d.id in line.fields).map((d) => d.round))
  const rounds = [...present].map((round) => {
    const own = ask.rounds.find((asked) => asked.round === round)
    return { round, timed: own === undefined || own.limit !== undefined, limit: limitOf(drill, ask, round) }
  })
  const total = rounds.reduce((sum, { limit }) => sum + limit, 0)
  return rounds.map(({ round, timed, limit }) => {
    const share = (seconds * limit) / total
    return {
      round,
      seconds: share,
      overtime: timed ? Math.max(0, share - limit) : 0,
      ...(timed ? { limit } : {}),
    }
  })
}

function limitOf(drill: Drill, ask: Ask, round: Round): number {
  const half = ask.mode === 'half' ? ask.rounds.find((asked) => asked.round === round)?.limit : undefined
  return half ?? drill.limits[round]
}
