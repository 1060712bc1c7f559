import type { Dimension, Drill } from '../drills/drill.ts'
import type { JudgedDimension } from '../practice/attempt.ts'
import { flagToString, toNextLevel } from '../practice/judge.ts'
import type { FeedbackDimension, FeedbackLine, FeedbackView } from '../terminal/terminal.ts'

/** The verdicts of an attempt as the terminal shows them: each line with the learner's own words beside it. */
export function feedbackView(title: string, drill: Drill, judged: readonly JudgedDimension[]): FeedbackView {
  const dimensions = judged.map((one) =>
    dimensionView(
      one,
      drill.dimensions.find((d) => d.id === one.dimension),
    ),
  )
  return { title, dimensions }
}

function dimensionView(judged: JudgedDimension, dimension: Dimension | undefined): FeedbackDimension {
  const quote = (spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => judged.answer.slice(start, end)).filter(Boolean)
  const lines = judged.lines.map(
    (line): FeedbackLine => ({
      id: line.line,
      kind: line.line.includes('/plus/') ? 'plus' : 'must',
      text: line.text,
      verdict: line.overruled?.verdict ?? line.verdict,
      quotes: quote(line.overruled?.evidence ?? line.evidence),
      ...(line.reason === undefined ? {} : { reason: line.reason }),
      unsure: line.unsure === true && !line.overruled,
    }),
  )
  const mistakes = judged.mistakes
    .filter((found) => !found.overruled)
    .map(
      (found): FeedbackLine => ({
        id: found.mistake,
        kind: 'mistake',
        text: found.text,
        verdict: 'hit',
        quotes: quote(found.evidence),
        reason: found.why,
        unsure: false,
      }),
    )
  return {
    id: judged.dimension,
    title: dimension?.title ?? judged.dimension,
    score: judged.score,
    ...(judged.predicted === undefined ? {} : { predicted: judged.predicted }),
    answer: judged.answer,
    lines: [...lines, ...mistakes],
    notes: judged.flags.map(flagToString),
    toNext: toNextLevel(judged),
  }
}
