import { cleanText } from './cleanText.ts'
import type { Devices } from './devices.ts'
import { type FeedbackPage, feedbackPages, type LineRef } from './feedbackView.ts'
import { LineReader } from './lineReader.ts'
import { overruleChoices, withOverrule } from './overruling.ts'
import { type FeedbackView, Interrupted, type Overrule, type Terminal } from './terminal.ts'

/** Prints the verdicts and takes overrules by number and letter; rejects with `Interrupted` on Ctrl-C. */
export async function readFeedback(
  devices: Devices,
  view: FeedbackView,
  rescore: Parameters<Terminal['feedback']>[1],
  width: number,
): Promise<readonly Overrule[]> {
  const reader = new LineReader(devices)
  let shown = view
  let overrules: readonly Overrule[] = []
  const pages = (): FeedbackPage[] =>
    feedbackPages(
      shown,
      new Set(overrules.map(({ line }) => line)),
      width,
      Number.POSITIVE_INFINITY,
      devices.style,
    )
  try {
    reader.say(`Feedback: ${cleanText(view.title)}`)
    let index = 0
    for (let page = pages()[index]; page; page = pages()[index]) {
      reader.say(`\n${page.rows.join('\n')}`)
      const picked = await pickLine(reader, page.lines)
      if (!picked) index += 1
      const added = picked && (await pickWords(reader, picked))
      if (!added) continue
      overrules = withOverrule(overrules, added)
      shown = rescore(overrules)
    }
    return overrules
  } finally {
    reader.close()
  }
}

async function pickLine(reader: LineReader, lines: readonly LineRef[]): Promise<LineRef | undefined> {
  for (;;) {
    const { text, isEnd } = await reader.read(
      () => 'Enter to go on, or the number of a verdict to overrule: ',
    )
    if (text.trim() === '') {
      if (isEnd) throw new Interrupted()
      return undefined
    }
    const line = lines[Number(text.trim()) - 1]
    if (line) return line
    reader.say('There is no line of that number here.')
  }
}

async function pickWords(reader: LineReader, ref: LineRef): Promise<Overrule | undefined> {
  for (let page = 0; ; page++) {
    const choices = overruleChoices(ref, page, Number.POSITIVE_INFINITY)
    if (choices.length === 0) {
      reader.say('The answer is empty: there are no words to point at.')
      return undefined
    }
    reader.say(choices.map(({ key, label }) => `${key}. ${cleanText(label)}`).join('\n'))
    const { text } = await reader.read(
      () => 'The letter of your words, a space for more, or Enter to leave it: ',
    )
    if (text !== '' && text.trim() === '') continue
    return choices.find(({ key }) => key === text.trim().toLowerCase())?.overrule
  }
}
