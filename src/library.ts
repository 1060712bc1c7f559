import type { Concept, Drill, Problem } from './drills/drill.ts'
import { parseConcepts as readConcepts } from './drills/parseConcepts.ts'
import { findingsFor } from './drills/problem.ts'
import type { Fields } from './grading/grader.ts'
import { createLexicalGrader } from './grading/lexical.ts'
import { type Score, scoreOf } from './grading/score.ts'
import type { DimensionVerdict } from './grading/verdict.ts'
import type { Attempt, JournalRecord } from './practice/attempt.ts'
import { foldRecord } from './practice/fold.ts'
import type { Progress } from './practice/progress.ts'
import { createProgressBuilder } from './practice/progressBuilder.ts'
import type { ProgressInput } from './practice/progressInput.ts'
import { emptyState, type PracticeState } from './practice/state.ts'

/** A dimension's verdicts with the score that follows from them. */
export interface GradedDimension extends DimensionVerdict {
  readonly score: Score
}

/** What the lexical grader may know beside the drill: the shared concepts, and neighbours to tell it from. */
export interface GradeOptions {
  readonly concepts?: readonly Concept[]
  readonly drills?: readonly Drill[]
}

/** The concepts of a `concepts.md`, with what is wrong in it; `file` is how problems name it. Never throws. */
export function parseConcepts(
  markdown: string,
  file: string,
): { readonly concepts: readonly Concept[]; readonly problems: readonly Problem[] } {
  const findings = findingsFor(file)
  return { concepts: readConcepts(markdown, findings), problems: findings.problems }
}

/**
 * Judges answers to a drill offline and deterministically. `fields` are answers by dimension id; a dimension that is
 * not there is not judged, an empty string is an answer and scores 1. Spans are UTF-16 code units of the answer.
 */
export function grade(drill: Drill, fields: Fields, options: GradeOptions = {}): GradedDimension[] {
  const grader = createLexicalGrader({ concepts: options.concepts ?? [], drills: options.drills ?? [drill] })
  return grader.grade(drill, fields).flatMap((verdict) => {
    const dimension = drill.dimensions.find((candidate) => candidate.id === verdict.dimension)
    return dimension ? [{ ...verdict, score: scoreOf(dimension, verdict) }] : []
  })
}

/**
 * The state that follows from journal records in the order (at, device, position), voids and re-grades resolved:
 * cards with their FSRS scheduling, the ladder of each drill, days and settings.
 */
export function foldAttempts(records: Iterable<JournalRecord>): PracticeState {
  const state = emptyState()
  for (const record of records) foldRecord(state, record)
  return state
}

/** Everything a report shows, worked out in one pass over attempts in the order of folding. */
export function progress(input: ProgressInput, attempts: Iterable<Attempt>): Progress {
  const builder = createProgressBuilder(input)
  for (const attempt of attempts) builder.add(attempt)
  return builder.finish()
}
