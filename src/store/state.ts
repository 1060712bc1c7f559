import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import { byteSum } from './byteSum.ts'
import { makeFolder } from './disk.ts'
import type { JournalFile } from './journal.ts'
import type { Reach } from './journalIndex.ts'
import { systemCode } from './storeError.ts'

export const STATE_VERSION = 1

/** How far a journal is folded; `tail` is the sum of the bytes before that place, to see that they are the same still. */
export interface Folded extends Reach {
  readonly tail: string
}

/** The record that was folded last, and the ids of all folded records of its instant. */
export interface LastFolded {
  readonly at: number
  readonly device: string
  readonly offset: number
  readonly file: string
  readonly ids: readonly string[]
}

/** What `state.json` holds. All of it is derived from the journals. */
export interface StateFile<S> {
  readonly version: typeof STATE_VERSION
  /** The version of the fold that made `state`. */
  readonly fold: number
  /** By the journal's file name. */
  readonly journals: Readonly<Record<string, Folded>>
  readonly last: LastFolded | null
  /** Ids that a void or regrade is about and that no journal holds yet. */
  readonly unmet: readonly string[]
  readonly state: S
}

export type StateDatabase<S> = Low<StateFile<S> | null>

/** Whether a state has folded the journals to their ends, by their sizes alone. */
export function isUpToDate(file: StateFile<unknown>, journals: readonly JournalFile[]): boolean {
  return (
    journals.length === Object.keys(file.journals).length &&
    journals.every(({ name, bytes }) => file.journals[name]?.bytes === bytes)
  )
}

/** The state as lowdb keeps it, not read yet. `setAside` names the folder for a file that cannot be read. */
export function openState<S>(
  data: string,
  setAside: string,
  onNotice: (text: string) => void,
): StateDatabase<S> {
  return new Low<StateFile<S> | null>(stateAdapter<S>(join(data, 'state.json'), setAside, onNotice), null)
}

/**
 * Reads and writes `state.json`. A file that cannot be understood is moved to `setAside`; one that cannot be read or moved is left alone and never written.
 */
function stateAdapter<S>(
  named: string,
  setAside: string,
  onNotice: (text: string) => void,
): Adapter<StateFile<S> | null> {
  let writable = true

  return {
    async read() {
      let bytes: Buffer
      try {
        bytes = readFileSync(named)
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return null
        writable = false
        onNotice(
          `${named} cannot be read (${systemCode(error)}); it is worked out anew from the journals each time`,
        )
        return null
      }
      const file = parseState<S>(bytes)
      if (file) return file
      writable = moveAside(named, setAside, onNotice)
      return null
    },

    async write(file) {
      if (!writable) return
      // Most starts only read, and what writing needs takes them 2 ms to load.
      const { writeState } = await import('./writeState.ts')
      await writeState(named, stateToBytes(file))
    },
  }
}

function moveAside(path: string, folder: string, onNotice: (text: string) => void): boolean {
  const aside = join(folder, `state-${Date.now()}-${process.pid}.json`)
  try {
    makeFolder(folder)
    renameSync(path, aside)
    onNotice(
      `${path} could not be understood; it was moved to ${aside} and worked out anew from the journals`,
    )
    return true
  } catch {
    onNotice(
      `${path} could not be understood, nor moved away; it is worked out anew from the journals each time`,
    )
    return false
  }
}

const SUM = /^,"sum":"([0-9a-f]{8})"\}\n$/
const SUM_SPAN = ',"sum":"00000000"}\n'.length
const CLOSING_BRACE = 0x7d

/** A state file, closed by a sum of everything before it. */
function stateToBytes(file: StateFile<unknown> | null): Buffer {
  const body = Buffer.from(JSON.stringify(file).slice(0, -1))
  return Buffer.concat([body, Buffer.from(`,"sum":"${byteSum(body)}"}\n`)])
}

/** The state in a file, or undefined where it is damaged or of another version. */
function parseState<S>(bytes: Buffer): StateFile<S> | undefined {
  const end = bytes.length - SUM_SPAN
  if (SUM.exec(bytes.toString('latin1', end))?.[1] !== byteSum(bytes.subarray(0, end))) return undefined
  bytes[end] = CLOSING_BRACE
  const file = JSON.parse(bytes.toString('utf8', 0, end + 1)) as StateFile<S>
  return file.version === STATE_VERSION ? file : undefined
}
