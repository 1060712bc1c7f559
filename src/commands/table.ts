import type { Context } from './context.ts'

export type Options = Readonly<Record<string, string | boolean | undefined>>

/** Runs one command; returns its exit code. */
export type Command = (context: Context, args: readonly string[], options: Options) => Promise<number>

export interface CommandSpec {
  /** Name and arguments as commander writes them: `run <drill>`. */
  readonly usage: string
  readonly about: string
  /** Flags and what they do. */
  readonly options: readonly (readonly [flags: string, about: string])[]
  readonly examples: readonly string[]
  /** What completes the first argument. */
  readonly completes?: 'drill' | 'card' | 'file'
  /** Loads the command's file, and with it the packages it needs, only when it is run. */
  readonly load: () => Promise<Command>
}

const ANSWERS = [
  '--answers <file>',
  'take the answers from a JSON line in FILE, or - for standard input',
] as const
const JSON_OUT = ['--json', 'print JSON for scripts'] as const
const UNTIMED = ['--untimed', 'count up, without a limit'] as const

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    usage: 'today',
    about: 'the plan for today, then the session (what redrill does without a command)',
    options: [['--minutes <n>', 'minutes to plan for'], ['--list', 'show the plan and stop'], JSON_OUT],
    examples: ['redrill', 'redrill today --minutes 15', 'redrill today --list --json'],
    load: async () => (await import('./today.ts')).today,
  },
  {
    usage: 'run <drill>',
    about: 'one drill: the pre-question, then the rung that fits',
    options: [
      ['--rung <rung>', 'shape, complete or alone, whatever the ladder says'],
      ['--only <dimension>', 'ask one dimension'],
      UNTIMED,
      ANSWERS,
    ],
    examples: [
      'redrill run ad-clicks',
      'redrill run feed --rung alone',
      'redrill run ad-clicks --only failure --untimed',
    ],
    completes: 'drill',
    load: async () => (await import('./run.ts')).run,
  },
  {
    usage: 'retry [card]',
    about: 'only what scored below 3, one dimension at a time',
    options: [UNTIMED, ANSWERS],
    examples: ['redrill retry', 'redrill retry ad-clicks', 'redrill retry ad-clicks/failure'],
    completes: 'card',
    load: async () => (await import('./retry.ts')).retry,
  },
  {
    usage: 'half [drill]',
    about: 'one constraint changed, half the time',
    options: [['--constraint <id>', 'the constraint to change'], ANSWERS],
    examples: ['redrill half', 'redrill half ad-clicks --constraint one-postgres'],
    completes: 'drill',
    load: async () => (await import('./half.ts')).half,
  },
  {
    usage: 'due',
    about: 'what is due, by dimension',
    options: [JSON_OUT, ['--quiet', 'print nothing; exit 0 when something is due, 1 when nothing is']],
    examples: ['redrill due', 'redrill due --json', 'redrill due --quiet && redrill'],
    load: async () => (await import('./due.ts')).due,
  },
  {
    usage: 'drills [topic]',
    about: 'list the drills, all or those of a chapter or kind',
    options: [JSON_OUT],
    examples: ['redrill drills', 'redrill drills scaling-writes', 'redrill drills diagnosis'],
    load: async () => (await import('./drills.ts')).drills,
  },
  {
    usage: 'show <drill>',
    about: 'a drill with your levels; its model lines only on --reveal',
    options: [['--reveal', 'show the model lines and answers too'], JSON_OUT],
    examples: ['redrill show ad-clicks', 'redrill show ad-clicks --reveal'],
    completes: 'drill',
    load: async () => (await import('./show.ts')).show,
  },
  {
    usage: 'check [path...]',
    about: 'check drills: their form, and proofs with the grader that will judge them',
    options: [],
    examples: ['redrill check', 'redrill check drills/scaling-writes/ad-clicks.md'],
    completes: 'file',
    load: async () => (await import('./check.ts')).check,
  },
  {
    usage: 'new <id>',
    about: 'write the skeleton of a drill into your drills folder',
    options: [
      ['--kind <kind>', 'system, diagnosis, choice or recall'],
      ['--chapter <chapter>', 'the chapter it belongs to'],
    ],
    examples: ['redrill new payments --kind system --chapter scaling-writes'],
    load: async () => (await import('./new.ts')).newDrill,
  },
  {
    usage: 'init [dir]',
    about: 'make a practice folder with its own drills and data',
    options: [],
    examples: ['redrill init ~/practice'],
    load: async () => (await import('./init.ts')).init,
  },
  {
    usage: 'add <source>',
    about: 'copy a pack of drills, a folder or a git URL, into your drills after a check',
    options: [['--yes', 'do not ask before copying']],
    examples: ['redrill add ../team-drills', 'redrill add https://example.org/drills.git'],
    completes: 'file',
    load: async () => (await import('./add.ts')).add,
  },
  {
    usage: 'grade [drill]',
    about: 'grade answers from a file without storing anything',
    options: [ANSWERS, ['--ad-hoc <file>', 'grade {"id","question","model","answer"} lines without a drill']],
    examples: ['redrill grade ad-clicks --answers answers.jsonl', 'redrill grade --ad-hoc - < rows.jsonl'],
    completes: 'drill',
    load: async () => (await import('./grade.ts')).grade,
  },
  {
    usage: 'log [drill]',
    about: 'your attempts, then and now side by side',
    options: [
      ['--regrade', 'judge old answers with the present grader; shows what would change'],
      ['--apply', 'with --regrade: keep the new scores'],
      ['--limit <n>', 'how many attempts to show'],
      JSON_OUT,
    ],
    examples: ['redrill log', 'redrill log ad-clicks', 'redrill log --regrade'],
    completes: 'drill',
    load: async () => (await import('./log.ts')).log,
  },
  {
    usage: 'undo',
    about: 'take back the last attempt',
    options: [],
    examples: ['redrill undo'],
    load: async () => (await import('./undo.ts')).undo,
  },
  {
    usage: 'report',
    about: 'your progress',
    options: [
      ['--format <format>', 'terminal, markdown, html, csv, json or ics'],
      ['--output <file>', 'write to FILE'],
      ['--force', 'overwrite FILE'],
      ['--since <day>', 'from this day on'],
      ['--until <day>', 'up to this day'],
      ['--drill <id>', 'one drill only'],
      ['--chapter <id>', 'one chapter only'],
      ['--redact', 'leave the answer texts out'],
      ['--wide', 'use the whole width of the window'],
    ],
    examples: ['redrill report', 'redrill report --format html --output progress.html --redact'],
    load: async () => (await import('./report.ts')).report,
  },
  {
    usage: 'settings [name] [value]',
    about: 'show or change a setting',
    options: [JSON_OUT],
    examples: ['redrill settings', 'redrill settings interview 2027-01-31', 'redrill settings minutes 20'],
    load: async () => (await import('./settings.ts')).settings,
  },
  {
    usage: 'doctor',
    about: 'where things are and whether all is well',
    options: [
      ['--rebuild', 'work the state out again from the journals'],
      ['--restore', 'bring back journal lines that a backup has and the journals lack'],
    ],
    examples: ['redrill doctor', 'redrill doctor --rebuild'],
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    usage: 'completion <shell>',
    about: 'print the completion script for bash, zsh or fish',
    options: [],
    examples: ['redrill completion bash > ~/.local/share/bash-completion/completions/redrill'],
    load: async () => (await import('./completion.ts')).completion,
  },
]

/** Options that every command takes. */
export const GLOBAL_OPTIONS: CommandSpec['options'] = [
  ['--home <dir>', 'where your data is, instead of where redrill looks for it'],
  ['--plain', 'no redraws: full sentences, for screen readers and simple terminals'],
  ['--no-color', 'no colours'],
]
