import type { Drill } from '../drills/drill.ts'
import type { Grader } from '../grading/grader.ts'
import { createLexicalGrader } from '../grading/lexical.ts'
import { type AnswerLine, readAnswerLines, unknownField } from './answerLines.ts'
import { judgeAll, verdictsOn } from './buildAttempt.ts'
import type { Context } from './context.ts'
import { gradeLine } from './gradeLine.ts'

/** Grades the answers of a file to one drill. */
export async function gradeAnswers(context: Context, id: string, file: string): Promise<number> {
  const drill = await context.drill(id)
  const grader = createLexicalGrader(await context.library())
  let code = 0
  for (const line of await readAnswerLines(context, file)) {
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
