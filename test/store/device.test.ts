import { cpSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { deviceFolder, deviceIn, listDevices, thisMachine } from '../../src/store/device.ts'
import { temporaryFolder } from './support.ts'

it('is minted once for a folder on a machine', () => {
  const data = temporaryFolder()
  const first = deviceIn(data)
  expect(first).toEqual({ id: expect.stringMatching(/^[0-9a-f]{10}$/), isNew: true })
  expect(deviceIn(data)).toEqual({ id: first.id, isNew: false })
  expect(listDevices(data)).toHaveLength(1)
  expect(statSync(join(deviceFolder(data), `${first.id}.json`)).mode & 0o777).toBe(0o600)
})

it('is minted anew where the folder was copied or moved, and the copy back at its place keeps its own', () => {
  const data = join(temporaryFolder(), 'data')
  mkdirSync(data)
  const copy = join(temporaryFolder(), 'data')
  const { id } = deviceIn(data)
  cpSync(data, copy, { recursive: true })
  expect(deviceIn(copy).id).not.toBe(id)
  expect(deviceIn(data).id).toBe(id)
  renameSync(data, `${data} moved`)
  expect(deviceIn(`${data} moved`).id).not.toBe(id)
})

it('is minted anew on another machine, so that a shared folder has one journal a machine', () => {
  const data = temporaryFolder()
  const here = deviceIn(data, 'machine-a')
  const there = deviceIn(data, 'machine-b')
  expect(there.id).not.toBe(here.id)
  expect(deviceIn(data, 'machine-a')).toEqual({ id: here.id, isNew: false })
})

it('is minted anew where its record is damaged', () => {
  const data = temporaryFolder()
  const { id } = deviceIn(data)
  writeFileSync(join(deviceFolder(data), `${id}.json`), '{"v":1')
  expect(deviceIn(data).id).not.toBe(id)
})

it('names a machine without giving away its name', () => {
  expect(thisMachine()).toMatch(/^[0-9a-f]{16}$/)
  expect(thisMachine()).toBe(thisMachine())
})
