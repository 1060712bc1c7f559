import { html, type Markup } from './markup.ts'

/** Every chart is drawn for a narrow column, so that its text keeps its size on a phone. */
export const CHART_WIDTH = 340

/** A picture with its name and what it shows in words. */
export interface Picture {
  /** Unique in the page. */
  readonly id: string
  readonly title: string
  readonly text: string
  readonly width: number
  readonly height: number
}

/** An inline SVG that a screen reader names and describes. */
export function svg({ id, title, text, width, height }: Picture, content: Markup): Markup {
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${title}</title><desc id="${id}-text">${text}</desc>
${content}</svg>`
}

/** A coordinate to a tenth: finer than any screen shows. */
export const tenth = (value: number): number => Math.round(value * 10) / 10
