import * as v from 'valibot'
import { gradeAdHoc } from '../grading/adHoc.ts'
import type { Context } from './context.ts'
import { readJsonLines } from './jsonLines.ts'

const adHocRow = v.object({
  id: v.optional(v.nullable(v.string()), null),
  question: v.string(),
  model: v.array(
    v.union([v.string(), v.object({ line: v.string(), also: v.optional(v.array(v.string()), []) })]),
  ),
  answer: v.string(),
})

/** Grades the rows of a file, each with a question and model lines of its own. */
export async function gradeAdHocFile(context: Context, file: string): Promise<number> {
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
