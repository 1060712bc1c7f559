import { PassThrough, Writable } from 'node:stream'
import type { Devices } from '../../src/terminal/devices.ts'
import { createStyle } from '../../src/terminal/style.ts'

/** Streams in place of a terminal: `type` puts keys in, `shown` is what came out. */
export function fakeDevices(clock: { now: () => number; monotonic: () => number } = performanceClock) {
  let shown = ''
  const stdin = new PassThrough()
  const stdout = new Writable({
    write(chunk, _, done) {
      shown += String(chunk)
      done()
    },
  })
  const devices: Devices = {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    env: {},
    ...clock,
    style: createStyle(false),
  }
  return {
    devices,
    type: (keys: string) => void stdin.write(keys),
    endInput: () => void stdin.end(),
    shown: () => shown,
  }
}

const performanceClock = { now: () => Date.now(), monotonic: () => performance.now() }
