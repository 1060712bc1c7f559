import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConcepts, loadLibrary } from '../../src/drills/loadLibrary.ts'
import { openParseCache } from '../../src/store/parseCache.ts'

const CARD = (title: string) => `---
id: one
title: ${title}
kind: recall
---
A shop records sales.

## Write
> Name the write.
### Must
- One sale is appended.
`
const LONG_AGO = new Date('2026-01-01T00:00:00Z')

let home: string
let data: string
let drills: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'redrill-cache-'))
  data = join(home, 'data')
  drills = join(home, 'drills')
  mkdirSync(data)
  mkdirSync(join(drills, 'shop'), { recursive: true })
  put('shop/one.md', CARD('First'))
  put('concepts.md', '# Concepts\n\n## sale\n\n- sale|sold\n')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function put(name: string, text: string, changed = LONG_AGO): void {
  writeFileSync(join(drills, name), text)
  utimesSync(join(drills, name), changed, changed)
}

/** Loads through the cache of the data folder; `found` counts the files that were taken from it. */
async function load(): Promise<{ title: string | undefined; found: number }> {
  const cache = openParseCache(data)
  let found = 0
  const counting = {
    ...cache,
    find: (...args: Parameters<typeof cache.find>) => {
      const parsed = cache.find(...args)
      if (parsed) found += 1
      return parsed
    },
  }
  const library = await loadLibrary([{ path: drills, label: 'drills' }], counting)
  cache.save()
  return { title: library.drills[0]?.title, found }
}

/** The change time of a file cannot be set, so a test that wants an old one waits until the grain has passed. */
const grainPassed = () => new Promise((resolve) => setTimeout(resolve, 2100))

describe('the cache of parsed drills', () => {
  it('is used for files that have not changed, and only for those', async () => {
    await grainPassed()
    expect(await load()).toEqual({ title: 'First', found: 0 })
    expect(await load()).toEqual({ title: 'First', found: 2 })
    put('shop/one.md', CARD('Again'))
    expect(await load()).toEqual({ title: 'Again', found: 1 })
  })

  it('does not trust an entry made within the grain of the clock', async () => {
    await load()
    expect((await load()).found).toBe(0)
  })

  it('keeps a file for each folder, so that the concepts are read without the drills', async () => {
    await load()
    expect(
      readdirSync(join(data, 'cache'))
        .map((name) => name.split('-')[0])
        .sort(),
    ).toEqual(['drills', 'shop'])
    const concepts = await loadConcepts([{ path: drills, label: 'drills' }], openParseCache(data))
    expect(concepts.map(({ name }) => name)).toEqual(['sale'])
  })

  it('passes over what it cannot read, and makes it anew', async () => {
    await grainPassed()
    await load()
    for (const name of readdirSync(join(data, 'cache')))
      writeFileSync(join(data, 'cache', name), '{"parser":')
    expect(await load()).toEqual({ title: 'First', found: 0 })
    expect((await load()).found).toBe(2)
  })

  it('is not written where there is no data folder', async () => {
    rmSync(data, { recursive: true })
    expect((await load()).title).toBe('First')
    expect(statSync(data, { throwIfNoEntry: false })).toBeUndefined()
  })
})
