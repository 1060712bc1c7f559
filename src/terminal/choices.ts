import { cleanText } from './cleanText.ts'
import type { Devices } from './devices.ts'
import { columnsOf } from './frameParts.ts'
import { wrap } from './layout.ts'
import { LineReader } from './lineReader.ts'
import { watchSignals } from './signals.ts'
import type { Style } from './style.ts'
import { type Choice, Interrupted } from './terminal.ts'

/** Asks for one of several choices with arrow keys; rejects with `Interrupted` on Ctrl-C. */
export async function pickFromList<T extends string>(
  devices: Devices,
  question: string,
  choices: readonly Choice<T>[],
): Promise<T> {
  // inquirer takes longer to load than everything else here, so it waits for the first question.
  const { createPromptModule } = await import('inquirer')
  const ending = new AbortController()
  const end = (): void => ending.abort()
  // Left to itself inquirer passes a termination on, and the process would be gone before anything is put in order.
  const signals = watchSignals({ interrupt: end, terminate: end, beforeStop: () => {}, afterStop: () => {} })
  const { stdin: input, stdout: output } = devices
  // inquirer breaks lines inside words.
  const columns = columnsOf({ columns: output.columns || 80 })
  const folded = (text: string): string => wrap(cleanText(text), columns - 2).join('\n  ')
  const prompt = createPromptModule({ input, output, signal: ending.signal })
  // inquirer moves to the choice of a number; the Enter that takes it follows by itself.
  const keys = new Set(choices.flatMap(({ key }) => key ?? []))
  const press = (text: string | undefined): void => {
    if (text !== undefined && keys.has(text))
      setImmediate(() => input.emit('keypress', '\r', { name: 'enter' }))
  }
  input.on('keypress', press)
  try {
    const { picked } = await prompt([
      {
        type: 'select',
        name: 'picked',
        message: folded(question),
        choices: choices.map(({ value, name }) => ({ value, name: folded(name) })),
        loop: false,
        theme: themeOf(devices.style),
      },
    ])
    return picked
  } catch (error) {
    if (error instanceof Error && LEFT.has(error.name)) throw new Interrupted()
    throw error
  } finally {
    input.off('keypress', press)
    signals.end()
  }
}

/** inquirer's errors for Ctrl-C and for a signal. */
const LEFT = new Set(['ExitPromptError', 'AbortPromptError'])

/** Its own colours look at neither `--no-color` nor, in older versions of Node, NO_COLOR. */
function themeOf(style: Style) {
  return {
    prefix: { idle: style.key('?'), done: style.good('✓') },
    style: {
      answer: style.key,
      message: style.heading,
      error: style.bad,
      help: style.quiet,
      highlight: style.key,
      disabled: style.quiet,
      description: style.quiet,
      keysHelpTip: (keys: [key: string, action: string][]) =>
        style.quiet(keys.map(([key, action]) => `${key} ${action}`).join('  ')),
    },
  }
}

/** Asks for one of several choices by its number, on lines; rejects with `Interrupted` on Ctrl-C or where input ends. */
export async function pickByNumber<T extends string>(
  devices: Devices,
  question: string,
  choices: readonly Choice<T>[],
): Promise<T> {
  const reader = new LineReader(devices)
  try {
    const list = choices.map(({ name }, index) => `${index + 1}. ${cleanText(name)}`)
    reader.say([cleanText(question), ...list].join('\n'))
    for (;;) {
      const { text, isEnd } = await reader.read(() => 'Number: ')
      const choice = choices[Number(text.trim()) - 1]
      if (choice) return choice.value
      if (isEnd) throw new Interrupted()
      reader.say(`Type a number from 1 to ${choices.length} and press Enter.`)
    }
  } finally {
    reader.close()
  }
}
