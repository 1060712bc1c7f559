import { readSaying } from './coverage.ts'
import { runsOf } from './echo.ts'
import { spansOf } from './evidence.ts'
import type { AdHocItem, AdHocLineVerdict, AdHocVerdict } from './grader.ts'
import { readText } from './readText.ts'
import { spellingFor } from './spelling.ts'

const HIT = 0.7
const PARTIAL = 0.35

/** Judges an answer to a question that has no drill, by the words of its model lines. */
export function gradeAdHoc(row: AdHocItem): AdHocVerdict {
  const asked = readText(row.question)
  const question = new Set(asked.places.keys())
  const models = row.model.map((line) =>
    typeof line === 'string' ? [line] : [line.line, ...(line.also ?? [])],
  )
  const sayings = models.map((texts) => texts.map((text) => readSaying(text, question)))
  const vocabulary = new Set([...question, ...sayings.flat().flatMap((saying) => [...saying.weights.keys()])])
  const text = readText(row.answer, { spelling: spellingFor(vocabulary), question: runsOf(asked.tokens) })
  let covered = 0
  let total = 0
  const lines = sayings.map((alternatives, line): AdHocLineVerdict => {
    let credit = 0
    let at: number[] = []
    for (const saying of alternatives) {
      const there = [...saying.weights].filter(([stem]) => text.places.has(stem))
      const share = saying.total === 0 ? 0 : there.reduce((sum, [, weight]) => sum + weight, 0) / saying.total
      if (share > credit) {
        credit = share
        at = there.map(([stem]) => text.places.get(stem)?.[0] ?? 0).sort((p, q) => p - q)
      }
    }
    const weight = alternatives[0]?.total ?? 0
    covered += credit * weight
    total += weight
    const verdict = credit >= HIT ? 'hit' : credit >= PARTIAL ? 'partial' : 'missed'
    return { line, verdict, credit: round(credit), evidence: verdict === 'missed' ? [] : spansOf(text, at) }
  })
  const coverage = total === 0 ? 0 : covered / total
  const hits = lines.filter((line) => line.verdict === 'hit').length
  const partials = lines.filter((line) => line.verdict === 'partial').length
  const score = hits + partials / 2 < lines.length / 2 ? 1 : hits < lines.length ? 2 : 3
  return { coverage: round(coverage), score, lines, flags: [] }
}

/** Four decimals: the same on every machine, and short to print. */
const round = (value: number) => Math.round(value * 10_000) / 10_000
