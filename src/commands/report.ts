import { extname } from 'node:path'
import type { Library } from '../drills/library.ts'
import type { Attempt } from '../practice/attempt.ts'
import { isDay } from '../practice/days.ts'
import { createProgressBuilder } from '../practice/progressBuilder.ts'
import { progressScope } from '../practice/progressFilter.ts'
import type { ProgressFilter } from '../practice/progressInput.ts'
import type { PracticeState } from '../practice/state.ts'
import { plainText } from '../reports/clean.ts'
import { isReportFormat, REPORTERS, type ReportFormat } from '../reports/index.ts'
import type { ReportStyle } from '../reports/style.ts'
import { closest } from './closest.ts'
import type { Context } from './context.ts'
import { UserError } from './io.ts'
import { openReportFile } from './reportFile.ts'
import type { Command, Options } from './table.ts'

/** Attempts between two looks at the clock, and milliseconds after which progress is shown. */
const LOOK_EVERY = 2000
const SHOW_AFTER = 1000
/** Characters of a table that are written at once. */
const CHUNK = 65_536

const EXTENSIONS: Readonly<Record<string, ReportFormat>> = {
  '.md': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.json': 'json',
  '.ics': 'ics',
}

/** `redrill report`: progress in one of six formats, to the terminal or into a file. */
export const report: Command = async (context, _args, options) => {
  const format = formatOf(options)
  const days = daysOf(options)
  const { state } = await context.store()
  const filter = { ...days, ...idsOf(options, await context.library(), state) }
  if (typeof options.output !== 'string') {
    const parts: string[] = []
    await write(context, options, format, filter, (text) =>
      format === 'terminal' ? parts.push(text) : context.io.stdout.write(shown(context, text)),
    )
    if (format === 'terminal') await context.page(parts.join('').trimEnd())
    return 0
  }
  const file = openReportFile(context.io.cwd, options.output, options.force === true)
  try {
    await write(context, options, format, filter, file.write)
    file.keep()
  } catch (error) {
    file.abandon()
    throw error
  }
  context.notice(`wrote ${options.output}`)
  return 0
}

async function write(
  context: Context,
  options: Options,
  format: ReportFormat,
  filter: ProgressFilter,
  out: (text: string) => unknown,
): Promise<void> {
  const { state } = await context.store()
  const { drills, chapters } = await context.library()
  const redact = options.redact === true
  const reporter = REPORTERS[format]
  if (reporter.reads === 'attempts') {
    const { header, rows } = (await reporter.load())(redact)
    const scope = progressScope(filter, drills)
    let chunk = header
    await eachAttempt(context, (attempt) => {
      if (scope.holds(attempt)) chunk += rows(attempt)
      if (chunk.length < CHUNK) return
      out(chunk)
      chunk = ''
    })
    out(chunk)
    return
  }
  const today = await context.today()
  const builder = createProgressBuilder({ state, today, drills, chapters, filter, redact })
  await eachAttempt(context, builder.add)
  const text = (await reporter.load())(builder.finish(), await styleOf(context, options))
  out(text.endsWith('\n') ? text : `${text}\n`)
}

/** Goes through all attempts; it says how far it is once that takes over a second. */
async function eachAttempt(context: Context, take: (attempt: Attempt) => void): Promise<void> {
  const store = await context.store()
  const start = context.io.monotonic()
  let done = 0
  let isShown = false
  for await (const attempt of store.attempts()) {
    take(attempt)
    done += 1
    if (done % LOOK_EVERY !== 0 || context.io.monotonic() - start < SHOW_AFTER) continue
    isShown = true
    context.progress('reading attempts', Math.min(done, store.state.attempts - 1), store.state.attempts)
  }
  if (isShown) context.progress('reading attempts', done, done)
}

/** The format asked for, else that of the file's extension, else the terminal's. */
function formatOf({ format, output }: Options): ReportFormat {
  if (typeof format === 'string') {
    if (isReportFormat(format)) return format
    const formats = Object.keys(REPORTERS)
    const near = closest(format, formats)
    const hint = near ? `did you mean ${near}?` : `formats are ${formats.join(', ')}`
    throw new UserError(`there is no format "${format}"; ${hint}`)
  }
  return (typeof output === 'string' ? EXTENSIONS[extname(output).toLowerCase()] : undefined) ?? 'terminal'
}

function daysOf(options: Options): ProgressFilter {
  const since = dayOf(options, 'since')
  const until = dayOf(options, 'until')
  if (since !== undefined && until !== undefined && since > until) {
    throw new UserError(`--since ${since} is after --until ${until}; swap them`)
  }
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
}

/** A drill or chapter may be one that only old attempts know. */
function idsOf(options: Options, { drills, chapters }: Library, state: PracticeState): ProgressFilter {
  const met = Object.values(state.drills)
  const drill = idOf(
    options,
    'drill',
    [...drills, ...met].map(({ id }) => id),
  )
  const chapter = idOf(options, 'chapter', [
    ...chapters.map(({ id }) => id),
    ...met.map((known) => known.chapter),
  ])
  return { ...(drill === undefined ? {} : { drill }), ...(chapter === undefined ? {} : { chapter }) }
}

function dayOf(options: Options, name: 'since' | 'until'): string | undefined {
  const day = options[name]
  if (typeof day !== 'string' || isDay(day)) return day as string | undefined
  throw new UserError(`--${name} cannot be "${day}"; give a day such as 2027-01-31`)
}

function idOf(options: Options, name: 'drill' | 'chapter', known: readonly string[]): string | undefined {
  const id = options[name]
  if (typeof id !== 'string' || known.includes(id)) return id as string | undefined
  const near = closest(id, known)
  throw new UserError(
    `there is no ${name} "${id}"; ${near ? `did you mean ${near}?` : '`redrill drills` lists them'}`,
  )
}

/** What a terminal may show of a format that keeps every character for a file. */
function shown(context: Context, text: string): string {
  return context.io.stdout.isTTY === true ? plainText(text) : text
}

async function styleOf(context: Context, options: Options): Promise<ReportStyle> {
  const { stdout, env } = context.io
  const { createStyle, isColoured } = await import('../terminal/style.ts')
  const toScreen = stdout.isTTY === true && typeof options.output !== 'string'
  const style = createStyle(isColoured(env, !context.flags.color, toScreen))
  const paints = {
    title: style.heading,
    heading: style.heading,
    quiet: style.quiet,
    accent: style.key,
    good: style.good,
    fair: style.fair,
    poor: style.bad,
  }
  return {
    width: toScreen ? Math.max(20, stdout.columns ?? 80) : 80,
    wide: options.wide === true,
    plain: context.flags.plain,
    paint: (tone, text) => paints[tone](text),
  }
}
