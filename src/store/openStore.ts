import { join } from 'node:path'
import type { JournalRecord } from '../practice/attempt.ts'
import type { DeviceJournal } from './deviceJournal.ts'
import type { Fold, OnProgress } from './fold.ts'
import type { FoldResult, foldJournals } from './foldJournals.ts'
import type { Home } from './home.ts'
import { journalFolder, listJournals } from './journal.ts'
import type { JournalProblem } from './journalIndex.ts'
import { isUpToDate, openState, type StateDatabase, type StateFile } from './state.ts'
import { StoreError, storeError } from './storeError.ts'

export interface StoreOptions<S> {
  readonly home: Home
  readonly fold: Fold<S>
  /** One line for the learner about something that went wrong and stops nothing. */
  readonly onNotice: (text: string) => void
  /** Called a few times a second once a rebuild has taken a second. */
  readonly onProgress?: OnProgress
  /** Fold everything anew, whatever the state on disk says. */
  readonly rebuild?: boolean
}

/** What was practised in one home. */
export interface Store<S> {
  /** The fold of the journals, with everything that this process has kept. */
  readonly state: S
  /** Lines that the latest reading had to skip. */
  readonly problems: readonly JournalProblem[]
  /**
   * Keeps a record: when the promise is fulfilled, it is on disk. Rejected with a `StoreError`, it is not kept, and may
   * be appended again under the same id; it then has the instant of the first try.
   */
  append(record: JournalRecord): Promise<void>
  /** Whether a record of this id is kept; a draft of that id was then left over by a kill. Reads all journals. */
  has(id: string): Promise<boolean>
  /** All records in the order of folding, each once, without voided ones and with each attempt as last judged. */
  records(): AsyncIterable<JournalRecord>
  /** Waits for the state and the day's backup to be written; to be called before the process ends. */
  close(): Promise<void>
}

/**
 * Opens the store of a home, which need not exist yet: nothing is written until there is something to keep. Rejects with
 * a `StoreError` where a journal cannot be read or was written by a newer redrill.
 */
export async function openStore<S>(options: StoreOptions<S>): Promise<Store<S>> {
  const { data } = options.home
  // The folder is written out here so that a start which has nothing to back up does not load that part.
  const database = openState<S>(data, join(data, 'backups'), options.onNotice)
  await database.read()
  const store = new OpenedStore(options, database)
  await store.start(options.rebuild === true)
  return store
}

class OpenedStore<S> implements Store<S> {
  problems: readonly JournalProblem[] = []
  private readonly options: StoreOptions<S>
  private readonly data: string
  private readonly database: StateDatabase<S>
  private current: S
  private foldJournals: typeof foldJournals | undefined
  private journal: Promise<DeviceJournal> | undefined
  private settling: Promise<void> | undefined
  private backingUp: Promise<void> | undefined
  /** Records were kept that `current` does not have. */
  private isBehind = false
  /** `current` has records that state.json does not have. */
  private isUnsaved = false
  private isToldOfState = false

  constructor(options: StoreOptions<S>, database: StateDatabase<S>) {
    this.options = options
    this.data = options.home.data
    this.database = database
    this.current = options.fold.empty()
  }

  get state(): S {
    this.fold()
    return this.current
  }

  /** Takes the state from disk where it is up to date, and folds what is missing where it is not. */
  async start(rebuild: boolean): Promise<void> {
    const file = this.database.data
    const isUsable = !rebuild && file?.fold === this.options.fold.version
    const journals = listJournals(this.data)
    if (file && isUsable && isUpToDate(file, journals)) {
      this.current = file.state
      return
    }
    if (!file && journals.length === 0) return
    await this.loadFold()
    this.catchUp(isUsable)
    if (this.isUnsaved) this.settle()
  }

  async append(record: JournalRecord): Promise<void> {
    this.journal ??= this.openJournal()
    const journal = await this.journal
    journal.keep(record)
    this.isBehind = true
    this.settle()
    this.backingUp ??= this.backUp()
  }

  async has(id: string): Promise<boolean> {
    const { holdsRecord } = await import('./journalIndex.ts')
    return listJournals(this.data).some((journal) => holdsRecord(journal, id))
  }

