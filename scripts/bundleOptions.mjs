import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** What every bundle of this project has in common. */
export function bundleOptions() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  return {
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    // gray-matter and a few of inquirer's parts are CommonJS and call require for Node's own modules.
    banner: {
      js: "import { createRequire as nodeRequire } from 'node:module';const require = nodeRequire(import.meta.url);",
    },
    define: { REDRILL_VERSION: JSON.stringify(version), REDRILL_PARSER: JSON.stringify(parserHash()) },
    logLevel: 'warning',
  }
}

/** Changes with every change of the parser, so that no drill parsed by another one is ever taken for its own. */
export function parserHash() {
  const hash = createHash('sha256')
  for (const name of readdirSync('src/drills').sort()) hash.update(readFileSync(`src/drills/${name}`))
  hash.update(readFileSync('package-lock.json'))
  return hash.digest('hex').slice(0, 16)
}
