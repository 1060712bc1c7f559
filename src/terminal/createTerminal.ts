import { askInBox } from './answerBox.ts'
import { pickByNumber, pickFromList } from './choices.ts'
import { cleanText } from './cleanText.ts'
import type { Devices } from './devices.ts'
import { showFeedback } from './feedbackBox.ts'
import { WIDEST } from './frameParts.ts'
import { fold } from './layout.ts'
import { askByLines } from './plainBox.ts'
import { readFeedback } from './plainFeedback.ts'
import { CLEAR_ALL } from './screen.ts'
import { createStyle, isColoured } from './style.ts'
import type { Terminal } from './terminal.ts'

/** What a terminal is made from: the streams, the environment, two clocks in ms and what the learner asked for. */
export interface TerminalOptions extends Omit<Devices, 'style'> {
  /** `--plain`: no redraws, full sentences. */
  readonly plain: boolean
  /** `--no-color`. */
  readonly noColor: boolean
}

const USUAL_COLUMNS = 80
/** Narrower than this, a box holds no sentence. */
const NARROWEST = 20

/** The learner's terminal: by the whole screen where that works, else by lines. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { env, stdout, noColor } = options
  const isPlain = needsLines(options)
  const style = createStyle(!isPlain && isColoured(env, noColor, stdout.isTTY))
  const devices: Devices = { ...options, style }
  return isPlain ? lineTerminal(devices) : screenTerminal(devices)
}

function needsLines({ plain, env, stdin, stdout }: TerminalOptions): boolean {
  const isAccessible = env.ACCESSIBLE !== undefined && env.ACCESSIBLE !== '' && env.ACCESSIBLE !== '0'
  const isPlaceable = stdin.isTTY && stdout.isTTY && env.TERM !== 'dumb' && (stdout.columns ?? 0) >= NARROWEST
  return plain || isAccessible || !isPlaceable
}

function screenTerminal(devices: Devices): Terminal {
  return Object.assign(common(devices), {
    close: () => void devices.stdout.write(CLEAR_ALL),
    pick: (question, choices) => pickFromList(devices, question, choices),
    answer: (request) => askInBox(devices, request),
    feedback: (view, rescore) => showFeedback(devices, view, rescore),
  } satisfies Partial<Terminal>)
}

function lineTerminal(devices: Devices): Terminal {
  const { env, stdout } = devices
  const columns = () => stdout.columns || USUAL_COLUMNS
  return Object.assign(common(devices), {
    close: () => void stdout.write(`\n${'-'.repeat(Math.min(columns(), USUAL_COLUMNS) - 1)}\n\n`),
    pick: (question, choices) => pickByNumber(devices, question, choices),
    answer: (request) => askByLines(devices, request, env.TERM === 'dumb' || !stdout.columns),
    feedback: (view, rescore) => readFeedback(devices, view, rescore, columns()),
  } satisfies Partial<Terminal>)
}

function common({ stdin, stdout }: Devices) {
  // A closed window fails the next read; each interaction ends by that, and between them there is nothing to do.
  stdin.on('error', () => {})
  return {
    get width() {
      return Math.min(stdout.columns || USUAL_COLUMNS, WIDEST)
    },
    say(text: string) {
      stdout.write(`${fold(cleanText(text), this.width)}\n`)
    },
    end() {
      // A stream that flows keeps the process alive.
      stdin.pause()
    },
  }
}
