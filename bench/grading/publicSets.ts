import type { AdHocItem, AdHocVerdict } from '../../src/grading/grader.ts'
import { type Judge, mean, share } from './answerSets.ts'

/** A row of a public set: an ad-hoc item with the raters' mark, 0..1. */
export interface PublicRow extends AdHocItem {
  readonly question_id: string
  readonly gold: number
  readonly label?: string
}

export interface Graded {
  readonly row: PublicRow
  readonly verdict: AdHocVerdict
}

export const gradeRows = ({ grader }: Judge, rows: readonly PublicRow[]): Graded[] =>
  rows.map((row) => ({ row, verdict: grader.gradeAdHoc(row) }))

const LEAST_ANSWERS = 10

/** Mean correlation of coverage with the raters' marks within each question that has ten answers or more. */
export function withinQuestions(graded: readonly Graded[]): number {
  const ids = [...new Set(graded.map(({ row }) => row.question_id))]
  const figures = ids
    .map((id) => graded.filter(({ row }) => row.question_id === id))
    .filter((group) => group.length >= LEAST_ANSWERS && new Set(group.map(({ row }) => row.gold)).size > 1)
    .map((group) =>
      correlation(
        group.map(({ verdict }) => verdict.coverage),
        group.map(({ row }) => row.gold),
      ),
    )
  return mean(figures)
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)]
  const sum = (f: (x: number, y: number) => number) =>
    xs.reduce((total, x, i) => total + f(x - mx, (ys[i] ?? 0) - my), 0)
  const spread = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
  return spread === 0 ? 0 : sum((x, y) => x * y) / spread
}

const STEP = 0.02

/** Macro-F1 of right or not, with the threshold chosen on one half of the questions and scored on the other, both ways. */
export function macroF1(graded: readonly Graded[]): number {
  const sides = [0, 1].map((side) => graded.filter(({ row }) => halfOf(row.question_id) === side))
  const judged = sides.flatMap((side, i) => {
    const threshold = bestThreshold(sides[1 - i] ?? [])
    return side.map(({ row, verdict }) => ({ said: verdict.coverage >= threshold, is: row.gold === 1 }))
  })
  return f1Of(judged)
}

const halfOf = (id: string) => [...id].reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) >>> 0, 7) % 2

function bestThreshold(graded: readonly Graded[]): number {
  let best = { f1: -1, threshold: 0.5 }
  for (let threshold = STEP; threshold < 1; threshold += STEP) {
    const f1 = f1Of(
      graded.map(({ row, verdict }) => ({ said: verdict.coverage >= threshold, is: row.gold === 1 })),
    )
    if (f1 > best.f1) best = { f1, threshold }
  }
  return best.threshold
}

function f1Of(judged: readonly { readonly said: boolean; readonly is: boolean }[]): number {
  const ofClass = (wanted: boolean) => {
    const count = (said: boolean, is: boolean) =>
      judged.filter((one) => (one.said === wanted) === said && (one.is === wanted) === is).length
    const right = count(true, true)
    return right === 0 ? 0 : (2 * right) / (2 * right + count(true, false) + count(false, true))
  }
  return mean([true, false].map(ofClass))
}

/** Share of the right answers with a line marked as contradicted. */
export function falselyContradicted(graded: readonly Graded[]): number {
  return share(
    graded.filter(({ row }) => row.gold === 1),
    ({ verdict }) => verdict.lines.some((line) => line.verdict === 'contradicted'),
  )
}
