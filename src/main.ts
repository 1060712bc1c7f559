import { Command, CommanderError } from 'commander'
import { Context } from './commands/context.ts'
import { type Io, UserError } from './commands/io.ts'
import { COMMANDS, type CommandSpec, GLOBAL_OPTIONS, type Options } from './commands/table.ts'
import { version } from './commands/version.ts'
import { cleanText } from './terminal/cleanText.ts'

/** Exit codes: worked; worked and the answer is no; could not do it; interrupted, with everything answered kept. */
export const EXIT = { ok: 0, no: 1, failed: 2, interrupted: 130 } as const

/** Runs redrill with these arguments; returns the exit code. Nothing else exits or decides what an error looks like. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok
  const run: Run = async (spec, context, args, options) => {
    try {
      const command = await spec.load()
      code = await command(context, args, options)
    } finally {
      await context.end()
    }
  }
  const words = argv.length === 0 || startsWithFlag(argv) ? ['today', ...argv] : argv
  // Only the command that is named is set up: twenty of them would cost each start some milliseconds.
  const named = COMMANDS.filter((spec) => nameOf(spec) === words[0])
  const program = programFor(io, run, named.length > 0 ? named : COMMANDS)
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    return exitCodeOf(error, io)
  }
}

type Run = (spec: CommandSpec, context: Context, args: readonly string[], options: Options) => Promise<void>

/** `redrill --minutes 10` is `redrill today --minutes 10`; help and version stay those of the program. */
function startsWithFlag(argv: readonly string[]): boolean {
  const own = new Set(['-h', '--help', '-V', '--version'])
  return (
    argv.every((word) => !own.has(word)) &&
    argv[0]?.startsWith('-') === true &&
    !argv.some((word) => isCommand(word))
  )
}

function isCommand(word: string): boolean {
  return COMMANDS.some((spec) => nameOf(spec) === word)
}

const nameOf = (spec: CommandSpec): string | undefined => spec.usage.split(' ')[0]

/** The tree of these commands, which `run` runs. */
function programFor(io: Io, run: Run, commands: readonly CommandSpec[]): Command {
  const program = new Command('redrill')
    .description(
      'Interview drills: a timed question, your typed answer, an honest score, and every weak dimension back tomorrow.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .showHelpAfterError('(redrill --help lists the commands)')
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      outputError: (text, write) => write(`redrill: ${cleanText(text).replace(/^error: /, '')}`),
    })
    .exitOverride()
  for (const spec of commands) addCommand(program, spec, io, run)
  return program
}

function addCommand(program: Command, spec: CommandSpec, io: Io, run: Run): void {
  const [name = '', ...parameters] = spec.usage.split(' ')
  // A subcommand made by addCommand() would not inherit exitOverride and the output streams.
  const command = program.command(name).description(spec.about).copyInheritedSettings(program)
  for (const parameter of parameters) command.argument(parameter)
  for (const [flags, about] of [...spec.options, ...GLOBAL_OPTIONS]) command.option(flags, about)
  command.addHelpText('after', `\nExamples:\n${spec.examples.map((line) => `  ${line}`).join('\n')}`)
  command.action(async (...all: unknown[]) => {
    const options = command.opts<Record<string, string | boolean | undefined>>()
    const args = all
      .slice(0, parameters.length)
      .flat()
      .filter((arg): arg is string => typeof arg === 'string')
    const { home, plain, color } = options
    const context = new Context(io, {
      ...(typeof home === 'string' ? { home } : {}),
      plain: plain === true,
      color: color !== false,
    })
    await run(spec, context, args, options)
  })
}

function exitCodeOf(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed
  if (isNamed(error, 'Interrupted')) return EXIT.interrupted
  if (error instanceof UserError || isNamed(error, 'StoreError')) {
    io.stderr.write(`redrill: ${cleanText((error as Error).message)}\n`)
    return EXIT.failed
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  io.stderr.write(
    `redrill: this is a bug in redrill; please report it with these lines\n${cleanText(stack)}\n`,
  )
  return EXIT.failed
}

/** By name, so that a plain `--version` loads neither the store nor the terminal for their error classes. */
function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}
