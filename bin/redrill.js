#!/usr/bin/env node
import module from 'node:module'

// Node 22 and later keep the compiled program between starts.
module.enableCompileCache?.()
const { run } = await import('../dist/cli.js')
run()
