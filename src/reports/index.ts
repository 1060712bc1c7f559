import type { Progress } from '../practice/progress.ts'
import type { CsvReport } from './csv.ts'
import type { ReportStyle } from './style.ts'

/** Makes a text of the progress value; only the terminal looks at the style. */
export type ProgressReporter = (progress: Progress, style?: ReportStyle) => string

/** A format and what it is made from: the progress value, or the attempts one by one. Its file is loaded when used. */
export type Reporter =
  | { readonly reads: 'progress'; readonly load: () => Promise<ProgressReporter> }
  | { readonly reads: 'attempts'; readonly load: () => Promise<(redact: boolean) => CsvReport> }

/** Every format of `redrill report`, by its name. */
export const REPORTERS = {
  terminal: { reads: 'progress', load: async () => (await import('./terminal.ts')).terminalReport },
  markdown: { reads: 'progress', load: async () => (await import('./markdown.ts')).markdownReport },
  html: { reads: 'progress', load: async () => (await import('./html.ts')).htmlReport },
  csv: { reads: 'attempts', load: async () => (await import('./csv.ts')).csvReport },
  json: { reads: 'progress', load: async () => (await import('./json.ts')).jsonReport },
  ics: { reads: 'progress', load: async () => (await import('./ics.ts')).icsReport },
} as const satisfies Readonly<Record<string, Reporter>>

/** The name of a format. */
export type ReportFormat = keyof typeof REPORTERS

/** Whether a word names a format. */
export const isReportFormat = (word: string): word is ReportFormat => Object.hasOwn(REPORTERS, word)
