// Every bench in turn, each in a process of its own: npm run bench
import { spawnSync } from 'node:child_process'

for (const name of ['startUp', 'library', 'store', 'grading', 'report', 'answerBox', 'simulation']) {
  console.log(`\n== ${name}`)
  spawnSync(process.execPath, ['scripts/run.mjs', `bench/${name}.ts`], { stdio: 'inherit' })
}
