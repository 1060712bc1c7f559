import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import type { Home } from '../../src/store/home.ts'
import { restoreBackups } from '../../src/store/restore.ts'
import { bundleChild, keptIn, runChild } from './children/run.ts'
import { homeIn, idsIn, newHome, open, report, temporaryFolder } from './support.ts'

/** `FAULTS=1000` runs all of them; the ordinary run takes a sample. */
const FAULTS = Number(process.env.FAULTS ?? 40)
const STEP = process.env.FAULTS === undefined ? 4 : 1
const LONG = 30_000 + FAULTS * 1000

let session: string

beforeAll(async () => {
  session = await bundleChild('session')
})

/** Opens the home and compares it with what was kept: nothing lost, nothing twice, the state as a rebuild gives it. */
async function expectKept(home: Home, kept: readonly string[]): Promise<{ records: number }> {
  const { store } = await open(home)
  const ids = await idsIn(store)
  const unique = new Set(ids)
  const rebuilt = await open(home, { rebuild: true })
  await store.close()
  await rebuilt.store.close()
  expect(kept.filter((id) => !unique.has(id))).toEqual([])
  expect(ids.length).toBe(unique.size)
  expect(store.state).toEqual(rebuilt.store.state)
  expect(store.state.records).toBe(ids.length)
  return { records: ids.length }
}

it('loses nothing that was kept when it is killed at any moment', { timeout: LONG }, async () => {
  const home = newHome()
  const kept: string[] = []
  const drafts: string[] = []
  for (let kill = 0; kill < FAULTS; kill += 1) {
    const run = await runChild(process.execPath, [session, home.path, '10000'], (child) => {
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 60)
    })
    expect(run.errors).toBe('')
    expect(run.signal).toBe('SIGKILL')
    expect(run.lines.filter((line) => line.includes('cannot'))).toEqual([])
    drafts.push(
      ...run.lines.filter((line) => line.startsWith('draft ')).map((line) => line.slice('draft '.length)),
    )
    kept.push(...keptIn(run))
    if (kill % 100 === 99) await expectKept(home, kept)
  }
  const { records } = await expectKept(home, kept)
  // What is not acknowledged may be there all the same: at most one record a kill.
  expect(records - kept.length).toBeLessThanOrEqual(FAULTS)
  expect(drafts.filter((id) => kept.includes(id))).toEqual([])
  const { records: restored } = restoreBackups(home.data, Date.now())
  const left = readdirSync(home.data).filter((name) => name.endsWith('.tmp')).length
  expect(restored).toBe(0)
  report(
    `${FAULTS} kills: ${kept.length} attempts kept, 0 lost, 0 twice, ${FAULTS} of ${FAULTS} starts worked; ` +
      `${records - kept.length} on disk before they were acknowledged, ${drafts.length} drafts of unfinished answers found again, ` +
      `${left} temporary files left`,
  )
})

it('keeps every attempt of four processes at once', { timeout: LONG }, async () => {
  const home = newHome()
  const each = process.env.FAULTS === undefined ? 50 : 250
  const runs = await Promise.all(
    Array.from({ length: 4 }, () => runChild(process.execPath, [session, home.path, String(each)])),
  )
  for (const run of runs) expect([run.errors, run.lines.at(-1)]).toEqual(['', 'done'])
  const kept = runs.flatMap(keptIn)
  expect(kept).toHaveLength(4 * each)
  const { records } = await expectKept(home, kept)
  expect(records).toBe(4 * each)
  report(`4 processes × ${each}: ${records} of ${4 * each} kept, state as a rebuild gives it`)
})

it('loses nothing that was kept when files may not grow any more', { timeout: LONG }, async () => {
  let kept = 0
  let refused = 0
  const limits = Array.from({ length: FAULTS / 8 }, (_, i) => 1 + Math.round((i * 40_000) / FAULTS))
  for (const limit of limits) {
    const home = newHome()
    const run = await runChild('prlimit', [`--fsize=${limit}`, process.execPath, session, home.path, '20'])
    expect(run.errors, `limit ${limit}`).toMatch(
      /StoreError: could not .*: the file would pass the file size limit/,
    )
    refused += 1
    kept += keptIn(run).length
    await expectKept(home, keptIn(run))
  }
  report(`${limits.length} file size limits: ${kept} attempts kept, 0 lost; ${refused} refusals said why`)
})

const isRoot = process.getuid?.() === 0

it.runIf(isRoot)('loses nothing that was kept when the disk is full', { timeout: LONG }, async (context) => {
  const disk = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    context.skip('no right to mount a disk here')
  }
  let kept = 0
  let refused = 0
  try {
    for (let free = 1; free <= 20; free += STEP) {
      const home = homeIn(join(disk, `home-${free}`))
      mkdirSync(home.path)
      fill(disk, free)
      const run = await runChild(process.execPath, [session, home.path, '200'])
      expect(run.errors, `${free} pages free`).toMatch(
        /StoreError: could not .*: the disk is full; free some space/,
      )
      refused += 1
      kept += keptIn(run).length
      execFileSync('rm', ['-f', join(disk, 'filling')])
      await expectKept(home, keptIn(run))
      execFileSync('rm', ['-rf', home.path])
    }
  } finally {
    execFileSync('umount', [disk])
  }
  report(`${refused} full disks: ${kept} attempts kept, 0 lost; each refusal said why`)
})

/** Fills a disk but for some pages of 4 kB. */
function fill(disk: string, pages: number): void {
  const left = Number(execFileSync('stat', ['-f', '-c', '%f', disk]))
  writeFileSync(join(disk, 'filling'), Buffer.alloc(Math.max(0, left - pages) * 4096))
}
