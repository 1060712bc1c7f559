import { cleanText } from './cleanText.ts'
import { clockText, elapsedOf, overtimeOf, phaseOf, remainingOf, type Sign, spokenTime } from './clock.ts'
import type { Devices } from './devices.ts'
import { LineReader } from './lineReader.ts'
import { RoundKeeper } from './roundKeeper.ts'
import { type AnswerRequest, type AnswerResult, Interrupted } from './terminal.ts'

const HELP = [
  'Type as many lines as you like. A line with a single . ends the question.',
  'A line .. goes back to the question before, .undo takes back the last line, .edit opens your editor.',
  'Ctrl-C stops; everything typed is kept.',
]

const SIGNS: Readonly<Record<Sign, string>> = {
  half: 'Half the time is left:',
  minute: 'Time is nearly up:',
  'fifteen seconds': 'Time is nearly up:',
  end: 'Time is up. What you have typed is kept as your timed answer; you may finish it.',
}

/** Asks for the answer of a round line by line, for screen readers and terminals that cannot place a cursor. */
export async function askByLines(
  devices: Devices,
  request: AnswerRequest,
  isTimePrompted: boolean,
): Promise<AnswerResult> {
  const box = new PlainBox(devices, request, isTimePrompted)
  try {
    await box.ask()
    return box.finish('submitted')
  } catch (error) {
    const result = box.finish('interrupted')
    if (error instanceof Interrupted) return result
    throw error
  }
}

class PlainBox {
  private readonly devices: Devices
  private readonly request: AnswerRequest
  private readonly isTimePrompted: boolean
  private readonly keeper: RoundKeeper
  private readonly lines: string[][]
  private reader: LineReader
  private step: number
  /** The text of the open step as an editor has it. */
  private edited: (() => string | undefined) | undefined
  private isWarned = false

  constructor(devices: Devices, request: AnswerRequest, isTimePrompted: boolean) {
    const { steps, resume } = request
    this.devices = devices
    this.request = request
    this.isTimePrompted = isTimePrompted
    this.lines = steps.map(({ id }) => linesOf(resume?.answers[id] ?? ''))
    this.step = Math.max(0, Math.min(resume?.step ?? 0, steps.length - 1))
    this.reader = new LineReader(devices)
    this.keeper = new RoundKeeper(
      devices,
      request,
      () => this.typed(),
      (signs) => this.announce(signs),
    )
  }

  async ask(): Promise<void> {
    const { title, scenario, steps, limit, resume } = this.request
    const time =
      limit === undefined
        ? 'There is no time limit'
        : `You have ${spokenTime(remainingOf(this.keeper.clock))}`
    const count = steps.length === 1 ? 'one question' : `${steps.length} questions`
    this.say([title, '', scenario, '', `${time} for ${count}.`, ...HELP].join('\n'))
    if (resume) this.say('You go on where you stopped; the clock stands as it stood.')
    this.askStep()
    for (;;) {
      const { text, isEnd } = await this.reader.read(() => this.prompt())
      this.keeper.readTime()
      if (await this.take(text, isEnd)) return
      this.keeper.noteChange()
    }
  }

  finish(outcome: AnswerResult['outcome']): AnswerResult {
    const result = this.keeper.finish(outcome)
    this.reader.close()
    return result
  }

  /** Takes one line; true where it ended the round. */
  private async take(text: string, isEnd: boolean): Promise<boolean> {
    const command = isEnd ? '' : text.trim()
    if (command === '..') this.openStep(this.step - 1)
    else if (command === '.undo') this.takeBack()
    else if (command === '.edit') await this.edit()
    else if (command === '.' || isEnd) {
      if (text !== '' && command !== '.') this.open.push(text)
      return this.endStep()
    } else {
      this.open.push(text)
      this.isWarned = false
    }
    return false
  }

  private get open(): string[] {
    return this.lines[this.step] ?? []
  }

  private endStep(): boolean {
    const { steps } = this.request
    if (this.step < steps.length - 1) {
      this.openStep(this.step + 1)
      return false
    }
    const empty = steps.filter((_, index) => this.lines[index]?.join('').trim() === '')
    if (empty.length === 0 || this.isWarned) return true
    this.isWarned = true
    const names = empty.map(({ title }) => title).join(', ')
    this.say(`Nothing is written for ${names}. A line with a single . submits all the same; .. goes back.`)
    return false
  }

  private openStep(step: number): void {
    this.step = Math.max(0, step)
    this.askStep()
  }

  private askStep(): void {
    const { steps } = this.request
    const { title = '', ask = '' } = steps[this.step] ?? {}
    this.say(`\nQuestion ${this.step + 1} of ${steps.length}. ${title}. ${ask}`)
    if (this.open.length > 0) this.say(`Your answer so far:\n${this.open.join('\n')}`)
  }

  private takeBack(): void {
    const line = this.open.pop()
    this.say(line === undefined ? 'There is no line to take back.' : `Taken back: ${line}`)
  }

  private async edit(): Promise<void> {
    this.keeper.save()
    this.reader.close()
    const { openEditor } = await import('./externalEditor.ts')
    const editor = openEditor(this.open.join('\n'), this.devices.env)
    this.edited = editor.read
    const fault = await editor.closed
    this.lines[this.step] = linesOf(cleanText(editor.read() ?? this.open.join('\n')))
    this.edited = undefined
    editor.discard()
    this.reader = new LineReader(this.devices)
    if (fault) this.say(fault)
    this.askStep()
  }

  private typed() {
    const { steps } = this.request
    const texts = this.lines.map((lines, index) => {
      if (index !== this.step) return lines.join('\n')
      const edited = this.edited?.()
      if (edited !== undefined) return cleanText(edited)
      const { partial } = this.reader
      return [...lines, ...(partial === '' ? [] : [partial])].join('\n')
    })
    return {
      answers: Object.fromEntries(steps.map(({ id }, index) => [id, texts[index] ?? ''])),
      step: this.step,
    }
  }

  private announce(signs: readonly Sign[]): void {
    for (const sign of signs) {
      const time = sign === 'end' ? '' : ` ${spokenTime(remainingOf(this.keeper.clock))}.`
      if (!this.edited) this.say(`${SIGNS[sign]}${time}`)
    }
  }

  private prompt(): string {
    this.keeper.readTime()
    if (!this.isTimePrompted) return '> '
    const { clock } = this.keeper
    const phase = phaseOf(clock)
    if (phase === 'untimed') return `${clockText(elapsedOf(clock))}> `
    if (phase === 'over') return `+${clockText(overtimeOf(clock))} over> `
    return `${clockText(remainingOf(clock), 'up')} left> `
  }

  private say(text: string): void {
    this.reader.say(cleanText(text))
  }
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))
