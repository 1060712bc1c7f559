// Bundles src into dist as split chunks, so that a command loads only what it uses.
import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { bundleOptions } from './bundleOptions.mjs'
import { licencesOf } from './licences.mjs'

rmSync('dist', { recursive: true, force: true })
const { metafile } = await build({
  ...bundleOptions(),
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts' },
  outdir: 'dist',
  splitting: true,
  minify: true,
  chunkNames: 'chunks/[name]-[hash]',
  metafile: true,
})
writeFileSync('dist/LICENSES.txt', licencesOf(metafile))
