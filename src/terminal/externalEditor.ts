import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A text open in the learner's own editor. */
export interface EditedFile {
  /** The text as it was last saved there; nothing while the editor is putting another file in its place. */
  read(): string | undefined
  /** Settles when the editor is closed, with what went wrong if something did. */
  readonly closed: Promise<string | undefined>
  /** Ends the editor if it is still open, and removes the file. */
  discard(): void
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Opens a text in `$VISUAL`, `$EDITOR` or the system's usual editor; the file is readable by this user alone. Never throws:
 * what goes wrong is told by `closed`. Until then Ctrl-C is meant for the editor.
 */
export function openEditor(text: string, env: Environment): EditedFile {
  const command = env.VISUAL || env.EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi')
  process.on('SIGINT', ignore)
  try {
    const folder = mkdtempSync(join(tmpdir(), 'redrill-'))
    const file = join(folder, 'answer.md')
    writeFileSync(file, text, { mode: 0o600 })
    const child = start(command, file, env)
    return {
      read: () => readBack(file, text),
      closed: endOf(child)
        .then(
          (code) =>
            code === 0
              ? undefined
              : `"${command}" ended with error ${code}; what it saved is kept. EDITOR names another one.`,
          (error: Error) => `"${command}" did not start: ${error.message}. EDITOR names another one.`,
        )
        .finally(() => process.removeListener('SIGINT', ignore)),
      discard() {
        child.kill()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    process.removeListener('SIGINT', ignore)
    const reason = error instanceof Error ? error.message : String(error)
    return {
      read: () => undefined,
      closed: Promise.resolve(`The editor could not be opened: ${reason}`),
      discard: ignore,
    }
  }
}

const ignore = (): void => {}

function readBack(file: string, before: string): string | undefined {
  try {
    return withoutLastNewline(readFileSync(file, 'utf8'), before)
  } catch {
    return undefined
  }
}

/** Through a shell, as git does it, since the variable may hold arguments. */
function start(command: string, file: string, env: Environment): ChildProcess {
  const options = { stdio: 'inherit', env: env as NodeJS.ProcessEnv } as const
  if (process.platform === 'win32') return spawn(`${command} "${file}"`, { ...options, shell: true })
  return spawn('/bin/sh', ['-c', `${command} "$1"`, command, file], options)
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
}

/** Editors end a file with a newline of their own. */
function withoutLastNewline(text: string, before: string): string {
  return text.endsWith('\n') && !before.endsWith('\n') ? text.replace(/\r?\n$/, '') : text
}
