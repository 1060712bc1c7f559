import type { Attempt, NewRecord } from '../practice/attempt.ts'
import { emptyState, FOLD_VERSION, type PracticeState } from '../practice/state.ts'
import type { DraftAttempt, DraftWriter, SavedDraft } from '../store/drafts.ts'
import type { Fold } from '../store/fold.ts'
import { openStore, type Store } from '../store/openStore.ts'
import type { Context } from './context.ts'

/** A clock behind the latest record by less than this is taken for jitter, by more for one that was set back. */
const JITTER_MS = 60_000

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
  private newId: (() => string) | undefined

  constructor(store: Store<PracticeState>, context: Context) {
    this.store = store
    this.context = context
  }

  get state(): PracticeState {
    return this.store.state
  }

  get problems(): Store<PracticeState>['problems'] {
    return this.store.problems
  }

  /** An id for an attempt that is still being answered, so that it is kept once whatever interrupts it. */
  async nextId(): Promise<string> {
    this.newId ??= (await import('../store/ids.ts')).idsFrom(this.context.io.now)
    return this.newId()
  }

  /** Keeps a record; when this is fulfilled it is on disk. */
  async append<R extends NewRecord>(record: R, givenId?: string): Promise<Stamped<R>> {
    const id = givenId ?? (await this.nextId())
    const now = this.instant()
    const day = this.context.dayAt(now, this.state.settings.rollOver)
    const stamped = { ...record, id, at: new Date(now).toISOString(), day, v: 1 as const }
    await this.store.append(stamped as unknown as Parameters<Store<PracticeState>['append']>[0])
    return stamped
  }

  /** Now, but never just before the latest record: a clock that jitters must not put an answer before its question. */
  private instant(): number {
    const now = this.context.io.now()
    const latest = Date.parse(this.state.latest ?? '')
    return latest > now && latest - now < JITTER_MS ? latest : now
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

  /** A writer for what is typed until an attempt is kept. */
  async openDraft(attempt: DraftAttempt, rounds: SavedDraft['rounds'] = {}): Promise<DraftWriter> {
    const { openDraft } = await import('../store/drafts.ts')
    return openDraft(this.context.home.data, attempt, rounds, (text) => this.context.notice(text))
  }

  /** What was left unfinished and is open in no other window, oldest first. */
  async drafts(): Promise<SavedDraft[]> {
    const { draftNames, removeDraft } = await import('../store/drafts.ts')
    const { data } = this.context.home
    if (draftNames(data).length === 0) return []
    const { listDrafts } = await import('../store/savedDrafts.ts')
    const drafts = listDrafts(data, (text) => this.context.notice(text)).filter((draft) => !draft.isOpen)
    const open: SavedDraft[] = []
    for (const draft of drafts) {
      // A crash right after an attempt was kept leaves its draft behind.
      if (await this.store.has(draft.id)) removeDraft(data, draft.id)
      else open.push(draft)
    }
    return open
  }

  async close(): Promise<void> {
    await this.store.close()
  }
}

/** Opens the store of the context's home with the practice fold. */
export async function openPracticeStore(context: Context, rebuild = false): Promise<PracticeStore> {
  const store = await openStore<PracticeState>({
    home: context.home,
    fold: practiceFold(),
    onNotice: (text) => context.notice(text),
    rebuild,
    onProgress: (done, total) => context.progress('reading the journals', done, total),
  })
  return new PracticeStore(store, context)
}

/** The practice fold, whose scheduler is loaded only when there is something to fold. */
function practiceFold(): Fold<PracticeState> {
  let foldRecord: Fold<PracticeState>['apply'] | undefined
  return {
    version: FOLD_VERSION,
    empty: emptyState,
    async ready() {
      foldRecord = (await import('../practice/fold.ts')).foldRecord
    },
    apply: (state, record) => (foldRecord ? foldRecord(state, record) : state),
  }
}
