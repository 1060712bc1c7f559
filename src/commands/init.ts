import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder, SHARED_FOLDER } from '../store/disk.ts'
import { UserError } from './io.ts'
import { skeleton } from './skeleton.ts'
import type { Command } from './table.ts'

const DATA_README = `# redrill data

What you practise in this folder is kept here: answers and scores in \`journal/\`, and what is worked out from them
in \`state.json\`. Keep the journals; the rest can be made again with \`redrill doctor --rebuild\`.
`

const IGNORE = `# The journals are yours to commit; the rest is worked out from them.
data/state.json
data/cache/
data/drafts/
data/backups/
`

/** `redrill init [dir]`: a practice folder with its own drills and data. Nothing that is there is overwritten. */
export const init: Command = async (context, [dir = '.']) => {
  const folder = resolve(context.io.cwd, dir)
  if (existsSync(join(folder, 'data', 'README.md'))) {
    throw new UserError(`${dir} is a practice folder already; run redrill in it`)
  }
  try {
    makeFolder(join(folder, 'data'), SHARED_FOLDER)
    makeFolder(join(folder, 'drills', 'my-drills'), SHARED_FOLDER)
    writeFileSync(join(folder, 'data', 'README.md'), DATA_README)
    writeUnlessThere(join(folder, '.gitignore'), IGNORE)
    if (readdirSync(join(folder, 'drills', 'my-drills')).length === 0) {
      writeFileSync(join(folder, 'drills', 'my-drills', 'my-first.md'), skeleton('my-first', 'recall'))
    }
  } catch (error) {
    throw new UserError(
      `${dir} cannot be written (${(error as NodeJS.ErrnoException).code}); choose another folder`,
    )
  }
  context.out(`Made a practice folder in ${folder}.`)
  context.out(
    `Run redrill there to practise, and fill in drills/my-drills/my-first.md to add a drill of your own.`,
  )
  return 0
}

function writeUnlessThere(path: string, text: string): void {
  if (!existsSync(path)) writeFileSync(path, text)
}
