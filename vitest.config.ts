import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

export default defineConfig({
  define: { REDRILL_VERSION: JSON.stringify(version), REDRILL_PARSER: '"tests"' },
  test: {
    include: ['test/**/*.test.ts'],
    // A real terminal on a shared machine may once miss its moment.
    retry: process.env.CI ? 2 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
