// Bundles a TypeScript file and runs it: node scripts/run.mjs bench/grading.ts --data DIR
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { bundleOptions } from './bundleOptions.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) {
  console.error('name a TypeScript file: node scripts/run.mjs bench/grading.ts')
  process.exit(2)
}
// Beside the installed packages, so that what stays external is found.
const folder = 'node_modules/.cache/redrill'
mkdirSync(folder, { recursive: true })
const outfile = join(folder, `${basename(file, '.ts')}.mjs`)
await build({ ...bundleOptions(), entryPoints: [file], outfile })
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { stdio: 'inherit' })
process.exitCode = status ?? 1
