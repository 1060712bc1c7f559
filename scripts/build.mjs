// Bundles src into dist as split chunks, so that a command loads only what it uses.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { bundle } from './bundle.mjs'
import { licencesOf } from './licences.mjs'

/** Files with all that they import statically, each group one chunk: a start that needs them opens one file, not thirty. */
const GROUPS = {
  start: ['src/main.ts', 'src/commands/processIo.ts'],
  store: ['src/commands/practiceStore.ts', 'src/commands/due.ts'],
  schemas: ['src/store/recordSchema.ts', 'src/store/device.ts'],
  ask: [
    'src/commands/run.ts',
    'src/terminal/createTerminal.ts',
    'src/store/drafts.ts',
    'src/store/parseCache.ts',
  ],
  fold: ['src/practice/fold.ts', 'src/store/foldJournals.ts', 'src/store/deviceJournal.ts'],
}

const groupOf = new Map()
const grouping = {
  name: 'grouping',
  buildEnd() {
    const ids = [...this.getModuleIds()]
    for (const [name, files] of Object.entries(GROUPS)) {
      const take = (id) => {
        // `--version` needs its number and nothing else.
        if (groupOf.has(id) || id.endsWith('version.ts')) return
        groupOf.set(id, name)
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) take(imported)
      }
      for (const file of files) take(ids.find((id) => id.endsWith(file)))
    }
  },
}

// The type declarations stay: npm makes them before it builds.
mkdirSync('dist', { recursive: true })
for (const name of readdirSync('dist')) if (name !== 'types') rmSync(`dist/${name}`, { recursive: true })
const chunks = await bundle({
  // Chunks may export to each other as it suits them: only cli and index are called from outside.
  preserveEntrySignatures: 'allow-extension',
  input: { cli: 'src/cli.ts', index: 'src/index.ts' },
  plugins: [grouping],
  output: {
    dir: 'dist',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: Object.keys(GROUPS).map((name) => ({ name, test: (id) => groupOf.get(id) === name })),
    },
  },
})
writeFileSync('dist/LICENSES.txt', licencesOf(chunks.flatMap((chunk) => chunk.moduleIds ?? [])))
