import { statfsSync } from 'node:fs'

/** Types of file system as Linux numbers them in `statfs`. */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9p'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
])

/** The name of the network file system that a folder is on, or undefined where it is none or cannot be told. */
export function networkFolder(folder: string): string | undefined {
  if (process.platform !== 'linux') return folder.startsWith('\\\\') ? 'a Windows share' : undefined
  try {
    return NETWORK_TYPES.get(statfsSync(folder).type)
  } catch {
    return undefined
  }
}
