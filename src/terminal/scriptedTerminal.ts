import type { AnswerRequest, AnswerResult, Choice, FeedbackView, Overrule, Terminal } from './terminal.ts'

/** What a played learner does when asked; a part that throws `Interrupted` leaves, as Ctrl-C does. */
export interface Script {
  /** The answers by step id; a step without one is left empty. Or the whole result. */
  readonly answer?: (request: AnswerRequest) => Readonly<Record<string, string>> | AnswerResult
  /** The value to pick; by default the first choice. */
  readonly pick?: (question: string, choices: readonly Choice<string>[]) => string
  /** What to overrule; by default nothing. */
  readonly overrule?: (view: FeedbackView) => readonly Overrule[]
  /** Seconds that each round takes; by default half of its limit, or a minute. */
  readonly seconds?: number
}

/** A terminal that a script plays, with everything the learner was shown and asked, in order. */
export interface ScriptedTerminal extends Terminal {
  readonly shown: readonly string[]
}

/** Plays a learner, so that a whole session can be tested without a terminal. */
export function createScriptedTerminal(script: Script): ScriptedTerminal {
  const shown: string[] = []
  return {
    shown,
    width: 80,
    say: (text) => void shown.push(text),
    close: () => void shown.push('[closed]'),
    async pick<T extends string>(question: string, choices: readonly Choice<T>[]) {
      shown.push(question)
      const wanted = script.pick ? script.pick(question, choices) : choices[0]?.value
      const choice = choices.find(({ value }) => value === wanted)
      if (!choice) throw new RangeError(`the script picks "${wanted}", which is not offered by: ${question}`)
      return choice.value
    },
    async answer(request) {
      shown.push(request.title, ...request.steps.map(({ ask }) => ask))
      const result = resultOf(request, script)
      request.save(result)
      return result
    },
    async feedback(view, rescore) {
      shown.push(JSON.stringify(view))
      const overrules = script.overrule?.(view) ?? []
      if (overrules.length > 0) shown.push(JSON.stringify(rescore(overrules)))
      return overrules
    },
    end() {},
  }
}

function resultOf(request: AnswerRequest, script: Script): AnswerResult {
  const answered = script.answer?.(request) ?? {}
  if (isResult(answered)) return answered
  const { steps, limit, resume } = request
  const here = script.seconds ?? (limit === undefined ? 60 : limit / 2)
  const elapsed = (resume?.elapsed ?? 0) + here
  const answers = Object.fromEntries(steps.map(({ id }) => [id, answered[id] ?? resume?.answers[id] ?? '']))
  const overtime = limit === undefined ? 0 : Math.max(0, elapsed - limit)
  return {
    outcome: 'submitted',
    answers,
    step: steps.length - 1,
    elapsed,
    overtime,
    firstKey: resume?.firstKey ?? 1,
    ...(overtime > 0 ? { atTime: resume?.atTime ?? answers } : {}),
  }
}

const isResult = (answered: Readonly<Record<string, string>> | AnswerResult): answered is AnswerResult =>
  'outcome' in answered && typeof answered.answers === 'object'
