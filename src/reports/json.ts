import type { Progress } from '../practice/progress.ts'

/** What JSON may hold as it is and a terminal would act on; the line ends are those of the indentation. */
const LEFT_RAW = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu

/** The progress value as JSON, described by schemas/report.schema.json. Text that could act on a terminal is escaped. */
export function jsonReport(progress: Progress): string {
  const text = JSON.stringify(progress, null, 2)
  return text.replace(LEFT_RAW, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
