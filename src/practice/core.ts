import type { DrillKind } from '../drills/drill.ts'
import type { Attempt } from './attempt.ts'

/** Retry order of dimensions that stand equally low: an upstream fault poisons the rest. */
const ORDER = ['acceptance', 'failure', 'processing', 'buffering', 'write', 'promise', 'pressure']

const CORE = new Set(['acceptance', 'buffering', 'processing', 'failure'])

/** Whether a dimension counts towards passing its drill: the four answer steps of a system, all of any other. */
export function isCore(kind: DrillKind, dimension: string): boolean {
  return kind !== 'system' || CORE.has(dimension)
}

/**
 * Whether the attempt answers every core dimension, and so shows how the drill as a whole stands; `known` are the
 * dimensions that were asked before, which tell a part from the whole where the drill is no system.
 */
export function isWholeAnswer(
  attempt: Pick<Attempt, 'kind' | 'dimensions'>,
  known: readonly string[] = [],
): boolean {
  const answered = new Set(attempt.dimensions.map((judged) => judged.dimension))
  const wanted = attempt.kind === 'system' ? [...CORE] : known
  return wanted.every((dimension) => answered.has(dimension))
}

interface Scored {
  readonly dimension: string
  readonly score: number
}

/** Sorts as text: lowest score first, ties in retry order, then by name. */
export function needKey({ dimension, score }: Scored): string {
  const place = ORDER.indexOf(dimension)
  return `${score} ${place < 0 ? ORDER.length : place} ${dimension}`
}

/** Compares by `needKey`. */
export function byNeed(a: Scored, b: Scored): number {
  const [first, second] = [needKey(a), needKey(b)]
  return first < second ? -1 : first > second ? 1 : 0
}
