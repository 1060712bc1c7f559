import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { temporaryFolder } from '../support.ts'

/** Bundles one of the child programs of this folder; returns the path of a file that plain Node runs. */
export async function bundleChild(name: string): Promise<string> {
  const outfile = join(temporaryFolder(), `${name}.mjs`)
  await build({
    input: fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
    platform: 'node',
    output: { file: outfile, format: 'esm', codeSplitting: false },
    logLevel: 'silent',
  })
  return outfile
}

export interface ChildRun {
  /** Finished lines of standard output; a line that a kill cut off is left out. */
  readonly lines: readonly string[]
  readonly errors: string
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** Runs a program to its end; `started` gets the process once it has printed `ready`. */
export function runChild(
  command: string,
  args: readonly string[],
  started: (child: ChildProcess) => void = () => undefined,
): Promise<ChildRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    let isReady = false
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (isReady || !output.includes('ready\n')) return
      isReady = true
      started(child)
    })
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({ lines: output.split('\n').slice(0, -1), errors, code, signal }),
    )
  })
}

/** The ids that a child said were kept. */
export const keptIn = (run: ChildRun): string[] =>
  run.lines.filter((line) => line.startsWith('kept ')).map((line) => line.slice('kept '.length))
