import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import type { Drill } from '../drills/drill.ts'
import type { Context } from './context.ts'
import { UserError } from './io.ts'

const answerLine = v.object({
  id: v.optional(v.nullable(v.string()), null),
  fields: v.record(v.string(), v.string()),
  seconds: v.optional(v.pipe(v.number(), v.minValue(0))),
})

/** One line of `--answers`: `{"id", "fields": {dimension: text}, "seconds"}`; `id` is the caller's. */
export type AnswerLine = v.InferOutput<typeof answerLine>

interface JsonLine {
  readonly value?: unknown
  readonly error?: string
}

/** The JSON Lines of a file, or of standard input for `-`; a line that is no JSON comes as an error. */
export async function readJsonLines(context: Context, file: string): Promise<JsonLine[]> {
  const text = file === '-' ? await readAll(context) : readText(context, file)
  return text
    .split('\n')
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      try {
        return { value: JSON.parse(line) as unknown }
      } catch {
        return { error: `line ${number} is no JSON` }
      }
    })
}

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

function readText(context: Context, file: string): string {
  try {
    return readFileSync(resolve(context.io.cwd, file), 'utf8')
  } catch (error) {
    throw new UserError(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}); name a file of JSON lines, or -`,
    )
  }
}

async function readAll(context: Context): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of context.io.stdin) chunks.push(Buffer.from(chunk as Buffer))
  return Buffer.concat(chunks).toString('utf8')
}
