import { crc32 } from 'node:zlib'

/** The version of a journal line. */
export const LINE_VERSION = 1

/** How many characters a device's id has; fixed, so that a line's end can be read without parsing it. */
export const DEVICE_LENGTH = 10

const DEVICE_KEY = ',"device":"'
const SUM_KEY = '","sum":"'
const SUM_LENGTH = 8
const END = '"}'
/** From the end of the sum's coverage to the end of the line. */
const SEAL_LENGTH = SUM_KEY.length - 1 + SUM_LENGTH + END.length
const DEVICE_END = SEAL_LENGTH + 1
const ENVELOPE_LENGTH = DEVICE_KEY.length + DEVICE_LENGTH + DEVICE_END
const HEAD_LENGTH = 200
const HEAD = /^\{"v":(\d{1,9}),"type":"([a-z]+)","id":"([\w.:-]{1,64})","at":"([\w.:+-]{10,32})"/
const TYPES: ReadonlySet<string> = new Set(['attempt', 'void', 'setting', 'regrade'])

/** What is known of a whole line before it is parsed; `at` is ms since 1970. */
export interface LineHead {
  readonly type: string
  readonly id: string
  readonly at: number
  readonly device: string
}

/** A line is whole, damaged (with the reason why), or of a later version than this program knows. */
export type LineReading =
  | { readonly kind: 'whole'; readonly head: LineHead }
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'newer'; readonly version: number }

/**
 * One journal line with its newline: the JSON of an object, closed by the device that wrote it and the CRC-32, in eight
 * hexadecimal digits, of all bytes from the opening brace to the device's closing quote.
 */
export function sealText(json: string, device: string): Buffer {
  const covered = Buffer.from(`${json.slice(0, -1)}${DEVICE_KEY}${device}"`)
  return Buffer.concat([covered, Buffer.from(`,"sum":"${sumOf(covered)}${END}\n`)])
}

/** The position at which a whole line's record ends and the journal's own fields begin. */
export const bodyEnd = (line: Buffer): number => line.length - ENVELOPE_LENGTH

/** CRC-32 of the bytes in eight hexadecimal digits. */
export function sumOf(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(SUM_LENGTH, '0')
}

/** Reads a line (without its newline) as far as its order in the journal needs. */
export function readLine(line: Buffer): LineReading {
  const fault = faultOf(line)
  if (fault !== undefined) return { kind: 'damaged', why: fault }
  const found = headOf(line)
  if (found === undefined) return { kind: 'damaged', why: 'it is not a record' }
  const { version, type, id, instant } = found
  if (version > LINE_VERSION) return { kind: 'newer', version }
  const at = Date.parse(instant)
  if (version < 1 || !TYPES.has(type) || Number.isNaN(at))
    return { kind: 'damaged', why: 'it is not a record' }
  const deviceAt = line.length - DEVICE_END - DEVICE_LENGTH
  const device = line.toString('latin1', deviceAt, deviceAt + DEVICE_LENGTH)
  return { kind: 'whole', head: { type, id, at, device } }
}

function faultOf(line: Buffer): string | undefined {
  const sealAt = line.length - SEAL_LENGTH
  const isSealed =
    line.length > ENVELOPE_LENGTH &&
    line.toString('latin1', sealAt - 1, sealAt - 1 + SUM_KEY.length) === SUM_KEY &&
    line.toString('latin1', line.length - END.length) === END
  if (!isSealed) return 'it is not whole'
  const sum = line.toString('latin1', sealAt + SUM_KEY.length - 1, line.length - END.length)
  return sumOf(line.subarray(0, sealAt)) === sum ? undefined : 'its checksum does not match'
}

interface RawHead {
  readonly version: number
  readonly type: string
  readonly id: string
  readonly instant: string
}

function headOf(line: Buffer): RawHead | undefined {
  const [, version, type, id, instant] = HEAD.exec(line.toString('latin1', 0, HEAD_LENGTH)) ?? []
  if (version !== undefined && type !== undefined && id !== undefined && instant !== undefined) {
    return { version: Number(version), type, id, instant }
  }
  return parsedHead(line)
}

function parsedHead(line: Buffer): RawHead | undefined {
  try {
    const record = JSON.parse(line.toString()) as Record<string, unknown> | null
    const version = record?.v
    if (typeof version !== 'number') return undefined
    return { version, type: String(record?.type), id: String(record?.id), instant: String(record?.at) }
  } catch {
    return undefined
  }
}

const START = '{"v":'
const SALVAGES = 16

/**
 * The whole lines within a damaged one: a lost newline joins two of them, and one that follows a torn line stands at its
 * end. The tries are few, so that a hostile line costs little.
 */
export function wholeParts(line: Buffer): { start: number; bytes: Buffer }[] {
  const parts: { start: number; bytes: Buffer }[] = []
  let start = line.indexOf(START)
  for (let tries = 0; start >= 0 && tries < SALVAGES; tries += 1) {
    const seal = line.indexOf(SUM_KEY, start)
    if (seal < 0) break
    const bytes = line.subarray(start, seal + 1 + SEAL_LENGTH)
    const isWhole = faultOf(bytes) === undefined
    if (isWhole) parts.push({ start, bytes })
    start = line.indexOf(START, isWhole ? start + bytes.length : start + 1)
  }
  return parts
}
