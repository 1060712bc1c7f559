import { plainLine, plainText } from './clean.ts'

/** Text as Markdown shows it, on one line and not at its start: nothing in it ends a cell or is taken for markup. */
export function markdownText(text: string): string {
  return (
    plainLine(text)
      .replace(/[\\`*_[\]#|<>~&$]/g, '\\$&')
      // A bare address would become a link.
      .replace(/(https?|ftp)(?=:)|(www)(?=\.)/gi, '$&\\')
  )
}

/** A command as code. */
export const markdownCode = (text: string): string => `\`${plainLine(text).replaceAll('`', '')}\``

/** A table with a heading row; every cell is escaped already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell || ' ').join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row), '']
}

/** Text as it stands, in a fence longer than any run of backticks in it. */
export function fenced(text: string): string[] {
  const clean = plainText(text)
  const longest = Math.max(2, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}text`, clean, fence, '']
}
