import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

const SETTLE_MS = 500
const WAIT_MS = 5000
const LOOK_MS = 15

/**
 * Compares a screen with the one kept in `screens/`, once it has settled, for a frame may arrive in pieces. With U=1 in the
 * environment it is kept instead.
 */
export async function matchScreen(name: string, screen: () => string): Promise<void> {
  const folder = join(import.meta.dirname, 'screens')
  const file = join(folder, `${name}.txt`)
  if (process.env.U === '1') {
    await wait(SETTLE_MS)
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, `${screen()}\n`)
  }
  const kept = readFileSync(file, 'utf8')
  const end = performance.now() + WAIT_MS
  while (`${screen()}\n` !== kept && performance.now() < end) await wait(LOOK_MS)
  expect(`${screen()}\n`).toBe(kept)
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
