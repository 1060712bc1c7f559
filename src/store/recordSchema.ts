import * as v from 'valibot'
import type { JournalRecord } from '../practice/attempt.ts'
import { LINE_VERSION } from './line.ts'
import { StoreError } from './storeError.ts'

// Objects are loose throughout: fields this version does not know are kept as they came.
const count = v.pipe(v.number(), v.finite(), v.minValue(0))
const score = v.picklist([1, 2, 3, 4])
const verdict = v.picklist(['hit', 'partial', 'missed', 'contradicted'])
const round = v.picklist(['name', 'answer'])
const evidence = v.array(v.looseObject({ start: count, end: count }))
const id = v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/, 'must be 1 to 64 letters, digits or . : _ -'))
const instant = v.pipe(
  v.string(),
  v.check((text) => isInstant(text), 'must be an instant such as 2027-01-31T10:00:00.000Z'),
)

function isInstant(text: string): boolean {
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString() === text
}

const base = {
  v: v.literal(LINE_VERSION),
  id,
  at: instant,
  day: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2027-01-31')),
}

const judgedDimension = v.looseObject({
  dimension: v.string(),
  round,
  answer: v.string(),
  atTime: v.optional(v.string()),
  score,
  enough: count,
  predicted: v.optional(score),
  lines: v.array(
    v.looseObject({
      line: v.string(),
      text: v.string(),
      verdict,
      evidence,
      reason: v.optional(v.string()),
      unsure: v.optional(v.literal(true)),
      overruled: v.optional(v.looseObject({ verdict, evidence })),
    }),
  ),
  mistakes: v.array(v.looseObject({ mistake: v.string(), text: v.string(), why: v.string(), evidence })),
  flags: v.array(v.string()),
})

const grader = v.looseObject({ name: v.string(), version: v.number() })

const attempt = v.looseObject({
  ...base,
  type: v.literal('attempt'),
  drill: v.string(),
  title: v.string(),
  kind: v.picklist(['system', 'diagnosis', 'choice', 'recall']),
  chapter: v.string(),
  mode: v.picklist(['run', 'retry', 'half']),
  rung: v.picklist(['pre', 'shape', 'complete', 'alone']),
  constraint: v.optional(v.string()),
  repeats: v.optional(v.string()),
  external: v.optional(v.string()),
  grader,
  timings: v.array(
    v.looseObject({
      round,
      limit: v.optional(count),
      seconds: count,
      overtime: count,
      firstKey: v.optional(count),
    }),
  ),
  dimensions: v.array(judgedDimension),
  belief: v.optional(
    v.looseObject({ agreed: v.boolean(), confidence: v.picklist([1, 2, 3]), right: v.boolean() }),
  ),
  notes: v.optional(v.record(v.string(), v.string())),
  skipped: v.optional(v.array(v.picklist(['shape', 'complete']))),
})

const recordSchema = v.variant('type', [
  attempt,
  v.looseObject({ ...base, type: v.literal('void'), voids: id }),
  v.looseObject({
    ...base,
    type: v.literal('setting'),
    key: v.string(),
    value: v.nullable(v.union([v.string(), v.number(), v.boolean()])),
  }),
  v.looseObject({
    ...base,
    type: v.literal('regrade'),
    attempt: id,
    grader,
    dimensions: v.array(judgedDimension),
  }),
])

/** Refuses, before anything is written, a record that a later start could not read back. */
export function checkRecord(record: JournalRecord, journal: string): void {
  const result = v.safeParse(recordSchema, record)
  if (result.success) return
  const issue = result.issues[0]
  const where = v.getDotPath(issue) ?? 'record'
  throw new StoreError(
    `a record was refused for ${journal}: ${where}: ${issue.message}; nothing was written, please report this`,
    'INVALID',
    journal,
  )
}
