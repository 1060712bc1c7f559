import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { makeFolder, replaceFile } from './disk.ts'
import { DEVICE_LENGTH } from './line.ts'
import { naming } from './storeError.ts'

const deviceSchema = v.looseObject({
  v: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-z]{10}$/)),
  path: v.string(),
  machine: v.string(),
})

export type Device = v.InferOutput<typeof deviceSchema>

export const deviceFolder = (data: string): string => join(data, 'devices')

/**
 * The id under which this machine writes in this data folder. It is minted when no record in `devices/` names this
 * machine and the folder's real path, so that a copied home never appends to its original's journal.
 */
export function deviceIn(data: string, machine: string = thisMachine()): { id: string; isNew: boolean } {
  const folder = deviceFolder(data)
  return naming('prepare', folder, () => {
    makeFolder(folder)
    const path = realpathSync(data)
    const known = listDevices(data).find((device) => device.path === path && device.machine === machine)
    if (known) return { id: known.id, isNew: false }
    const device: Device = { v: 1, id: randomBytes(DEVICE_LENGTH / 2).toString('hex'), path, machine }
    replaceFile(join(folder, `${device.id}.json`), `${JSON.stringify(device)}\n`)
    return { id: device.id, isNew: true }
  })
}

/** The devices that have written in a data folder, in order of their ids; records that cannot be read are left out. */
export function listDevices(data: string): Device[] {
  const folder = deviceFolder(data)
  const names = naming('read', folder, () => readdirSync(folder))
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readDevice(join(folder, name)) ?? [])
}

function readDevice(path: string): Device | undefined {
  try {
    return v.parse(deviceSchema, JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

/** A name for this machine that gives away neither its id nor its host name. */
export function thisMachine(): string {
  return createHash('sha256').update(`redrill:${machineId()}:${hostname()}`).digest('hex').slice(0, 16)
}

function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim()
  } catch {
    return ''
  }
}
