import { levelMeter } from './dayCharts.ts'
import { html, type Markup, type Part } from './markup.ts'
import { levelTone } from './verdictText.ts'
import { decimal } from './wording.ts'

/** A column's heading; numbers stand to the right. */
export interface Column {
  readonly name: string
  readonly kind?: 'number' | 'level'
}

/** Rows under a heading of their own; without a title they stand right under the columns' headings. */
export interface RowGroup {
  readonly title?: Part
  readonly rows: readonly (readonly Part[])[]
}

/** A table that scrolls in its own frame where it is too wide; the first cell of a row names the row. */
export function table(label: string, columns: readonly Column[], rows: readonly (readonly Part[])[]): Part {
  return rows.length === 0 ? undefined : groupedTable(label, columns, [{ rows }])
}

/** The same with its rows in groups. */
export function groupedTable(label: string, columns: readonly Column[], groups: readonly RowGroup[]): Markup {
  const cell = (part: Part, i: number) => {
    const kind = columns[i]?.kind
    const name = kind && html` class="${kind}"`
    return i === 0 ? html`<th scope="row"${name}>${part}</th>` : html`<td${name}>${part}</td>`
  }
  const head = columns.map(
    ({ name, kind }) => html`<th scope="col"${kind && html` class="${kind}"`}>${name}</th>`,
  )
  const bodies = groups.map(({ title, rows }) => {
    const heading =
      title && html`<tr><th class="group" scope="rowgroup" colspan="${columns.length}">${title}</th></tr>`
    const body = rows.map(
      (row) => html`<tr>${row.map(cell)}</tr>
`,
    )
    return html`<tbody>${heading}
${body}</tbody>`
  })
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${head}</tr></thead>${bodies}</table></div>`
}

/** A level as a bar and its number. */
export function levelCell(level: number | null): Markup {
  return level === null
    ? html`–`
    : html`${levelMeter(level)}<b class="${levelTone(level)}">${decimal(level)}</b>`
}

/** A score, before and after. */
export function change(before: number, after: number | null): Markup {
  const now = after === null ? html`–` : html`<b class="${levelTone(after)}">${after}</b>`
  return html`${before} → ${now}`
}
