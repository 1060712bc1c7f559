#!/usr/bin/env node
// Node 22 and later keep the compiled program between starts.
require('node:module').enableCompileCache?.()
require('../dist/cli.cjs').run()
