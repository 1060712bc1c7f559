import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { version } from '../../src/commands/version.ts'
import { manPage } from './manPage.ts'

it('man/redrill.1 follows the command table; U=1 writes it', () => {
  const path = resolve(import.meta.dirname, '../../man/redrill.1')
  if (process.env.U === '1') writeFileSync(path, manPage(version))
  expect(readFileSync(path, 'utf8')).toBe(manPage(version))
})
