import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { isAlive } from './disk.ts'
import { DRAFT_VERSION, draftFolder, draftNames, type SavedDraft } from './drafts.ts'
import { newerVersion, systemCode } from './storeError.ts'

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0))
const answers = v.record(v.string(), v.string())
const draft = v.looseObject({
  answers,
  step: seconds,
  elapsed: seconds,
  firstKey: v.optional(seconds),
  atTime: v.optional(answers),
})
const askSchema = v.looseObject({
  drill: v.string(),
  mode: v.picklist(['run', 'retry', 'half']),
  rung: v.picklist(['pre', 'shape', 'complete', 'alone']),
  rounds: v.array(
    v.looseObject({
      round: v.picklist(['name', 'answer']),
      dimensions: v.array(v.string()),
      limit: v.optional(seconds),
    }),
  ),
  constraint: v.optional(v.string()),
  repeats: v.optional(v.string()),
  completion: v.optional(seconds),
})
const savedSchema = v.looseObject({
  v: v.literal(DRAFT_VERSION),
  id: v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/)),
  ask: askSchema,
  belief: v.optional(
    v.looseObject({ agreed: v.boolean(), confidence: v.picklist([1, 2, 3]), right: v.boolean() }),
  ),
  startedAt: v.string(),
  rounds: v.looseObject({ name: v.optional(draft), answer: v.optional(draft) }),
  owner: v.looseObject({ pid: v.number(), host: v.string() }),
})

/** The drafts of a data folder, oldest first; one that cannot be read is left where it is and told to `onNotice`. */
export function listDrafts(data: string, onNotice: (text: string) => void): SavedDraft[] {
  return draftNames(data)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readDraft(join(draftFolder(data), name), onNotice) ?? [])
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0))
}

function readDraft(path: string, onNotice: (text: string) => void): SavedDraft | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const version = (parsed as { v?: unknown } | null)?.v
    if (typeof version === 'number' && version > DRAFT_VERSION) {
      throw newerVersion(path, version, DRAFT_VERSION)
    }
    const { v: _, owner, ...saved } = v.parse(savedSchema, parsed)
    const isOpen = owner.host === hostname() && owner.pid !== process.pid && isAlive(owner.pid)
    return { ...saved, isOpen } as SavedDraft
  } catch (error) {
    const isGone = systemCode(error) === 'ENOENT'
    if (!isGone) onNotice(`the draft ${path} was left out: ${draftFault(error)}`)
    return undefined
  }
}

function draftFault(error: unknown): string {
  if (error instanceof SyntaxError || v.isValiError(error))
    return 'it is damaged; look into it, then remove it'
  return error instanceof Error ? error.message : String(error)
}
