/**
 * redrill as a library: its pure parts, without disk, clock or terminal. What is exported here stays stable between
 * minor versions; docs/api.md lists it.
 */
export type {
  Chapter,
  Claim,
  Concept,
  Constraint,
  Dimension,
  Drill,
  Mistake,
  ModelLine,
  Problem,
} from './drills/drill.ts'

export { type ParsedDrills, parseDrill } from './drills/parseDrill.ts'
export { type Score, scoreOf } from './grading/score.ts'
export type { DimensionVerdict, LineVerdict, Span, Verdict } from './grading/verdict.ts'
export {
  foldAttempts,
  type GradedDimension,
  type GradeOptions,
  grade,
  parseConcepts,
  progress,
} from './library.ts'
export type { Attempt, JournalRecord } from './practice/attempt.ts'
export { type DueItem, dueOn } from './practice/due.ts'
export type { Progress } from './practice/progress.ts'
export type { ProgressInput } from './practice/progressInput.ts'
export type { PracticeState } from './practice/state.ts'
