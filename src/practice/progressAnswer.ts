import type { Attempt, JudgedDimension } from './attempt.ts'
import type { Answer } from './progress.ts'

/** An attempt's answer to one dimension as it was given: what then-and-now compares. */
export interface Given {
  readonly attempt: Pick<Attempt, 'id' | 'day' | 'mode' | 'rung'>
  readonly judged: JudgedDimension
}

/**
 * The answer with the verdicts that count, after what the learner overruled. Redacted, it holds no word of theirs: no
 * answer, no quote, and no reason, which may quote too.
 */
export function answerOf({ attempt, judged }: Given, redact: boolean): Answer {
  return {
    attempt: attempt.id,
    day: attempt.day,
    mode: attempt.mode,
    rung: attempt.rung,
    score: judged.score,
    predicted: judged.predicted ?? null,
    answer: redact ? null : judged.answer,
    lines: judged.lines.map((line) => {
      const { verdict, evidence } = line.overruled ?? line
      return {
        kind: line.line.includes('/plus/') ? 'plus' : 'must',
        text: line.text,
        verdict,
        evidence: redact ? [] : evidence,
        reason: redact || line.overruled ? null : (line.reason ?? null),
        overruled: line.overruled !== undefined,
      }
    }),
    mistakes: judged.mistakes
      .filter((mistake) => !mistake.overruled)
      .map(({ text, why, evidence }) => ({ text, why, evidence: redact ? [] : evidence })),
    flags: judged.flags,
  }
}
