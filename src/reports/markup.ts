import { plainText } from './clean.ts'

/** Markup that is safe to put into a page: made by `html` alone. */
export interface Markup {
  readonly markup: string
}

/** What a template may hold: text, which is escaped, or markup, which is not; nothing for undefined, null and false. */
export type Part = string | number | Markup | undefined | null | false | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A template whose texts are cleaned and escaped, for elements and quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = strings[0] ?? ''
  for (const [i, part] of parts.entries()) markup += partToString(part) + (strings[i + 1] ?? '')
  return { markup }
}

function partToString(part: Part): string {
  if (part === undefined || part === null || part === false) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string')
    return plainText(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  return 'markup' in part ? part.markup : part.map(partToString).join('')
}
