import type { JournalFile } from './journal.ts'
import type { JournalIndex } from './journalIndex.ts'

/** Where a record stands in the order of folding; `at` is ms since 1970, `offset` a byte position. */
export interface Place {
  readonly at: number
  readonly device: string
  readonly offset: number
  readonly file: string
}

/** The place of one entry of an index. */
export function placeAt(index: JournalIndex, entry: number): Place {
  return {
    at: index.at[entry] as number,
    device: index.devices[index.device[entry] as number] as string,
    offset: index.offset[entry] as number,
    file: (index.files[index.file[entry] as number] as JournalFile).name,
  }
}

/** The order of folding: (at, device, position), and the file's name for copies of one journal. */
export function byPlace(a: Place, b: Place): number {
  return a.at - b.at || compare(a.device, b.device) || a.offset - b.offset || compare(a.file, b.file)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The entries of an index in the order of folding. */
export function inOrder(index: JournalIndex): Uint32Array {
  const { at } = index
  const order = Uint32Array.from(at.keys())
  const before = (a: number, b: number): number =>
    (at[a] as number) - (at[b] as number) || byPlace(placeAt(index, a), placeAt(index, b))
  // A single journal is in order almost always, and seeing that costs far less than sorting it.
  const isSorted = order.every((entry, i) => i === 0 || before(order[i - 1] as number, entry) <= 0)
  return isSorted ? order : order.sort(before)
}
