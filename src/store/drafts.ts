import { readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Round } from '../drills/drill.ts'
import type { Ask } from '../practice/ask.ts'
import type { Belief } from '../practice/attempt.ts'
import type { Draft } from '../terminal/terminal.ts'
import { makeFolder, replaceFile, sweepTemporaries } from './disk.ts'
import { naming, storeError, systemCode } from './storeError.ts'

export const DRAFT_VERSION = 1
/** At most so often is a draft written while it is typed. */
const WRITE_MS = 300

/** Which attempt a draft belongs to. */
export interface DraftAttempt {
  /** The id the attempt will have; also the draft's file name. */
  readonly id: string
  readonly ask: Ask
  /** What the learner said of the drill's statement before the question. */
  readonly belief?: Belief
  /** ISO instant. */
  readonly startedAt: string
}

/** An attempt that was not finished, with what was typed in each of its rounds so far. */
export interface SavedDraft extends DraftAttempt {
  readonly rounds: Readonly<Partial<Record<Round, Draft>>>
  /** Another redrill on this machine has it open at this moment. */
  readonly isOpen: boolean
}

/** Keeps the draft of one attempt on disk while it is typed. */
export interface DraftWriter {
  /** Takes what was typed in a round; never throws. */
  save(round: Round, draft: Draft): void
  /** Writes what was taken and not written yet; to be called before the process ends. */
  flush(): void
  /** Removes the draft once its attempt is kept, or was given up. */
  remove(): void
}

export const draftFolder = (data: string): string => join(data, 'drafts')

const fileOf = (data: string, id: string): string => join(draftFolder(data), `${id}.json`)

/**
 * A writer for the draft of one attempt: each save is one small file put in place, a few times a second at most. It is
 * not flushed to disk, so a kill loses nothing that was written and a power cut at most the last seconds. Where drafts
 * cannot be written `onNotice` is told once.
 */
export function openDraft(
  data: string,
  attempt: DraftAttempt,
  rounds: SavedDraft['rounds'],
  onNotice: (text: string) => void,
): DraftWriter {
  const path = fileOf(data, attempt.id)
  const typed: Partial<Record<Round, Draft>> = { ...rounds }
  let lastWrite = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let isMade = false
  let isTold = false

  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    lastWrite = performance.now()
    const owner = { pid: process.pid, host: hostname() }
    try {
      // Once only: a folder that vanishes later is an unplugged disk, and must not be made where that was.
      if (!isMade) makeFolder(draftFolder(data))
      isMade = true
      replaceFile(path, `${JSON.stringify({ v: DRAFT_VERSION, ...attempt, rounds: typed, owner })}\n`)
    } catch (error) {
      if (!isTold) onNotice(messageOf(storeError('save what you type in', path, error)))
      isTold = true
    }
  }

  return {
    save(round, draft) {
      typed[round] = draft
      const wait = lastWrite + WRITE_MS - performance.now()
      if (wait <= 0) write()
      else timer ??= setTimeout(write, wait)
    },
    flush() {
      if (timer) write()
    },
    remove() {
      clearTimeout(timer)
      timer = undefined
      removeDraft(data, attempt.id)
    },
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The files in the drafts' folder; what killed processes left half-written is swept first. */
export function draftNames(data: string): string[] {
  const folder = draftFolder(data)
  try {
    sweepTemporaries(folder)
    return readdirSync(folder)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw storeError('read', folder, error)
  }
}

/** Removes a draft; none there is as good. */
export function removeDraft(data: string, id: string): void {
  const path = fileOf(data, id)
  naming('remove the draft', path, () => rmSync(path, { force: true }))
}
