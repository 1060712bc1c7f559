import type { GraderName } from '../grading/verdict.ts'
import type { JudgedDimension } from '../practice/attempt.ts'

/** One line of the machine contract: what `grade` prints, and `run --answers` with the attempt beside it. */
export function gradeLine(
  id: string | null,
  drill: string,
  grader: GraderName,
  dimensions: readonly JudgedDimension[],
  kept: { readonly attempt: string; readonly kept: true } | undefined = undefined,
): object {
  return {
    id,
    drill,
    grader: { name: grader.name, version: grader.version },
    dimensions: dimensions.map((judged) => ({
      dimension: judged.dimension,
      score: judged.score,
      lines: judged.lines.map(({ line, verdict, evidence, reason, unsure }) => ({
        line,
        verdict,
        evidence,
        reason,
        unsure,
      })),
      mistakes: judged.mistakes.map(({ mistake, evidence }) => ({ mistake, evidence })),
      flags: judged.flags,
    })),
    ...kept,
  }
}
