import type { Concept, Drill } from '../drills/drill.ts'
import type { DimensionVerdict, Flag, GraderName, Span, Verdict } from './verdict.ts'

/** What a grader is made from: the shared concepts, and every drill of the library to tell neighbours apart. */
export interface GraderSource {
  readonly concepts: readonly Concept[]
  readonly drills: readonly Drill[]
}

/** Dimension id → the answer as typed; a dimension that is not there was not asked. */
export type Fields = Readonly<Record<string, string>>

/** A line of an ad-hoc model: its text, or its text with other wordings that count as the same. */
export type AdHocLine = string | { readonly line: string; readonly also?: readonly string[] | undefined }

/** A question, its model lines and an answer, without a drill. */
export interface AdHocItem {
  readonly question: string
  readonly model: readonly AdHocLine[]
  readonly answer: string
}

/** The verdict on one model line of an ad-hoc item, by its index; `credit` is 0..1, before the cut into verdicts. */
export interface AdHocLineVerdict {
  readonly line: number
  readonly verdict: Verdict
  readonly credit: number
  readonly evidence: readonly Span[]
  readonly reason?: string
}

/** `coverage` is the weighted share of the model that the answer covers, 0..1; every line is a must. */
export interface AdHocVerdict {
  readonly coverage: number
  readonly score: 1 | 2 | 3
  readonly lines: readonly AdHocLineVerdict[]
  readonly flags: readonly Flag[]
}

/**
 * Judges answers line by line, with evidence that is an exact span of the answer. The caller applies a constraint
 * (`applyConstraint`). Verdicts come in the order of the drill's dimensions, one for each that has a field.
 */
export interface Grader extends GraderName {
  grade(drill: Drill, fields: Fields): readonly DimensionVerdict[] | Promise<readonly DimensionVerdict[]>
  gradeAdHoc(item: AdHocItem): AdHocVerdict | Promise<AdHocVerdict>
}

/** A grader that needs to wait for nothing. */
export interface SyncGrader extends Grader {
  grade(drill: Drill, fields: Fields): readonly DimensionVerdict[]
  gradeAdHoc(item: AdHocItem): AdHocVerdict
}
