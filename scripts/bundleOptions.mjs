import { readFileSync } from 'node:fs'

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
    define: { REDRILL_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  }
}
