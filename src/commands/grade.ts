import * as v from 'valibot'
import type { Drill } from '../drills/drill.ts'
import { gradeAdHoc } from '../grading/adHoc.ts'
import type { Grader } from '../grading/grader.ts'
import { createLexicalGrader } from '../grading/lexical.ts'
import { type AnswerLine, readAnswerLines, readJsonLines, unknownField } from './answerLines.ts'
import { judgeAll, verdictsOn } from './buildAttempt.ts'
import type { Context } from './context.ts'
import { gradeLine } from './gradeLine.ts'
import { UserError } from './io.ts'
import type { Command } from './table.ts'

/** `redrill grade`: grades answers without storing anything; one JSON line in, one out, in order. */
export const grade: Command = async (context, [id], options) => {
  if (typeof options.adHoc === 'string') return gradeAdHocFile(context, options.adHoc)
  if (id === undefined) throw new UserError('name a drill, or grade rows of their own with --ad-hoc FILE')
  if (typeof options.answers !== 'string')
    throw new UserError(`name the answers: redrill grade ${id} --answers FILE`)
  const drill = await context.drill(id)
  const grader = createLexicalGrader(await context.library())
  let code = 0
  for (const line of await readAnswerLines(context, options.answers)) {
    const error = 'error' in line ? line.error : unknownField(drill, line)
    if (error !== undefined) code = 1
    context.json(
      error === undefined ? await graded(drill, line as AnswerLine, grader) : { id: line.id, error },
    )
  }
  return code
}

async function graded(drill: Drill, line: AnswerLine, grader: Grader): Promise<object> {
  const answers = Object.fromEntries(
    Object.entries(line.fields).map(([field, answer]) => [field, { answer }]),
  )
  return gradeLine(
    line.id,
    drill.id,
    grader,
    judgeAll(drill, answers, await verdictsOn(drill, answers, grader)),
  )
}

const adHocRow = v.object({
  id: v.optional(v.nullable(v.string()), null),
  question: v.string(),
  model: v.array(
    v.union([v.string(), v.object({ line: v.string(), also: v.optional(v.array(v.string()), []) })]),
  ),
  answer: v.string(),
})

async function gradeAdHocFile(context: Context, file: string): Promise<number> {
  let code = 0
  const concepts = await context.concepts()
  for (const { value, error } of await readJsonLines(context, file)) {
    const row = v.safeParse(adHocRow, value)
    if (row.success) {
      context.json({ id: row.output.id, ...gradeAdHoc(row.output, concepts) })
    } else {
      code = 1
      const id = (value as { id?: unknown } | undefined)?.id ?? null
      context.json({ id, error: error ?? 'write {"id", "question", "model": ["line"], "answer"}' })
    }
  }
  return code
}
