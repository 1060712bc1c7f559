import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../src/drills/loadLibrary.ts'
import { createLexicalGrader } from '../../src/grading/lexical.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const SAMPLES = readFileSync(join(import.meta.dirname, 'samples/feed.jsonl'), 'utf8')
const PLACES = [
  { LANG: 'C', TZ: 'UTC' },
  { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
  { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', TZ: 'America/St_Johns' },
]

describe('the same answer gives the same bytes', () => {
  it('a hundred times over', async () => {
    const library = await loadLibrary([{ path: join(ROOT, 'drills'), label: 'drills' }])
    const feed = library.drills.find(({ id }) => id === 'feed')
    const [first = ''] = SAMPLES.split('\n')
    const { fields } = JSON.parse(first) as { fields: Record<string, string> }
    if (!feed) throw new Error('no feed')
    const outcomes = new Set<string>()
    for (let run = 0; run < 100; run += 1) {
      // A grader of its own each time, so that nothing remembered can hide a difference.
      outcomes.add(JSON.stringify(createLexicalGrader(library).grade(feed, fields)))
    }
    expect(outcomes.size).toBe(1)
  }, 60_000)

  it('under every locale and time zone', () => {
    const outputs = PLACES.map((place) => {
      const { status, stdout } = spawnSync(
        process.execPath,
        [join(ROOT, 'bin/redrill.js'), 'grade', 'feed', '--answers', '-'],
        { input: SAMPLES, encoding: 'utf8', env: { PATH: process.env.PATH, ...place } },
      )
      expect(status).toBe(0)
      return stdout
    })
    expect(outputs[0]?.split('\n').length).toBeGreaterThan(10)
    expect(new Set(outputs).size).toBe(1)
  })
})
