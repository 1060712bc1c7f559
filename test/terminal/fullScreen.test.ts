import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { FullScreen } from '../../src/terminal/fullScreen.ts'
import type { Key } from '../../src/terminal/keys.ts'
import { fakeDevices } from './fakeDevices.ts'
import { until } from './inTerminal.ts'

const turn = (): Promise<void> => new Promise((done) => setImmediate(done))

/** A screen that shows what was typed, on a line that takes nothing more until `release` is called. */
function slowScreen() {
  const writes: string[] = []
  let release: () => void = () => {}
  const stdout = new Writable({
    highWaterMark: 64,
    write(chunk, _, done) {
      writes.push(String(chunk))
      release = () => {
        release = () => {}
        done()
      }
    },
  })
  const { devices, type } = fakeDevices()
  let text = ''
  const screen = new FullScreen(
    { ...devices, stdout: stdout as unknown as NodeJS.WriteStream },
    {
      frame: () => ({ rows: ['a row to fill the line with', text], cursor: { row: 1, column: text.length } }),
      key: (key: Key) => {
        text += key.type === 'chord' ? `<${key.chord}>` : key.text
      },
      interrupt: () => {},
    },
  )
  return { screen, writes, type, release: () => release() }
}

describe('a full screen', () => {
  it('skips frames on a slow line instead of queueing them, and shows the last one', async () => {
    const { screen, writes, type, release } = slowScreen()
    for (let key = 0; key < 50; key++) {
      type('x')
      await turn()
    }
    for (let flush = 0; flush < 10; flush++) {
      release()
      await turn()
    }
    expect(writes.length).toBeLessThanOrEqual(4)
    expect(writes.at(-1)).toContain('x'.repeat(50))
    screen.close()
  })

  it('paints once for all that comes in one turn', async () => {
    const { screen, writes, type, release } = slowScreen()
    type('one two')
    screen.paint()
    screen.paint()
    for (let flush = 0; flush < 5; flush++) {
      release()
      await turn()
    }
    expect(writes.filter((text) => text.includes('one two'))).toHaveLength(1)
    screen.close()
  })

  it('takes a key as it is when the rest of its sequence does not come', async () => {
    const { screen, writes, type, release } = slowScreen()
    type('\x1bO')
    await until(
      () => {
        release()
        return writes.join('').includes('<alt+O>')
      },
      () => writes.join(''),
    )
    screen.close()
  })
})
