// Bundles a TypeScript file and runs it: node scripts/run.mjs bench/grading.ts --data DIR
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundle } from './bundle.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) {
  console.error('name a TypeScript file: node scripts/run.mjs bench/grading.ts')
  process.exit(2)
}
// Beside the installed packages, so that what stays external is found.
const folder = 'node_modules/.cache/redrill'
mkdirSync(folder, { recursive: true })
const name = basename(file, '.ts')
const outfile = join(folder, `${name}.mjs`)
await bundle({ input: { [name]: file }, output: { file: outfile, codeSplitting: false } })
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { stdio: 'inherit' })
process.exitCode = status ?? 1
