/** What a piece of text means; the terminal gives it a colour, other places none. */
export type Tone = 'title' | 'heading' | 'quiet' | 'accent' | 'good' | 'fair' | 'poor'

/** How the terminal report is laid out. */
export interface ReportStyle {
  /** Columns to lay out for. */
  readonly width: number
  /** Everything, over the whole width, instead of one page of 80 by 24. */
  readonly wide: boolean
  /** Sentences only, for screen readers and simple terminals. */
  readonly plain: boolean
  readonly paint: (tone: Tone, text: string) => string
}

/** One page of 80 columns without colour. */
export const PLAIN_STYLE: ReportStyle = {
  width: 80,
  wide: false,
  plain: false,
  paint: (_tone, text) => text,
}
