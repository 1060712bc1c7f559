import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { flushFolder, followed, PRIVATE_FILE, temporaryName } from '../store/disk.ts'
import { systemCode } from '../store/storeError.ts'
import { UserError } from './io.ts'

/** Where a report goes: it is there whole after `keep`, or not at all. */
export interface ReportFile {
  readonly write: (text: string) => void
  readonly keep: () => void
  readonly abandon: () => void
}

/** Opens a file for a report beside its final place; a `UserError` where it is there already and `force` is not given. */
export function openReportFile(cwd: string, name: string, force: boolean): ReportFile {
  const path = followed(resolve(cwd, name))
  if (!force && existsSync(path)) throw isThere(name)
  const temporary = temporaryName(path)
  const file = attempt(name, () => openSync(temporary, 'w', PRIVATE_FILE))
  const abandon = () => {
    closeSync(file)
    rmSync(temporary, { force: true })
  }
  return {
    write: (text) => attempt(name, () => writeFileSync(file, text)),
    keep() {
      attempt(name, () => fsyncSync(file))
      if (force) attempt(name, () => renameSync(temporary, path))
      else attempt(name, () => linkInto(temporary, path, name))
      flushFolder(dirname(path))
      closeSync(file)
    },
    abandon,
  }
}

/** Gives the file its name without taking the place of one that came in between. */
function linkInto(temporary: string, path: string, name: string): void {
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw isThere(name)
    // A file system without hard links: the check at the start has to do.
    renameSync(temporary, path)
    return
  }
  rmSync(temporary)
}

const isThere = (name: string) =>
  new UserError(`${name} is there already; give another name, or --force to overwrite it`)

function attempt<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined || error instanceof UserError) throw error
    throw new UserError(`${name} cannot be written (${code}); give --output another place`)
  }
}
