import stringWidth from 'fast-string-width'

const PLAIN = /^[\x20-\x7e]*$/
const TAB_WIDTH = 4

let segmenter: Intl.Segmenter | undefined

/** The characters of one line as a reader counts them: an emoji with joiners or a letter with its marks is one. */
export function graphemes(line: string): string[] {
  if (PLAIN.test(line)) return line.split('')
  // The first Intl object of a process costs 10 ms, so it is made when a line first needs it.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(line), ({ segment }) => segment)
}

/** Columns that clean text of one line takes on the screen. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length
  let width = 0
  for (const part of text.split(/(\t)/)) width += part === '\t' ? TAB_WIDTH : stringWidth(part)
  return width
}

/** Clean text as it is written to the screen: tabs as spaces, so that a column is always known. */
export const shown = (text: string): string => text.replaceAll('\t', ' '.repeat(TAB_WIDTH))

/** The text cut to `width` columns, with `…` at the end where something was cut. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  if (width < 1) return ''
  let cut = ''
  let used = 1
  for (const grapheme of graphemes(text)) {
    used += widthOf(grapheme)
    if (used > width) break
    cut += grapheme
  }
  return `${cut.trimEnd()}…`
}
