import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from './context.ts'
import { UserError } from './io.ts'

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
