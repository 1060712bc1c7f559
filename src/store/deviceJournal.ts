import { join } from 'node:path'
import type { JournalRecord } from '../practice/attempt.ts'
import { deviceIn } from './device.ts'
import { makeFolder } from './disk.ts'
import { appendLine, journalFolder } from './journal.ts'
import { sealLine } from './lineRecord.ts'
import { networkFolder } from './networkFolder.ts'
import { checkRecord } from './recordSchema.ts'
import { naming } from './storeError.ts'

/** The journal that this machine writes to. */
export interface DeviceJournal {
  /** Keeps a record: when this returns, it is on disk. A `StoreError` says that it is not kept. */
  keep(record: JournalRecord): void
}

/** Finds or mints this machine's journal in a data folder, and makes the folder where there is none yet. */
export function openDeviceJournal(data: string, onNotice: (text: string) => void): DeviceJournal {
  const folder = journalFolder(data)
  naming('make the folder', folder, () => makeFolder(folder))
  const device = deviceIn(data)
  const network = device.isNew ? networkFolder(data) : undefined
  if (network !== undefined) {
    onNotice(
      `${data} is a network folder (${network}): what is kept there is only as safe as its server makes it`,
    )
  }
  const path = join(folder, `${device.id}.jsonl`)
  const refused = new Map<string, Pick<JournalRecord, 'at' | 'day'>>()
  return {
    keep(record) {
      checkRecord(record, path)
      // What was refused may be on disk all the same; with one instant, both lines count as one record.
      const { at, day } = refused.get(record.id) ?? record
      refused.set(record.id, { at, day })
      appendLine(path, sealLine({ ...record, at, day }, device.id))
      refused.delete(record.id)
    },
  }
}
