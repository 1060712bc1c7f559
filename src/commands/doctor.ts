import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { listBackups } from '../store/backups.ts'
import { listJournals } from '../store/journal.ts'
import type { Context } from './context.ts'
import { openPracticeStore } from './practiceStore.ts'
import type { Command } from './table.ts'
import { version } from './version.ts'

/** `redrill doctor`: where things are and whether all is well; exit 1 when something is not. */
export const doctor: Command = async (context, _args, options) => {
  const { home } = context
  if (options.restore) await restore(context)
  const store = await openPracticeStore(context, options.rebuild === true)
  const library = await context.library()
  const journals = listJournals(home.data)
  const bytes = journals.reduce((sum, journal) => sum + journal.bytes, 0)
  const backups = listBackups(home.data)
  const writable = isWritable(home.data)
  const rows: [string, string][] = [
    ['redrill', `${version} on Node ${process.version}, ${context.io.platform}`],
    ['home', `${home.path} (${home.why})`],
    ['data', `${home.data}${writable ? '' : ' (cannot be written: what you answer would not be kept)'}`],
    [
      'drills',
      `${library.drills.length} in ${library.chapters.length} chapters, from ${context
        .drillRoots()
        .map((root) => root.path)
        .join(' and ')}`,
    ],
    ['journals', `${journals.length} files, ${Math.ceil(bytes / 1024)} kB, ${store.state.attempts} attempts`],
    ['damaged lines', String(store.problems.length)],
    [
      'backups',
      backups.length === 0
        ? 'none yet; one is made each day you practise'
        : `${backups.length}, the latest of ${backups.at(-1)?.day}`,
    ],
  ]
  for (const [name, text] of rows) context.out(`${name.padEnd(14)} ${text}`)
  for (const problem of store.problems) context.out(`  ${problem.file} line ${problem.line}: ${problem.why}`)
  if (options.rebuild) context.out('The state was worked out again from the journals.')
  await store.close()
  const faults = library.problems.filter((problem) => problem.severity === 'error').length
  if (faults > 0) context.out(`${faults} faults in drill files; \`redrill check\` lists them`)
  const well = writable && store.problems.length === 0 && faults === 0
  context.out(well ? 'All is well.' : 'See the lines above.')
  return well ? 0 : 1
}

async function restore(context: Context): Promise<void> {
  const { restoreBackups } = await import('../store/restore.ts')
  const { records, path } = restoreBackups(context.home.data, context.io.now())
  context.out(
    path
      ? `Brought back ${records} records into ${path}.`
      : 'The journals hold everything that the backups hold.',
  )
}

/** Whether the folder, or the nearest one above it that exists, can be written. */
function isWritable(folder: string): boolean {
  let path = folder
  while (!existsSync(path) && path !== dirname(path)) path = dirname(path)
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
