/** Something could not be kept or read; the message says in one line what, where and what to do next. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  /** The system's code such as `ENOSPC`, or `NEWER` where the file is of a later version than this program. */
  readonly code: string
  readonly path: string

  constructor(message: string, code: string, path: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.path = path
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space and try again',
  EDQUOT: 'your quota on this disk is used up; free some space and try again',
  EFBIG: 'the file would pass the file size limit; raise the limit (ulimit -f) and try again',
  EACCES: 'permission denied; give yourself the right to write there or use --home with another folder',
  EPERM: 'permission denied; give yourself the right to write there or use --home with another folder',
  EROFS: 'the folder is on a read-only disk; use --home with a folder that can be written',
  ENOENT: 'the folder has vanished; bring it back (is its disk mounted?) and try again',
  EEXIST: 'a file stands where a folder should be; move it away or use --home with another folder',
  ENOTDIR: 'a file stands where a folder should be; move it away or use --home with another folder',
  EISDIR: 'a folder stands where a file should be; move it away and try again',
  EIO: 'the disk reports an error; check the disk, or use --home with a folder on another one',
  EINTR: 'the system interrupted it; try again',
  EMFILE: 'too many files are open; close some programs and try again',
  ENFILE: 'too many files are open; close some programs and try again',
  ESTALE: 'the network folder no longer answers for it; mount it again and try again',
  ETIMEDOUT: 'the network folder does not answer; check the connection and try again',
  EHOSTDOWN: 'the network folder does not answer; check the connection and try again',
}

/** The code of a system error, or undefined where the error is a fault of the program. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined
}

/** The `StoreError` for a system error met while `doing` something at `path`; any other error is given back as it is. */
export function storeError(doing: string, path: string, error: unknown): unknown {
  const code = systemCode(error)
  if (error instanceof StoreError || code === undefined) return error
  const reason = REASONS[code] ?? `the system says ${code}; \`redrill doctor\` shows where things are`
  return new StoreError(`could not ${doing} ${path}: ${reason}`, code, path, error)
}

/** Runs `work`; a system error leaves it as a `StoreError`. */
export function naming<T>(doing: string, path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeError(doing, path, error)
  }
}

/** The refusal of a file that a later redrill wrote. */
export function newerVersion(path: string, version: number, known: number): StoreError {
  return new StoreError(
    `${path} was written by a newer redrill (format ${version}, this one knows ${known}); update redrill to use it`,
    'NEWER',
    path,
  )
}
