import * as v from 'valibot'
import type { Drill } from '../drills/drill.ts'
import type { Context } from './context.ts'
import { UserError } from './io.ts'
import { readJsonLines } from './jsonLines.ts'

const answerLine = v.object({
  id: v.optional(v.nullable(v.string()), null),
  fields: v.record(v.string(), v.string()),
  seconds: v.optional(v.pipe(v.number(), v.minValue(0))),
})

/** One line of `--answers`: `{"id", "fields": {dimension: text}, "seconds"}`; `id` is the caller's. */
export type AnswerLine = v.InferOutput<typeof answerLine>

/** The answer lines of a file; one that does not fit comes as an error with its id. */
export async function readAnswerLines(
  context: Context,
  file: string,
): Promise<(AnswerLine | { id: string | null; error: string })[]> {
  return (await readJsonLines(context, file)).map(({ value, error }) => {
    const parsed = v.safeParse(answerLine, value)
    if (parsed.success) return parsed.output
    const id = (value as { id?: unknown } | undefined)?.id
    const where = parsed.issues[0]?.path?.map((part) => String(part.key)).join('.')
    const why = error ?? (where ? `"${where}" does not fit` : 'the line does not fit')
    return {
      id: typeof id === 'string' ? id : null,
      error: `${why}; write {"id", "fields": {"<dimension>": "text"}}`,
    }
  })
}

/** Why a line cannot be graded on this drill: a field that is none of its dimensions. */
export function unknownField(drill: Drill, line: AnswerLine): string | undefined {
  const known = drill.dimensions.map((dimension) => dimension.id)
  const field = Object.keys(line.fields).find((candidate) => !known.includes(candidate))
  return field === undefined
    ? undefined
    : `${drill.id} has no dimension "${field}"; it has ${known.join(', ')}`
}

/** The one answer line that `run`, `retry` and `half` take. */
export async function readOneAnswer(context: Context, file: string): Promise<AnswerLine> {
  const lines = await readAnswerLines(context, file)
  const [line] = lines
  if (lines.length !== 1 || !line)
    throw new UserError(`${file} has ${lines.length} answer lines; give exactly one`)
  if ('error' in line) throw new UserError(`${file}: ${line.error}`)
  return line
}
