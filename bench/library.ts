// Parsing many drills, cold and from the cache: node scripts/run.mjs bench/library.ts [drills]
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { loadLibrary } from '../src/drills/loadLibrary.ts'
import { openParseCache } from '../src/store/parseCache.ts'

const SIZES = process.argv[2] ? [Number(process.argv[2])] : [20, 1000, 10_000]

const drill = (number: number) => `---
id: drill-${number}
title: Drill ${number}
kind: recall
---
A service takes ${number} writes a second on average, ten times that at peak; readers may see them a minute later.

## Write
> Name the exact write being accepted.

### Must (enough: 2)
${[1, 2, 3].map((n) => `- One event of kind ${n}, appended with an id that was minted early.\n  - also: one row an event, written once, number ${n}\n  - also: event ${n} appended, id from the client\n  - also: an immutable record, keyed by its own id\n`).join('')}
### Plus
- Its signature makes it valid.

### Mistakes
- The write is adding one to a counter.
  - why: the count is derived, and a repeat counts twice.
- The write is the whole request.
  - why: the unit that can be repeated is the event.

### Answer
I would append one immutable event with its own id, and work out everything else from it later.
`

function homeOf(count: number): string {
  const home = mkdtempSync(join(tmpdir(), 'redrill-bench-'))
  mkdirSync(join(home, 'data'))
  for (let i = 0; i < count; i += 1) {
    const chapter = join(home, 'drills', `chapter-${i % 20}`)
    if (i < 20) mkdirSync(chapter, { recursive: true })
    writeFileSync(join(chapter, `drill-${i}.md`), drill(i))
  }
  return home
}

async function load(home: string): Promise<number> {
  const start = performance.now()
  const cache = openParseCache(join(home, 'data'))
  const { drills } = await loadLibrary([{ path: join(home, 'drills'), label: 'drills' }], cache)
  const took = performance.now() - start
  cache.save()
  if (drills.length === 0) throw new Error('no drill was read')
  return took
}

if (process.argv[3] === 'child') {
  console.log(await load(process.argv[4] ?? ''))
} else {
  for (const count of SIZES) {
    const home = homeOf(count)
    // A file must be older than the clock's grain to be taken from the cache.
    await new Promise((wake) => setTimeout(wake, 2500))
    // Each load in a process of its own, as a start of the program is.
    const [cold, warm] = [0, 1].map(() => {
      const { stdout } = spawnSync(process.execPath, [process.argv[1] ?? '', String(count), 'child', home], {
        encoding: 'utf8',
      })
      return Number(stdout)
    })
    console.log(
      `${String(count).padStart(6)} drills: cold ${cold?.toFixed(0)} ms, warm ${warm?.toFixed(0)} ms`,
    )
    rmSync(home, { recursive: true, force: true })
  }
}
