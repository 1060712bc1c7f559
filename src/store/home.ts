import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** The folder that holds what was practised; absolute paths. */
export interface Home {
  readonly path: string
  /** Where journals, state, drafts and backups are: `data` in the home. */
  readonly data: string
  /** How it was found, as the end of the sentence "this home is …". */
  readonly why: string
  /** The home's own drills, with symbolic links resolved, where it has any. */
  readonly drills?: string
}

export interface HomeSearch {
  /** The value of `--home`. */
  readonly flag?: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly platform: NodeJS.Platform
}

const MARK = '# redrill data'

/**
 * The data home: `--home`, else `REDRILL_HOME`, else the nearest folder from `cwd` upwards that holds `drills/` and a
 * `data/README.md` beginning `# redrill data`, else the platform's data folder. It need not exist yet.
 */
export function findHome(search: HomeSearch): Home {
  const { flag, env, cwd } = search
  if (flag) return homeAt(path.resolve(cwd, flag), 'given by --home')
  if (env.REDRILL_HOME) return homeAt(path.resolve(cwd, env.REDRILL_HOME), 'given by REDRILL_HOME')
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (isMarked(folder)) return homeAt(folder, 'the nearest folder with drills/ and data/README.md')
    if (folder === path.dirname(folder)) break
  }
  return homeAt(platformFolder(search), "this platform's folder for data")
}

function homeAt(folder: string, why: string): Home {
  const drills = path.join(folder, 'drills')
  const home = { path: folder, data: path.join(folder, 'data'), why }
  return isFolder(drills) ? { ...home, drills: realpathSync(drills) } : home
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isMarked(folder: string): boolean {
  const readme = path.join(folder, 'data', 'README.md')
  if (!existsSync(readme) || !isFolder(path.join(folder, 'drills'))) return false
  try {
    const file = openSync(readme, 'r')
    const start = Buffer.alloc(MARK.length)
    readSync(file, start)
    closeSync(file)
    return start.toString('latin1') === MARK
  } catch {
    return false
  }
}

/** The folder for a program's data, by the XDG, Apple and Windows rules. */
export function platformFolder({ env, platform }: Pick<HomeSearch, 'env' | 'platform'>): string {
  const { join, isAbsolute } = platform === 'win32' ? path.win32 : path.posix
  const user = (platform === 'win32' ? env.USERPROFILE : env.HOME) || homedir()
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(user, 'AppData', 'Local'), 'redrill')
  if (platform === 'darwin') return join(user, 'Library', 'Application Support', 'redrill')
  const data = env.XDG_DATA_HOME
  // The XDG rules say that a relative path is to be ignored.
  return join(data && isAbsolute(data) ? data : join(user, '.local', 'share'), 'redrill')
}
