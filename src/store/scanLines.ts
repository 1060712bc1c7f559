import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { naming } from './storeError.ts'

const NEWLINE = 0x0a
const CHUNK = 1 << 18
const SMALLEST = 1 << 10
/** Longer than any answer; what is longer is no journal line and must not fill the memory. */
const LONGEST_LINE = 1 << 25

/**
 * One line without its newline; the bytes are only good until the next one, and undefined where it is too long.
 * `isFinished` is false for a last line that no newline ends.
 */
export type OnLine = (bytes: Buffer | undefined, offset: number, isFinished: boolean) => void

/** Reads the lines of a file from a byte position on, in bounded memory; returns the position of its end. */
export function scanLines(path: string, from: number, onLine: OnLine): number {
  return naming('read', path, () => {
    const file = openSync(path, 'r')
    try {
      return scan(file, from, onLine)
    } finally {
      closeSync(file)
    }
  })
}

function scan(file: number, from: number, onLine: OnLine): number {
  // After one attempt only its line is new, and a large buffer would cost more than reading it.
  let buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(SMALLEST, fstatSync(file).size - from + 1)))
  let held = 0
  let dropped = 0
  let start = from
  for (;;) {
    if (held === buffer.length && held < LONGEST_LINE) buffer = enlarged(buffer)
    if (held === buffer.length) {
      dropped += held
      held = 0
    }
    const read = readSync(file, buffer, held, buffer.length - held, start + dropped + held)
    if (read === 0) {
      if (held + dropped > 0) onLine(dropped > 0 ? undefined : buffer.subarray(0, held), start, false)
      return start + dropped + held
    }
    const end = held + read
    let at = 0
    // The bytes held back from the chunk before are known to have no newline.
    for (let newline = indexOfNewline(buffer, held, end); newline >= 0; ) {
      onLine(dropped > 0 ? undefined : buffer.subarray(at, newline), start, true)
      start += dropped + newline + 1 - at
      dropped = 0
      at = newline + 1
      newline = indexOfNewline(buffer, at, end)
    }
    buffer.copyWithin(0, at, end)
    held = end - at
  }
}

function indexOfNewline(buffer: Buffer, from: number, end: number): number {
  const found = buffer.indexOf(NEWLINE, from)
  return found < end ? found : -1
}

function enlarged(buffer: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(buffer.length * 2)
  buffer.copy(larger)
  return larger
}
