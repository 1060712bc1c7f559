// Agreement, probes and speed of the grader: npm run bench:grading [-- --data DIR]; without DIR from the project's own samples and rated answers.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { barAgreement, kappaOf, pairsInOrder } from './grading/agreement.ts'
import { answerSetsIn, judgeSets, judgeWith, rowsOf } from './grading/answerSets.ts'
import {
  bluffedOver,
  emptyAtOne,
  foreignOver,
  ownLines,
  sampleItems,
  shuffledUnder,
  steadiness,
} from './grading/probes.ts'
import {
  falselyContradicted,
  gradeRows,
  macroF1,
  type PublicRow,
  withinQuestions,
} from './grading/publicSets.ts'
import { long, warm, wholeProcess } from './grading/speed.ts'

const SAMPLES = 'test/grading/samples'
const OWN = [SAMPLES, 'test/grading/rated']
const given = process.argv.indexOf('--data')
const folder = given < 0 ? undefined : process.argv[given + 1]
const judge = await judgeWith('drills')

const percent = (figure: number) => `${(100 * figure).toFixed(1)} %`
const print = (name: string, figure: string | number) =>
  console.log(`${name.padEnd(72)} ${typeof figure === 'number' ? figure.toFixed(3) : figure}`)

for (const sets of folder === undefined ? OWN : [folder]) {
  console.log(`${sets}:`)
  printAgreement(sets)
}
for (const name of ['saf-networks', 'beetle', 'scientsbank']) printPublic(name)
printSteadiness()
const { ms, ratio } = long(judge)
print('12 lines x 100 words, warm', `${warm(judge).toFixed(2)} ms`)
print('20,000 hostile words; times half of them', `${ms.toFixed(0)} ms; ${ratio.toFixed(1)} x`)
if (existsSync('dist/cli.cjs'))
  print('redrill grade --ad-hoc less node -e 0', `${wholeProcess().toFixed(0)} ms`)

function printAgreement(from: string): void {
  const sets = answerSetsIn(from)
  const ids = [...new Set(sets.map(({ drill }) => drill))]
  const fields = judgeSets(judge, sets)
  for (const id of ids) {
    const own = fields.filter(({ drill }) => drill === id)
    print(
      `${id}: QWK; side of the bar; fields`,
      `${kappaOf(own).toFixed(3)}; ${percent(barAgreement(own))}; ${own.length}`,
    )
  }
  print('all: level QWK against the raters’ mean', kappaOf(fields))
  print('… same side of the bar', percent(barAgreement(fields)))
  print('… pairs of similar length in the right order', pairsInOrder(fields))
  print('… low answers + 70 words of bluff that reach the bar', percent(bluffedOver(judge, sets)))
  print("… another drill's good answer that reaches the bar", percent(foreignOver(judge, sets)))
  const { asIs, denied } = ownLines(judge, ids)
  print('… own must lines denied that reach the bar; as they are', `${percent(denied)}; ${percent(asIs)}`)
  print(
    '… good answers with their words shuffled that stay below the bar',
    percent(shuffledUnder(judge, sets)),
  )
  print('scenario, bluff, off topic, sorted keywords: score 1', percent(emptyAtOne(judge, ids)))
}

function publicRows(name: string): PublicRow[] {
  const file = join(folder ?? SAMPLES, `${name}.jsonl`)
  return existsSync(file) ? rowsOf<PublicRow>(file) : []
}

function printPublic(name: string): void {
  const rows = publicRows(name)
  if (rows.length === 0) return
  const graded = gradeRows(judge, rows)
  if (name === 'saf-networks') print(`${name}: mean within-question r`, withinQuestions(graded))
  else {
    print(`${name}: macro-F1 on unseen questions`, macroF1(graded))
    print(`${name}: false "contradicted" on correct answers`, percent(falselyContradicted(graded)))
  }
}

/** From the public rows where there are any, else from the drills' own lines and the samples. */
function printSteadiness(): void {
  const rows = publicRows('scientsbank')
  const items =
    rows.length > 0 ? rows.filter((_, i) => i % 10 === 0) : sampleItems(judge, answerSetsIn(SAMPLES))
  const { typos, harmless } = steadiness(judge, items)
  print('one transposition in every third long word: mean fall of coverage', typos)
  print('repeated, question behind, adverbs, sentences permuted: change of coverage', harmless)
}
