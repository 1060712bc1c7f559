import { createIo } from './commands/processIo.ts'
import { main } from './main.ts'

/** Runs the program on this process; the exit code is set, never forced, so that output is flushed. */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), createIo(process))
}
