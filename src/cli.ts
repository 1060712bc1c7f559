import { version } from './commands/version.ts'

/** Runs the program on this process; the exit code is set, never forced, so that output is flushed. */
export async function run(): Promise<void> {
  const argv = process.argv.slice(2)
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    // Asked for by scripts that time it: nothing else is loaded.
    process.stdout.write(`${version}\n`)
    return
  }
  const [{ main }, { createIo }] = await Promise.all([import('./main.ts'), import('./commands/processIo.ts')])
  process.exitCode = await main(argv, createIo(process))
}
