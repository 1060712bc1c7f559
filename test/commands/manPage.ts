import { COMMANDS, GLOBAL_OPTIONS } from '../../src/commands/table.ts'

/** The man page as troff, from the same table as help and completion; `version` stands in its footer. */
export function manPage(version: string): string {
  const commands = COMMANDS.flatMap((spec) => [
    '.TP',
    `.B redrill ${escaped(spec.usage)}`,
    escaped(`${sentence(spec.about)}`),
    ...spec.options.flatMap(([flags, about]) => [
      '.RS',
      '.TP',
      `.B ${escaped(flags)}`,
      escaped(sentence(about)),
      '.RE',
    ]),
  ])
  return [
    `.TH REDRILL 1 "" "redrill ${version}" "User commands"`,
    '.SH NAME',
    'redrill \\- interview drills in the terminal',
    '.SH SYNOPSIS',
    '.B redrill',
    '[\\fIcommand\\fR] [\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    'Asks a timed question, judges the typed answer line by line, keeps it on this machine, and brings back every',
    'dimension that scored below 3. Without a command it shows the plan for today and begins.',
    '.SH COMMANDS',
    ...commands,
    '.SH OPTIONS OF EVERY COMMAND',
    ...GLOBAL_OPTIONS.flatMap(([flags, about]) => ['.TP', `.B ${escaped(flags)}`, escaped(sentence(about))]),
    '.SH EXIT STATUS',
    '.TP',
    '.B 0',
    'It worked.',
    '.TP',
    '.B 1',
    'It worked and the answer is no: check found problems, due \\-\\-quiet has nothing due.',
    '.TP',
    '.B 2',
    'It could not be done: usage, an unreadable file, no terminal.',
    '.TP',
    '.B 130',
    'Interrupted; everything answered is kept.',
    '.SH ENVIRONMENT',
    '.TP',
    '.B REDRILL_HOME',
    'Where your data is.',
    '.TP',
    '.B REDRILL_NOW',
    'An ISO instant to take for the wall clock at the start; for tests and scripts.',
    '.TP',
    '.B NO_COLOR, ACCESSIBLE, VISUAL, EDITOR',
    'No colours; no redraws; the editor for an answer.',
    '.SH EXAMPLES',
    ...COMMANDS.flatMap((spec) => ['.PP', `.B ${escaped(spec.examples[0] ?? '')}`]),
    '',
  ].join('\n')
}

const escaped = (text: string) => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^\./, '\\&.')
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
