import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWorld, inProcess, type World } from './world.ts'

const DRILL = `---
id: parcel-scans
title: Parcel scans
kind: recall
---

A carrier records scans of parcels.

## Write

> Name the exact write being accepted.

### Must

- One scan is appended with its own id.
  - also: each scan is a row of its own under an id
  - means: scan + appended

### Mistakes

- The parcel's place is overwritten.
  - why: the history is lost, and two scans at once lose one of themselves.

### Answer

I would append one scan with its own id.

## Terms

### scan

- scan|scans
`

let world: World
let pack: string
beforeEach(() => {
  world = createWorld()
  pack = join(world.folder, 'a pack dätä')
  put('post/parcel-scans.md', DRILL)
})
afterEach(() => world.remove())

function put(name: string, text: string): void {
  mkdirSync(join(pack, name, '..'), { recursive: true })
  writeFileSync(join(pack, name), text)
}

const added = (...path: string[]): string => join(world.home, 'drills', ...path)
const add = (source: string, ...flags: string[]) => inProcess(world, ['add', source, ...flags])

describe('redrill add', () => {
  it('shows what it will add, copies it, and the drills are there', async () => {
    const { code, out } = await add(pack, '--yes')
    expect(out).toContain('parcel-scans  Parcel scans')
    expect(out).toContain('Added 1 drills in 1 files')
    expect(code).toBe(0)
    expect(readFileSync(added('post', 'parcel-scans.md'), 'utf8')).toBe(DRILL)
    expect((await inProcess(world, ['show', 'parcel-scans'])).code).toBe(0)
  })

  it('asks before it copies, and without a terminal names the flag that answers', async () => {
    const { code, err } = await add(pack)
    expect(code).toBe(2)
    expect(err).toContain('say --yes')
    expect(existsSync(added('post'))).toBe(false)
  })

  it('adds nothing of a pack that check refuses', async () => {
    put(
      'post/broken.md',
      DRILL.replace('means: scan + appended', 'means: scan + nowhere').replace(
        'id: parcel-scans',
        'id: broken',
      ),
    )
    const { code, out } = await add(pack, '--yes')
    expect(code).toBe(1)
    expect(out).toContain('broken.md:')
    expect(out).toContain('nothing was added')
    expect(existsSync(added('post'))).toBe(false)
  })

  it('adds all or nothing where a file is there already', async () => {
    put('post/another.md', DRILL.replace('id: parcel-scans', 'id: another'))
    await add(pack, '--yes')
    put('later/new.md', DRILL.replace('id: parcel-scans', 'id: new-one'))
    const { code, err } = await add(pack, '--yes')
    expect(code).toBe(2)
    expect(err).toContain('is there already, so nothing was added')
    expect(existsSync(added('later'))).toBe(false)
  })

  it('brings the concepts of a pack along', async () => {
    const [body = '', terms = ''] = DRILL.split('## Terms')
    put('post/parcel-scans.md', body)
    put('concepts.md', `# Concepts\n${terms.replace('### scan', '## scan')}`)
    expect((await add(pack, '--yes')).code).toBe(0)
    expect(existsSync(added('concepts.md'))).toBe(true)
    expect((await inProcess(world, ['check', added('post', 'parcel-scans.md')])).out).toContain('0 errors')
  })

  it('follows no link out of a pack', async () => {
    writeFileSync(join(world.folder, 'secret.md'), DRILL.replace('id: parcel-scans', 'id: secret'))
    symlinkSync(join(world.folder, 'secret.md'), join(pack, 'post', 'secret.md'))
    const { code, out } = await add(pack, '--yes')
    expect(code).toBe(1)
    expect(out).toContain('this link leads out of the drills folder')
  })

  it('takes a pack from a git URL, and runs nothing of it', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: pack,
        stdio: 'pipe',
      })
    git('init', '-q')
    writeFileSync(
      join(pack, '.git', 'hooks', 'post-checkout'),
      `#!/bin/sh\ntouch '${join(world.folder, 'ran')}'\n`,
      { mode: 0o755 },
    )
    git('add', '.')
    git('commit', '-qm', 'A pack')
    expect((await add(`file://${pack}`, '--yes')).code).toBe(0)
    expect(existsSync(added('post', 'parcel-scans.md'))).toBe(true)
    expect(existsSync(join(world.folder, 'ran'))).toBe(false)
  })

  it('says what is no pack', async () => {
    expect((await add('nowhere')).err).toContain('is neither a folder nor a git URL')
    expect((await add(world.home)).err).toContain('holds no drills')
  })
})
