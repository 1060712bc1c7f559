import * as v from 'valibot'
import type { Limits } from './drill.ts'

/** Ids are lower-case words joined by hyphens; progress hangs on them. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const id = v.pipe(v.string(), v.regex(ID, 'is not lower-case words joined by hyphens'))
const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'))
const duration = v.pipe(v.string(), v.regex(/^\d{1,4}[sm]$/, 'is not a time such as 90s or 12m'))

const kind = v.picklist(
  ['system', 'diagnosis', 'choice', 'recall'],
  'is not one of system, diagnosis, choice, recall',
)
const shared = {
  kind,
  limits: v.optional(v.strictObject({ name: v.optional(duration), answer: v.optional(duration) })),
  earlier: v.optional(v.array(id)),
}

/** Front matter of a file that holds one drill. */
export const drillFrontMatter = v.strictObject({ id, title: text, ...shared })

/** Front matter of a deck: several short drills in one file. */
export const deckFrontMatter = v.strictObject({ deck: text, ...shared })

/** Front matter of `chapter.md`. */
export const chapterFrontMatter = v.strictObject({
  number: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1, 'is below 1')),
  title: text,
})

export type SharedFrontMatter = Pick<v.InferOutput<typeof drillFrontMatter>, 'kind' | 'limits' | 'earlier'>

const DEFAULT_LIMITS: Readonly<Record<SharedFrontMatter['kind'], Limits>> = {
  system: { name: 90, answer: 720 },
  diagnosis: { name: 90, answer: 300 },
  choice: { name: 90, answer: 180 },
  recall: { name: 90, answer: 90 },
}

/** Limits in seconds, those left out by the kind of drill. */
export function limitsOf(front: SharedFrontMatter): Limits {
  const seconds = (value: string | undefined, otherwise: number) =>
    value === undefined ? otherwise : Number(value.slice(0, -1)) * (value.endsWith('m') ? 60 : 1)
  const defaults = DEFAULT_LIMITS[front.kind]
  return {
    name: seconds(front.limits?.name, defaults.name),
    answer: seconds(front.limits?.answer, defaults.answer),
  }
}
