import type { Io } from './io.ts'

/** The real world as an `Io`. REDRILL_NOW, an ISO instant, is the wall clock at the start of the process. */
export function createIo(from: NodeJS.Process): Io {
  const fixed = from.env.REDRILL_NOW ? Date.parse(from.env.REDRILL_NOW) : Number.NaN
  // node:perf_hooks would cost each start a millisecond.
  const elapsed = () => Number(from.hrtime.bigint()) / 1e6
  const start = elapsed()
  // A reader that closes its end early (`redrill log | head`) or a closed window ends the output, not with an error.
  from.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
  })
  return {
    // Node makes its streams when they are first asked for, a millisecond and more each.
    get stdin() {
      return from.stdin
    },
    get stdout() {
      return from.stdout
    },
    get stderr() {
      return from.stderr
    },
    env: from.env,
    cwd: from.cwd(),
    platform: from.platform,
    now: () => (Number.isNaN(fixed) ? Date.now() : fixed + (elapsed() - start)),
    monotonic: elapsed,
    offset: (at) => -new Date(at).getTimezoneOffset(),
  }
}
