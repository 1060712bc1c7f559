import { cleanText } from './cleanText.ts'
import type { Devices } from './devices.ts'
import { type FeedbackPage, feedbackPages, type LineRef } from './feedbackView.ts'
import { columnsOf, indented, type KeyHint, keysRow, rule, type Size, titleRow } from './frameParts.ts'
import { FullScreen, type Interaction } from './fullScreen.ts'
import { cutTo } from './graphemes.ts'
import type { Key } from './keys.ts'
import { wrap } from './layout.ts'
import { type OverruleChoice, overruleChoices, withOverrule } from './overruling.ts'
import type { Frame } from './screen.ts'
import { sentencesOf } from './sentences.ts'
import { type FeedbackView, Interrupted, type Overrule, type Terminal } from './terminal.ts'

const FORWARD = new Set([' ', 'enter', 'right', 'down', 'pagedown', 'tab', 'ctrl+d', 'n'])
const BACK = new Set(['left', 'up', 'pageup', 'shift+tab', 'backspace', 'b'])
/** Rows that are not the page's: title, rule, rule, keys. */
const FRAME_ROWS = 4

/** Shows the verdicts page by page; resolves with what was overruled, rejects with `Interrupted` on Ctrl-C. */
export function showFeedback(
  devices: Devices,
  view: FeedbackView,
  rescore: Parameters<Terminal['feedback']>[1],
): Promise<readonly Overrule[]> {
  return new Promise((resolve, reject) => new FeedbackBox(devices, view, rescore, resolve, reject))
}

class FeedbackBox implements Interaction {
  private readonly devices: Devices
  private readonly rescore: Parameters<Terminal['feedback']>[1]
  private readonly resolve: (overrules: readonly Overrule[]) => void
  private readonly reject: (reason: Error) => void
  private readonly screen: FullScreen
  private view: FeedbackView
  private overrules: readonly Overrule[] = []
  private page = 0
  /** The line whose verdict is being overruled. */
  private picked: LineRef | undefined
  private choicePage = 0
  private isSettled = false

  constructor(
    devices: Devices,
    view: FeedbackView,
    rescore: Parameters<Terminal['feedback']>[1],
    resolve: (overrules: readonly Overrule[]) => void,
    reject: (reason: Error) => void,
  ) {
    this.devices = devices
    this.view = view
    this.rescore = rescore
    this.resolve = resolve
    this.reject = reject
    this.screen = new FullScreen(devices, this)
  }

  frame(size: Size): Frame {
    return this.picked ? this.choiceFrame(this.picked, size) : this.pageFrame(size)
  }

  key(key: Key): void {
    // Keys pressed quickly arrive as one text.
    const names = key.type === 'chord' ? [key.chord] : [...key.text.toLowerCase()]
    for (const name of names) {
      if (!this.isSettled) this.press(name)
    }
  }

  private press(name: string): void {
    if (name === 'ctrl+c') this.interrupt()
    else if (name === 'ctrl+z') this.screen.stop()
    else if (name === 'ctrl+l') this.screen.repaint()
    else if (this.picked) this.choose(this.picked, name)
    else this.turn(name)
  }

  interrupt(): void {
    this.isSettled = true
    this.screen.close()
    this.reject(new Interrupted())
  }

  private turn(name: string): void {
    const pages = this.pages(this.screen.size)
    this.page = Math.min(this.page, pages.length - 1)
    const line = /^[1-9]$/.test(name) ? pages[this.page]?.lines[Number(name) - 1] : undefined
    if (line) {
      this.picked = line
      this.choicePage = 0
    } else if (name === 'u') this.judgeAgain(this.overrules.slice(0, -1))
    else if (BACK.has(name)) this.page = Math.max(0, this.page - 1)
    else if (FORWARD.has(name) && this.page < pages.length - 1) this.page += 1
    else if (FORWARD.has(name)) this.finish()
  }

