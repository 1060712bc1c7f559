import type { Dimension } from '../drills/drill.ts'
import { BAR, isGate, type Score, scoreOf } from '../grading/score.ts'
import type { DimensionVerdict, Flag, Span } from '../grading/verdict.ts'
import type { JudgedDimension, JudgedLine } from './attempt.ts'

/** The learner's word against the grader's: `words` are a verbatim part of the answer, or empty. */
export interface Objection {
  readonly line: string
  readonly verdict: 'hit' | 'missed'
  readonly words: string
}

export interface Answered {
  readonly answer: string
  readonly atTime?: string
  readonly predicted?: Score
}

/** A dimension as it goes into the attempt: every line by its text on that day, and the score that follows. */
export function judge(
  dimension: Dimension,
  answered: Answered,
  verdict: DimensionVerdict,
  objections: readonly Objection[] = [],
): JudgedDimension {
  const textOf = new Map([...dimension.must, ...dimension.plus].map((line) => [line.id, line.text]))
  const objectionTo = new Map(objections.map((objection) => [objection.line, objection]))
  const lines = verdict.lines.map((line): JudgedLine => {
    const objection = objectionTo.get(line.line)
    const overruled = objection && {
      verdict: objection.verdict,
      evidence: spansOf(answered.answer, objection.words),
    }
    return { ...line, text: textOf.get(line.line) ?? '', ...(overruled ? { overruled } : {}) }
  })
  const mistakes = verdict.mistakes.map((found) => {
    const mistake = dimension.mistakes.find((m) => m.id === found.mistake)
    return {
      ...found,
      text: mistake?.text ?? '',
      why: mistake?.why ?? '',
      ...(objectionTo.has(found.mistake) ? { overruled: true as const } : {}),
    }
  })
  return {
    dimension: dimension.id,
    round: dimension.round,
    ...answered,
    score: scoreOf(dimension, afterOverrules(dimension.id, lines, mistakes, verdict.flags)),
    enough: dimension.enough,
    lines,
    mistakes,
    flags: verdict.flags,
  }
}

function afterOverrules(
  dimension: string,
  lines: readonly JudgedLine[],
  mistakes: JudgedDimension['mistakes'],
  flags: readonly Flag[],
): DimensionVerdict {
  return {
    dimension,
    lines: lines.map((line) => ({ line: line.line, ...(line.overruled ?? line) })),
    mistakes: mistakes.filter((mistake) => !mistake.overruled),
    flags,
  }
}

function spansOf(answer: string, words: string): Span[] {
  const start = words === '' ? -1 : answer.indexOf(words)
  return start < 0 ? [] : [{ start, end: start + words.length }]
}

const FLAG_TEXT: Readonly<Record<Flag, string>> = {
  empty: 'Nothing was said.',
  'dont-know': 'The answer says that it does not know.',
  'scenario-echo': 'The answer repeats the scenario.',
  'keyword-list': 'This is a list of words; say what happens, in sentences or notes that connect them.',
  shuffled: 'The words are there, but they form no statement.',
  bluff: 'The answer stays general; say what happens to this write.',
  'off-topic': 'The answer speaks of something else.',
  'other-drill': 'The answer speaks of another system.',
  'self-contradiction': 'The answer says one thing and its opposite.',
}

/** What a flag means, in a sentence. */
export const flagToString = (flag: Flag): string => FLAG_TEXT[flag]

/** What would have made it the next level, by the score rule; empty at 4. */
export function toNextLevel(judged: JudgedDimension): string {
  if (judged.score === 4) return ''
  if (judged.flags.some(isGate)) return 'Answer the question in your own sentences.'
  const of = (kind: string) => judged.lines.filter((line) => line.line.includes(`/${kind}/`))
  const verdict = (line: JudgedLine) => line.overruled?.verdict ?? line.verdict
  if (judged.score === BAR) {
    const plus = of('plus').map((line) => line.text)
    return plus.length === 0 ? '' : `For a 4, add what a senior would: ${plus[0]}`
  }
  const wants: string[] = []
  const hits = of('must').filter((line) => verdict(line) === 'hit').length
  const missing = judged.enough - hits
  const open = of('must').filter((line) => verdict(line) !== 'hit')
  if (missing > 0) wants.push(`${missing} more of the must lines, such as: ${open[0]?.text ?? ''}`)
  const denied = of('must').find((line) => verdict(line) === 'contradicted')
  if (denied) wants.push(`do not deny: ${denied.text}`)
  const mistake = judged.mistakes.find((found) => !found.overruled)
  if (mistake) wants.push(`leave out the mistake: ${mistake.text}`)
  return `For a 3: ${wants.join('; ')}`
}
