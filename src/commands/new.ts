import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { DrillKind } from '../drills/drill.ts'
import { ID } from '../drills/drillSchema.ts'
import { findDrill } from '../drills/library.ts'
import { makeFolder, SHARED_FOLDER } from '../store/disk.ts'
import { UserError } from './io.ts'
import { skeleton } from './skeleton.ts'
import type { Command } from './table.ts'

const KINDS: readonly DrillKind[] = ['system', 'diagnosis', 'choice', 'recall']

/** `redrill new <id>`: writes a skeleton into the home's drills, which passes `check` once it is filled in. */
export const newDrill: Command = async (context, [id = ''], options) => {
  const { kind = 'system', chapter = 'my-drills' } = options
  if (!ID.test(id)) throw new UserError(`"${id}" is no drill id; use lower-case words joined by hyphens`)
  if (typeof chapter !== 'string' || !ID.test(chapter)) {
    throw new UserError(`"${chapter}" is no chapter id; use lower-case words joined by hyphens`)
  }
  const known = KINDS.find((candidate) => candidate === kind)
  if (!known) throw new UserError(`there is no kind "${kind}"; the kinds are ${KINDS.join(', ')}`)
  const folder = join(context.home.path, 'drills', chapter)
  const path = join(folder, `${id}.md`)
  const twin = findDrill(await context.library(), id)
  if (existsSync(path) || twin) {
    throw new UserError(`the drill ${id} is there already, in ${twin?.file ?? path}; choose another id`)
  }
  try {
    makeFolder(folder, SHARED_FOLDER)
    writeFileSync(path, skeleton(id, known), { flag: 'wx' })
  } catch (error) {
    throw new UserError(
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code}); check its permissions`,
    )
  }
  const shown = relative(context.io.cwd, path)
  context.out(`Wrote ${shown}. Fill in what stands between < and >, then: redrill check ${shown}`)
  return 0
}