  private choose(ref: LineRef, name: string): void {
    if (name === ' ') {
      this.choicePage += 1
      return
    }
    this.picked = undefined
    const choice = this.choices(ref, this.screen.size).find(({ key }) => key === name)
    if (choice) this.judgeAgain(withOverrule(this.overrules, choice.overrule))
  }

  private judgeAgain(overrules: readonly Overrule[]): void {
    if (overrules.length === 0 && this.overrules.length === 0) return
    this.overrules = overrules
    this.view = this.rescore(overrules)
  }

  private finish(): void {
    this.isSettled = true
    this.screen.close()
    this.resolve(this.overrules)
  }

  private pages(size: Size): FeedbackPage[] {
    const overruled = new Set(this.overrules.map(({ line }) => line))
    const height = Math.max(1, size.rows - FRAME_ROWS)
    return feedbackPages(this.view, overruled, columnsOf(size), height, this.devices.style)
  }

  private choices(ref: LineRef, size: Size): OverruleChoice[] {
    return overruleChoices(ref, this.choicePage, size.rows - FRAME_ROWS - 3)
  }

  private pageFrame(size: Size): Frame {
    const { style } = this.devices
    const columns = columnsOf(size)
    const pages = this.pages(size)
    const index = Math.min(this.page, pages.length - 1)
    const { rows = [], lines = [] } = pages[index] ?? {}
    const isLast = index >= pages.length - 1
    const number = lines.length > 1 ? `1-${lines.length}` : '1'
    const keys: KeyHint[] = [
      isLast ? ['Space done', 'Space done'] : ['Space next page', 'Space next'],
      ...(lines.length > 0 ? [[`${number} overrule a verdict`, `${number} overrule`] as const] : []),
      ...(index > 0 ? [['B back', 'B back'] as const] : []),
      ...(this.overrules.length > 0 ? [['U take back', 'U undo'] as const] : []),
    ]
    const where = pages.length > 1 ? `page ${index + 1} of ${pages.length}` : ''
    const top = [titleRow(`Feedback: ${this.view.title}`, where, columns, style), rule('', columns, style)]
    return framed(top, rows, keys, size, columns, this.devices)
  }

  private choiceFrame(ref: LineRef, size: Size): Frame {
    const { style } = this.devices
    const columns = columnsOf(size)
    const choices = this.choices(ref, size)
    const isClaim = choices.some(({ overrule }) => overrule.verdict === 'hit')
    const question = isClaim ? 'Which of your words say it?' : 'Is this verdict wrong?'
    const none = 'The answer is empty: there are no words to point at.'
    const rows = [
      ...wrap(cleanText(ref.line.text), columns).slice(0, 2),
      style.heading(choices.length > 0 ? question : none),
      ...choices.map(
        ({ key, label }) => `${style.key(key)}  ${cutTo(cleanText(label).replace(/\s+/g, ' '), columns - 3)}`,
      ),
    ]
    const isMore = isClaim && choices.every(({ label }) => label !== sentencesOf(ref.dimension.answer).at(-1))
    const keys: KeyHint[] = [
      ...(choices.length > 0 ? [['A letter takes it', 'a letter takes it'] as const] : []),
      ...(isMore || this.choicePage > 0 ? [['Space more', 'Space more'] as const] : []),
      ['any other key goes back', 'else back'],
    ]
    const top = [titleRow(`Overrule: ${ref.dimension.title}`, '', columns, style), rule('', columns, style)]
    return framed(top, rows, keys, size, columns, this.devices)
  }
}

function framed(
  top: readonly string[],
  rows: readonly string[],
  keys: readonly KeyHint[],
  size: Size,
  columns: number,
  { style }: Devices,
): Frame {
  const height = Math.max(1, size.rows - FRAME_ROWS)
  const empty = Array.from({ length: Math.max(0, height - rows.length) }, () => '')
  const all = [
    ...top,
    ...rows.slice(0, height),
    ...empty,
    rule('', columns, style),
    keysRow(keys, columns, style),
  ]
  return { rows: all.map(indented), cursor: undefined }
}
