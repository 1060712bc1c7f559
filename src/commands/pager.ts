import { spawnSync } from 'node:child_process'
import type { Io } from './io.ts'

/** What less is told where nobody told it anything: leave what fits, keep colours, keep the screen afterwards. */
const LESS = 'FRX'

/** Shows a text in the pager of the environment; false where there is none to be had. */
export function showInPager(text: string, command: string, env: Io['env']): boolean {
  const { error, status } = spawnSync(command, {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    shell: true,
    env: { ...env, LESS: env.LESS ?? LESS },
  })
  // A shell that does not find the command ends with 127.
  return error === undefined && status !== 127
}
