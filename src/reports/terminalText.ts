import widthOf from 'fast-string-width'
import { plainLine } from './clean.ts'
import type { ReportStyle, Tone } from './style.ts'

/** A line made of pieces with a tone each, so that its width is known before it is painted. */
export type Line = readonly (string | readonly [tone: Tone, text: string])[]

/** The width of a line in columns. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, piece) => sum + widthOf(typeof piece === 'string' ? piece : piece[1]), 0)
}

/** A line as it is printed; whatever it was made from, only `paint` puts in what a terminal obeys. */
export function lineToString(line: Line, style: ReportStyle): string {
  const shown = line.map((piece) =>
    typeof piece === 'string' ? plainLine(piece) : style.paint(piece[0], plainLine(piece[1])),
  )
  return shown.join('')
}

/** Untrusted text on one line, cut to `width` columns with an ellipsis. */
export function cut(text: string, width: number): string {
  const clean = plainLine(text)
  if (widthOf(clean) <= width) return clean
  let out = ''
  for (const character of clean) {
    if (widthOf(out + character) > width - 1) break
    out += character
  }
  return `${out}…`
}

/** The same, filled up to `width` columns. */
export function filled(text: string, width: number): string {
  const short = cut(text, width)
  return short + ' '.repeat(Math.max(0, width - widthOf(short)))
}

/** Untrusted text broken between words into lines of at most `width` columns. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of plainLine(text).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(cut(word, width))
  }
  return lines
}

/** Two blocks side by side; the right one begins at column `at`. */
export function beside(left: readonly Line[], right: readonly Line[], at: number): Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const here = left[i] ?? []
    const there = right[i] ?? []
    if (there.length === 0) return here
    return [...here, ' '.repeat(Math.max(1, at - lineWidth(here))), ...there]
  })
}
