import type { Drill } from '../drills/drill.ts'
import { gradeAdHoc } from './adHoc.ts'
import { type CompiledDimension, type CompiledDrill, compileDrill } from './compiledDrill.ts'
import { findConcepts } from './concepts.ts'
import { gateOf } from './gates.ts'
import type { GraderSource, SyncGrader } from './grader.ts'
import { findMistake, judgeLine } from './judgeLine.ts'
import { neighboursIn } from './neighbours.ts'
import { polarityOf } from './polarity.ts'
import { readText, type Text } from './readText.ts'
import type { DimensionVerdict, Span } from './verdict.ts'

const VERSION = 1

/** The default grader: offline, deterministic, and able to show what each verdict rests on. */
export function createLexicalGrader(source: GraderSource): SyncGrader {
  const compiled = new WeakMap<Drill, CompiledDrill>()
  const neighbours = neighboursIn(source.drills)
  const compile = (drill: Drill): CompiledDrill => {
    const known = compiled.get(drill)
    if (known) return known
    const fresh = compileDrill(drill, source.concepts)
    compiled.set(drill, fresh)
    return fresh
  }
  return {
    name: 'lexical',
    version: VERSION,
    grade: (drill, fields) => {
      const ready = compile(drill)
      const answered = ready.dimensions.filter(({ dimension }) => fields[dimension.id] !== undefined)
      const texts = answered.map(({ dimension }) => readText(fields[dimension.id] ?? '', ready.reader))
      const [only] = texts
      const whole =
        only && texts.length === 1
          ? only
          : readText(texts.map((text) => text.source).join('\n'), ready.reader)
      const isOther = neighbours.speakOf(drill, whole)
      return answered.map((dimension, i) => judgeDimension(ready, dimension, texts[i] ?? whole, isOther))
    },
    gradeAdHoc: (item) => gradeAdHoc(item, source.concepts),
  }
}

function judgeDimension(
  drill: CompiledDrill,
  compiled: CompiledDimension,
  text: Text,
  isOther: boolean,
): DimensionVerdict {
  const gate = gateOf(text) ?? (isOther ? 'other-drill' : undefined)
  const reading = { text, polarity: polarityOf(text), concepts: findConcepts(text, drill.concepts) }
  const mistakes = compiled.mistakes.flatMap((line) => {
    const evidence = findMistake(line, reading)
    return evidence ? [{ mistake: line.id, evidence }] : []
  })
  const lines = [...compiled.must, ...compiled.plus].map((line) => {
    const judged = judgeLine(line, reading)
    return judged.verdict === 'hit' && mistakes.some((mistake) => overlap(judged.evidence, mistake.evidence))
      ? { line: line.id, verdict: 'missed' as const, evidence: [], reason: 'these words belong to a mistake' }
      : judged
  })
  return { dimension: compiled.dimension.id, lines, mistakes, flags: gate ? [gate] : [] }
}

/** Whether a span lies, even in part, between the first and the last of the others. */
function overlap(spans: readonly Span[], others: readonly Span[]): boolean {
  const start = Math.min(...others.map((span) => span.start))
  const end = Math.max(...others.map((span) => span.end))
  return spans.some((span) => span.start < end && span.end > start)
}
