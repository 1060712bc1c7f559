import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { flushFolder, followed, PRIVATE_FILE, sweepTemporaries, temporaryName } from './disk.ts'

const swept = new Set<string>()

/** Puts bytes in place of a file: through a temporary file of its own name, flush, rename and flush of the folder. */
export async function writeState(named: string, bytes: Buffer): Promise<void> {
  const path = followed(named)
  if (!swept.has(path)) sweepTemporaries(dirname(path), basename(path))
  swept.add(path)
  const mode = (await stat(path).catch(() => undefined))?.mode ?? PRIVATE_FILE
  const temporary = temporaryName(path)
  try {
    const handle = await open(temporary, 'w', mode & 0o777)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  flushFolder(dirname(path))
}
