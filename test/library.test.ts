import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import * as library from '../src/index.ts'

const ROOT = resolve(import.meta.dirname, '..')
const page = readFileSync(resolve(ROOT, 'docs/api.md'), 'utf8')

it('exports what docs/api.md lists, and nothing else', () => {
  const listed = [...page.matchAll(/^\| `(\w+)\(/gm)].map((match) => match[1])
  expect(Object.keys(library).sort()).toEqual(listed.sort())
})

it('runs the example of the README against the built package', () => {
  const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8')
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const source = example.replace("from 'redrill'", `from '${resolve(ROOT, 'dist/index.js')}'`)
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' })
  expect(printed).toBe('3 hit\n')
})
