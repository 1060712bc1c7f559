import type { Fold } from '../../src/store/fold.ts'

export interface TestState {
  records: number
  scores: Record<string, number>
  /** Depends on every id and on their order. */
  chain: number
}

/** A small fold whose result depends on what was folded and in which order. */
export const testFold: Fold<TestState> = {
  version: 1,
  empty: () => ({ records: 0, scores: {}, chain: 0 }),
  apply(state, record) {
    state.records += 1
    for (const letter of record.id) state.chain = (Math.imul(state.chain, 31) + letter.charCodeAt(0)) | 0
    if (record.type !== 'attempt') return state
    for (const { dimension, score } of record.dimensions) state.scores[`${record.drill}/${dimension}`] = score
    return state
  },
}