  async *records(): AsyncGenerator<JournalRecord, void, undefined> {
    const { indexJournals } = await import('./journalIndex.ts')
    const { recordOf } = await import('./lineRecord.ts')
    const { inOrder } = await import('./order.ts')
    const { readEntries } = await import('./readEntries.ts')
    const index = indexJournals(listJournals(this.data), {}, new Set())
    yield* readEntries(index, inOrder(index), recordOf, { at: Number.NaN, ids: new Set() })
  }

  async close(): Promise<void> {
    await this.settling
    await this.backingUp
  }

  private async loadFold(): Promise<void> {
    await this.options.fold.ready?.()
    this.foldJournals = (await import('./foldJournals.ts')).foldJournals
  }

  /** Folds what was kept since; it is kept already, so whatever the reading meets only delays the schedule. */
  private fold(): void {
    if (!this.isBehind) return
    this.isBehind = false
    try {
      this.catchUp(true)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      this.options.onNotice(`what was answered is kept, but the schedule is not up to date: ${error.message}`)
    }
  }

  private catchUp(isUsable: boolean): void {
    if (!this.foldJournals) return
    const { fold, onProgress } = this.options
    const before = this.database.data ?? undefined
    // The fold may change the state it is given, so that one must not be written if the fold fails half-way.
    this.database.data = null
    const journals = listJournals(this.data)
    const result = this.foldJournals(fold, journals, isUsable ? before : undefined, onProgress)
    this.database.data = result.file
    this.current = result.file.state
    this.problems = result.problems
    this.isUnsaved ||= result.isChanged
    this.tellOf(result, before)
  }

  private tellOf(result: FoldResult<S>, before: StateFile<S> | undefined): void {
    const { onNotice } = this.options
    if (result.lost > 0) {
      onNotice(
        `the journals in ${journalFolder(this.data)} hold ${result.lost} lines fewer than before; ` +
          '`redrill doctor --restore` brings back what the backups hold',
      )
    }
    const [first] = result.problems
    const known = result.isRebuilt ? damagedIn(before) : 0
    if (first === undefined || result.problems.length <= known) return
    const others = result.problems.length - 1
    onNotice(
      `${first.file} line ${first.line} was skipped: ${first.why}` +
        `${others > 0 ? ` (and ${others} more)` : ''}; nothing else is affected, \`redrill doctor\` tells more`,
    )
  }

  private async openJournal(): Promise<DeviceJournal> {
    const { openDeviceJournal } = await import('./deviceJournal.ts')
    try {
      if (!this.foldJournals) await this.loadFold()
      return openDeviceJournal(this.data, this.options.onNotice)
    } catch (error) {
      this.journal = undefined
      throw error
    }
  }

  /** Folds and writes in the background, once for all records that are kept before it comes to that. */
  private settle(): void {
    this.settling ??= this.settleAll().finally(() => {
      this.settling = undefined
    })
  }

  private async settleAll(): Promise<void> {
    do {
      // A record counts as kept before it is folded and the state written, which take longer than keeping it.
      await new Promise(setImmediate)
      this.fold()
      if (this.isUnsaved) await this.writeState()
    } while (this.isBehind || this.isUnsaved)
  }

  private async writeState(): Promise<void> {
    this.isUnsaved = false
    try {
      await this.database.write()
    } catch (error) {
      const cause = storeError('write', join(this.data, 'state.json'), error)
      if (!(cause instanceof StoreError)) throw error
      if (!this.isToldOfState) {
        this.options.onNotice(`${cause.message} (nothing is lost: it is worked out anew from the journals)`)
      }
      this.isToldOfState = true
    }
  }

  private async backUp(): Promise<void> {
    const { backUp } = await import('./backups.ts')
    await new Promise(setImmediate)
    try {
      await backUp(this.data, Date.now())
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      this.options.onNotice(`${error.message} (what was answered is kept all the same)`)
    }
  }
}

const damagedIn = (file: StateFile<unknown> | undefined): number =>
  Object.values(file?.journals ?? {}).reduce((sum, { damaged }) => sum + damaged, 0)
