import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { rolldown } from 'rolldown'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

/** Bundles entry points for Node into a folder; returns what was written. Options are rolldown's. */
export async function bundle({ plugins = [], output, ...options }) {
  const made = await rolldown({
    ...options,
    platform: 'node',
    transform: {
      target: 'node20.19',
      define: { REDRILL_VERSION: JSON.stringify(version), REDRILL_PARSER: JSON.stringify(parserHash()) },
    },
    // gray-matter can evaluate front matter; the wrapper in src/drills shuts that door.
    // A file that one command loads late another may load at once.
    checks: { eval: false, ineffectiveDynamicImport: false },
    plugins: [withoutChildProcess, plainFields, ...plugins],
  })
  const { output: chunks } = await made.write({ format: 'esm', ...output })
  await made.close()
  return chunks
}

/** commander can start programs as subcommands; ours are functions, and loading node:child_process costs each start 5 ms. */
const withoutChildProcess = {
  name: 'without-child-process',
  resolveId: (id, importer) =>
    id === 'node:child_process' && importer?.includes('/commander/') ? '\0no-child-process' : undefined,
  load: (id) => (id === '\0no-child-process' ? 'export default {}' : undefined),
}

/** markdown-it defines each field of its tokens by a helper, which is a fifth of the time that reading a drill takes. */
const plainFields = {
  name: 'plain-fields',
  transform(code, id) {
    if (!id.includes('/markdown-it/')) return undefined
    const plain = code.replace(/_defineProperty\(\s*this,\s*(?:\/\*[\s\S]*?\*\/\s*)?"(\w+)",/g, '(this.$1 =')
    if (plain === code) throw new Error('markdown-it no longer defines its fields: take plainFields out')
    return plain
  },
}

/** Changes with every change of the parser, so that no drill parsed by another one is ever taken for its own. */
function parserHash() {
  const hash = createHash('sha256')
  for (const name of readdirSync('src/drills').sort()) hash.update(readFileSync(`src/drills/${name}`))
  hash.update(readFileSync('package-lock.json'))
  return hash.digest('hex').slice(0, 16)
}
