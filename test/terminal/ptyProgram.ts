import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'rolldown'
import type { AnswerResult, Draft } from '../../src/terminal/terminal.ts'
import { type InTerminal, startInTerminal } from './inTerminal.ts'
import type { Play } from './play.ts'

/** Bundles the test program; returns the folder it is in, for `startProgram` and `removeBundle`. */
export async function bundleProgram(): Promise<string> {
  const bundle = mkdtempSync(join(tmpdir(), 'redrill-test-'))
  await build({
    input: { harness: join(import.meta.dirname, 'harness.ts') },
    platform: 'node',
    output: { dir: bundle, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    logLevel: 'silent',
  })
  return bundle
}

export const removeBundle = (bundle: string): void => rmSync(bundle, { recursive: true, force: true })

export interface ProgramOptions {
  readonly columns?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string>>
  /** Under a shell with job control instead of by itself. */
  readonly inShell?: boolean
}

/** The test program in a terminal, with what it left behind. */
export interface Program extends InTerminal {
  draft(): Draft
  result(): Promise<AnswerResult>
}

/** Starts the test program on a play, in a folder of its own that later programs may go on in. */
export function startProgram(bundle: string, play: Play, options: ProgramOptions = {}, folder?: string) {
  const place = folder ?? mkdtempSync(join(bundle, 'play-'))
  writeFileSync(join(place, 'play.json'), JSON.stringify(play))
  const { inShell = false, env = {}, ...size } = options
  const command = [process.execPath, join(bundle, 'harness.mjs'), place]
  const inTerminal = startInTerminal(inShell ? ['/bin/sh', '-i'] : command, {
    ...size,
    cwd: place,
    env: { PS1: 'shell> ', ...env },
  })
  if (inShell) inTerminal.type(`${command.join(' ')}\r`)
  const read = (name: string): string => readFileSync(join(place, name), 'utf8')

  const program: Program = {
    ...inTerminal,
    draft: () => JSON.parse(read('draft.json')) as Draft,
    async result() {
      await program.ended()
      return JSON.parse(read('result.json')) as AnswerResult
    },
  }
  return Object.assign(program, { folder: place })
}
