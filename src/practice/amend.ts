import type { Attempt, JournalRecord, Regrade, Void } from './attempt.ts'

/** Records that change earlier ones, gathered before the fold so that it can run as if they had been there. */
export interface Amendments {
  readonly voided: ReadonlySet<string>
  readonly regraded: ReadonlyMap<string, Regrade>
}

export const isAmendment = (record: JournalRecord): record is Void | Regrade =>
  record.type === 'void' || record.type === 'regrade'

/** The amendments among records in journal order; the latest re-grade of an attempt counts, a voided one does not. */
export function gatherAmendments(records: Iterable<JournalRecord>): Amendments {
  const amending = [...records].filter(isAmendment)
  const voided = new Set(amending.flatMap((record) => (record.type === 'void' ? [record.voids] : [])))
  const regraded = new Map<string, Regrade>()
  for (const record of amending) {
    if (record.type === 'regrade' && !voided.has(record.id)) regraded.set(record.attempt, record)
  }
  return { voided, regraded }
}

/** The attempt as it now counts; undefined where it was taken back. */
export function amended(attempt: Attempt, amendments: Amendments): Attempt | undefined {
  if (amendments.voided.has(attempt.id)) return undefined
  const regrade = amendments.regraded.get(attempt.id)
  return regrade ? { ...attempt, grader: regrade.grader, dimensions: regrade.dimensions } : attempt
}
