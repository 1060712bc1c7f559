import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

/** Compares a screen with the one kept in `screens/`; with U=1 in the environment it is kept instead. */
export function matchScreen(name: string, screen: string): void {
  const folder = join(import.meta.dirname, 'screens')
  const file = join(folder, `${name}.txt`)
  if (process.env.U === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, `${screen}\n`)
  }
  expect(`${screen}\n`).toBe(readFileSync(file, 'utf8'))
}
