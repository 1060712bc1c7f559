import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type DraftAttempt, openDraft, removeDraft } from '../../src/store/drafts.ts'
import { listDrafts } from '../../src/store/savedDrafts.ts'
import { temporaryFolder } from './support.ts'

const attempt: DraftAttempt = {
  id: '0192d000-0000-7000-8000-000000000001',
  ask: {
    drill: 'ad-clicks',
    mode: 'half',
    rung: 'alone',
    rounds: [{ round: 'answer', dimensions: ['buffering'], limit: 180 }],
    constraint: 'double-rate',
  },
  startedAt: '2027-01-31T10:00:00.000Z',
}

const typed = (text: string, elapsed = 1) => ({ answers: { write: text }, step: 0, elapsed })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

function writer(data: string, rounds = {}) {
  const notices: string[] = []
  return { notices, draft: openDraft(data, attempt, rounds, (text) => notices.push(text)) }
}

const read = (data: string) => listDrafts(data, (text) => expect.fail(text))

it('is found again with both rounds and what it belongs to', () => {
  const data = temporaryFolder()
  const { draft } = writer(data)
  draft.save('name', { ...typed('one click'), firstKey: 3, atTime: { write: 'one' } })
  draft.save('answer', typed('appended'))
  draft.flush()
  expect(read(data)).toEqual([
    {
      ...attempt,
      rounds: {
        name: { ...typed('one click'), firstKey: 3, atTime: { write: 'one' } },
        answer: typed('appended'),
      },
      isOpen: false,
    },
  ])
  expect(statSync(join(data, 'drafts', `${attempt.id}.json`)).mode & 0o777).toBe(0o600)
})

it('goes on with the rounds it is opened with', () => {
  const data = temporaryFolder()
  const { draft } = writer(data, { name: typed('before') })
  draft.save('answer', typed('after'))
  expect(read(data)[0]?.rounds).toEqual({ name: typed('before'), answer: typed('after') })
})

it('is written at once, then a few times a second at most, and never later than that', () => {
  const data = temporaryFolder()
  const { draft } = writer(data)
  const onDisk = () => read(data)[0]?.rounds.answer?.answers.write
  draft.save('answer', typed('a'))
  expect(onDisk()).toBe('a')
  for (const text of ['ab', 'abc', 'abcd']) draft.save('answer', typed(text))
  expect(onDisk()).toBe('a')
  vi.advanceTimersByTime(300)
  expect(onDisk()).toBe('abcd')
})

it('is removed with what was still to be written', () => {
  const data = temporaryFolder()
  const { draft } = writer(data)
  draft.save('answer', typed('a'))
  draft.save('answer', typed('ab'))
  draft.remove()
  vi.advanceTimersByTime(1000)
  expect(readdirSync(join(data, 'drafts'))).toEqual([])
  removeDraft(data, attempt.id)
})

it('tells once that it cannot be written, and does not throw', () => {
  const data = join(temporaryFolder(), 'data')
  writeFileSync(data, 'a file where the folder should be')
  const { draft, notices } = writer(data)
  draft.save('answer', typed('a'))
  draft.save('answer', typed('ab'))
  draft.flush()
  expect(notices).toEqual([
    expect.stringMatching(/could not save what you type in .*: a (file|folder) stands where/),
  ])
})

it.each([
  ['{"v":1', /it is damaged; look into it/],
  ['{"v":1,"id":"x"}', /it is damaged; look into it/],
  ['null', /it is damaged; look into it/],
  ['{"v":2}', /newer redrill \(format 2, this one knows 1\)/],
])('is left out, left alone and told of where it reads %s', (text, notice) => {
  const data = temporaryFolder()
  writer(data).draft.save('answer', typed('a'))
  const path = join(data, 'drafts', 'other.json')
  writeFileSync(path, text)
  const notices: string[] = []
  expect(listDrafts(data, (told) => notices.push(told))).toHaveLength(1)
  expect(notices).toEqual([expect.stringMatching(notice)])
  expect(readFileSync(path, 'utf8')).toBe(text)
})

it('says that another living process has it open', () => {
  const data = temporaryFolder()
  writer(data).draft.save('answer', typed('a'))
  const path = join(data, 'drafts', `${attempt.id}.json`)
  const saved = JSON.parse(readFileSync(path, 'utf8'))
  const ownedBy = (pid: number, host: string) => {
    writeFileSync(path, JSON.stringify({ ...saved, owner: { pid, host } }))
    return read(data)[0]?.isOpen
  }
  expect(ownedBy(process.ppid, hostname())).toBe(true)
  expect(ownedBy(process.ppid, 'another machine')).toBe(false)
  expect(ownedBy(2 ** 22 + 1, hostname())).toBe(false)
})

it('sweeps what a dead process left half-written', () => {
  const data = temporaryFolder()
  writer(data).draft.save('answer', typed('a'))
  const name = hostname().replace(/[^\w-]/g, '-')
  const [dead, alive] = [2 ** 22 + 1, process.pid].map((pid) =>
    join(data, 'drafts', `x.json.${name}.${pid}.tmp`),
  )
  for (const path of [dead, alive]) writeFileSync(path as string, 'half')
  expect(read(data)).toHaveLength(1)
  expect([dead, alive].map((path) => existsSync(path as string))).toEqual([false, true])
})

it('is an empty list where there is no folder yet', () => {
  expect(read(join(temporaryFolder(), 'nothing'))).toEqual([])
})
