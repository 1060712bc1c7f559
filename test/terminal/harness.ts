import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTerminal } from '../../src/terminal/createTerminal.ts'
import { type Draft, type FeedbackView, Interrupted, type Overrule } from '../../src/terminal/terminal.ts'
import type { Play } from './play.ts'

/** A program that asks what `play.json` in its folder says, and leaves drafts and results beside it as JSON. */
const folder = process.argv[2] ?? ''
const play = JSON.parse(readFileSync(join(folder, 'play.json'), 'utf8')) as Play

/** Put in place whole, since a test may look at any moment. */
function keep(file: string, content: unknown): void {
  writeFileSync(join(folder, `${file}.new`), JSON.stringify(content))
  renameSync(join(folder, `${file}.new`), join(folder, file))
}

const terminal = createTerminal({
  stdin: process.stdin,
  stdout: process.stdout,
  env: process.env,
  plain: play.plain ?? false,
  noColor: play.noColor ?? false,
  now: () => (play.isFrozen ? 0 : Date.now() + (existsSync(join(folder, 'jump')) ? (play.jump ?? 0) : 0)),
  monotonic: () => (play.isFrozen ? 0 : performance.now()),
})

/** A fixed stand-in for the grader: an overruled line has the learner's verdict, and a 3. */
function rescore(view: FeedbackView, overrules: readonly Overrule[]): FeedbackView {
  const dimensions = view.dimensions.map((dimension) => {
    const lines = dimension.lines.map((line) => {
      const own = overrules.find((overrule) => overrule.line === line.id)
      return own
        ? { ...line, verdict: own.verdict, quotes: own.words === '' ? [] : [own.words], unsure: false }
        : line
    })
    return overrules.some(({ dimension: id }) => id === dimension.id)
      ? { ...dimension, lines, score: 3 }
      : dimension
  })
  return { ...view, dimensions }
}

function crash(): never {
  throw new Error('a crash, as a bug would cause it')
}

async function ask(): Promise<unknown> {
  if (play.say) terminal.say(play.say)
  if (play.pick) return { picked: await terminal.pick(play.pick.question, play.pick.choices) }
  const { feedback, request } = play
  if (feedback) return terminal.feedback(feedback, (overrules) => rescore(feedback, overrules))
  if (!request) return 'nothing'
  return terminal.answer({ ...request, save: (draft: Draft) => keep('draft.json', draft) })
}

if (play.crashAfter !== undefined) setTimeout(() => crash(), play.crashAfter)
try {
  keep('result.json', await ask())
} catch (error) {
  if (!(error instanceof Interrupted)) throw error
  keep('result.json', 'interrupted')
} finally {
  terminal.end()
}
