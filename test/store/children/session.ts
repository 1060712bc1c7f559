// Plays a session that is killed without warning: drafts, appends, backups. Prints each id once it is kept.
import { writeSync } from 'node:fs'
import { backUp } from '../../../src/store/backups.ts'
import { openDraft, removeDraft } from '../../../src/store/drafts.ts'
import { idsFrom } from '../../../src/store/ids.ts'
import { openStore } from '../../../src/store/openStore.ts'
import { listDrafts } from '../../../src/store/savedDrafts.ts'
import { attempt } from '../fixtures.ts'
import { testFold } from '../testFold.ts'

const [path = '', count = '0'] = process.argv.slice(2)
const DAY_MS = 86_400_000

const home = { path, data: `${path}/data`, why: 'given by a test' }
const newId = idsFrom(Date.now)
const say = (text: string): void => {
  writeSync(1, `${text}\n`)
}

const store = await openStore({ home, fold: testFold, onNotice: (text) => say(`notice ${text}`) })
for (const { id, isOpen } of listDrafts(home.data, (text) => say(`notice ${text}`))) {
  if (isOpen) continue
  say((await store.has(id)) ? `left ${id}` : `draft ${id}`)
  removeDraft(home.data, id)
}
say('ready')
for (let i = 0; i < Number(count); i += 1) {
  const id = newId()
  const at = new Date().toISOString()
  const draft = openDraft(
    home.data,
    { id, ask: { drill: 'ad-clicks', mode: 'run', rung: 'alone', rounds: [] }, startedAt: at },
    {},
    say,
  )
  draft.save('answer', { answers: { write: 'one append per click' }, step: 0, elapsed: i })
  await store.append({ ...attempt(0), id, at, day: at.slice(0, 10) })
  say(`kept ${id}`)
  draft.remove()
  // Days pass quickly here, so that backups are taken, joined and dropped all the time.
  if (i % 8 === 7) await backUp(home.data, Date.now() + (i % 400) * DAY_MS)
}
await store.close()
say('done')
