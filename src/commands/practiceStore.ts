import type { Attempt, NewRecord } from '../practice/attempt.ts'
import { FOLD_VERSION, foldRecord } from '../practice/fold.ts'
import { emptyState, type PracticeState } from '../practice/state.ts'
import { idsFrom } from '../store/ids.ts'
import { openStore, type Store } from '../store/openStore.ts'
import type { Context } from './context.ts'

type Stamped<R extends NewRecord> = R & {
  readonly id: string
  readonly at: string
  readonly day: string
  readonly v: 1
}

/** The store as commands use it: records are stamped with id, instant and day on their way in. */
export class PracticeStore {
  private readonly store: Store<PracticeState>
  private readonly context: Context
  private readonly newId: () => string

  constructor(store: Store<PracticeState>, context: Context) {
    this.store = store
    this.context = context
    this.newId = idsFrom(context.io.now)
  }

  get state(): PracticeState {
    return this.store.state
  }

  get problems(): Store<PracticeState>['problems'] {
    return this.store.problems
  }

  /** An id for an attempt that is still being answered, so that it is kept once whatever interrupts it. */
  nextId(): string {
    return this.newId()
  }

  /** Keeps a record; when this is fulfilled it is on disk. */
  async append<R extends NewRecord>(record: R, id: string = this.newId()): Promise<Stamped<R>> {
    const now = this.context.io.now()
    const day = this.context.dayAt(now, this.state.settings.rollOver)
    const stamped = { ...record, id, at: new Date(now).toISOString(), day, v: 1 as const }
    await this.store.append(stamped as unknown as Parameters<Store<PracticeState>['append']>[0])
    return stamped
  }

  /** Attempts in the order of folding, as they now count. */
  async *attempts(): AsyncGenerator<Attempt, void, undefined> {
    for await (const record of this.store.records()) if (record.type === 'attempt') yield record
  }

  async lastAttempt(): Promise<Attempt | undefined> {
    let last: Attempt | undefined
    for await (const attempt of this.attempts()) last = attempt
    return last
  }

  /** The attempt that was kept under a caller's id. */
  async findExternal(external: string): Promise<Attempt | undefined> {
    if (this.state.externals === 0) return undefined
    for await (const attempt of this.attempts()) if (attempt.external === external) return attempt
    return undefined
  }

  async close(): Promise<void> {
    await this.store.close()
  }
}

/** Opens the store of the context's home with the practice fold. */
export async function openPracticeStore(context: Context, rebuild = false): Promise<PracticeStore> {
  const shows = context.io.stderr.isTTY === true
  const store = await openStore<PracticeState>({
    home: context.home,
    fold: { version: FOLD_VERSION, empty: emptyState, apply: foldRecord },
    onNotice: (text) => context.notice(text),
    rebuild,
    ...(shows ? { onProgress: (done, total) => context.progress('reading the journals', done, total) } : {}),
  })
  return new PracticeStore(store, context)
}
