// Bundles src into dist as split chunks, so that a command loads only what it uses. The program is CommonJS, which starts
// 7 ms sooner on Node 20; the library is modules, as its users are.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { bundle } from './bundle.mjs'
import { licencesOf } from './licences.mjs'

/** Files with all that they import statically, each group one chunk: a start that needs them opens one file, not thirty. */
const GROUPS = {
  start: ['src/main.ts', 'src/commands/processIo.ts'],
  store: ['src/commands/practiceStore.ts', 'src/commands/due.ts'],
  schemas: ['src/store/recordSchema.ts', 'src/store/device.ts'],
  lines: ['src/commands/jsonLines.ts', 'src/store/parseCache.ts'],
  ask: ['src/commands/run.ts', 'src/terminal/createTerminal.ts', 'src/store/drafts.ts'],
  fold: [
    'src/practice/fold.ts',
    'src/store/foldJournals.ts',
    'src/store/deviceJournal.ts',
    'src/store/writeState.ts',
  ],
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
const program = await bundle({
  // Chunks may export to each other as it suits them: only `run` is called from outside.
  preserveEntrySignatures: 'allow-extension',
  input: { cli: 'src/cli.ts' },
  plugins: [grouping],
  output: {
    format: 'cjs',
    dir: 'dist',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'program/[name]-[hash].cjs',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: Object.keys(GROUPS).map((name) => ({ name, test: (id) => groupOf.get(id) === name })),
    },
  },
})
const library = await bundle({
  input: { index: 'src/index.ts' },
  output: { dir: 'dist', minify: true, chunkFileNames: 'library/[name]-[hash].js' },
})
writeFileSync(
  'dist/LICENSES.txt',
  licencesOf([...program, ...library].flatMap((chunk) => chunk.moduleIds ?? [])),
)
