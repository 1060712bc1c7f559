import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/store/disk.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redrill-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('making a folder', () => {
  it('makes those above it, for their owner alone, and is content with one that is there', () => {
    const deep = join(folder, 'a', 'b', 'c')
    makeFolder(deep)
    makeFolder(deep)
    expect(statSync(deep).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700)
  })

  it('fails where a file is in the way', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => makeFolder(join(folder, 'file'))).toThrow(/EEXIST/)
    expect(() => makeFolder(join(folder, 'file', 'below'))).toThrow(/ENOTDIR|EEXIST/)
  })

  it.skipIf(!existsSync('/proc/self'))('ends where the file system takes no folders at all', () => {
    const answer = JSON.stringify({ id: '1', fields: { write: 'One click event is appended to the log.' } })
    const { status, stderr } = spawnSync(
      process.execPath,
      [resolve(import.meta.dirname, '../../bin/redrill.js'), 'run', 'ad-clicks', '--answers', '-'],
      {
        input: answer,
        encoding: 'utf8',
        timeout: 20_000,
        env: { PATH: process.env.PATH, REDRILL_HOME: '/proc/home' },
      },
    )
    expect(status).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('/proc/home')
  })
})
