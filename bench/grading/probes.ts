import type { Dimension, Drill } from '../../src/drills/drill.ts'
import type { AdHocItem } from '../../src/grading/grader.ts'
import {
  type AnswerSet,
  drillOf,
  isPassed,
  type Judge,
  type JudgedField,
  judgeSets,
  mean,
  scoresOf,
  share,
} from './answerSets.ts'

// What must not be rewarded, and what must not matter. Every figure is a share or a mean, 0..1.

const BLUFF = `Overall the most important thing here is to build a scalable, reliable and efficient system that
  balances trade-offs between consistency and availability, follows industry best practices, can grow with the
  business, and is monitored carefully end to end so that the team can react quickly, iterate on the architecture, and
  keep users happy while costs stay under control and every component is simple, robust, decoupled, observable and easy
  to reason about over time.`
const OFF_TOPIC = `The museum opens at nine in the morning, and on Sundays the guides tell visitors how the painters of
  that century mixed their colours, because the light in the old halls is best before noon.`
const LOW = 2
const HIGH = 3.5

/** Judges the sets anew with every field's text changed. */
function changed(judge: Judge, sets: readonly AnswerSet[], change: (text: string) => string): JudgedField[] {
  const edited = sets.map((set) => ({
    ...set,
    fields: Object.fromEntries(Object.entries(set.fields).map(([field, text]) => [field, change(text)])),
  }))
  return judgeSets(judge, edited)
}

/** Low answers with seventy words of bluff behind them that reach the bar. */
export function bluffedOver(judge: Judge, sets: readonly AnswerSet[]): number {
  const padded = changed(judge, sets, (text) => `${text} ${BLUFF}`)
  return share(
    padded.filter(({ level }) => level < LOW),
    isPassed,
  )
}

/** The best answers to other drills that reach the bar. */
export function foreignOver(judge: Judge, sets: readonly AnswerSet[]): number {
  const ids = [...new Set(sets.map(({ drill }) => drill))]
  const passed = ids.flatMap((id) => {
    const others = sets.filter(({ drill }) => drill !== id).map((set) => ({ ...set, drill: id }))
    return judgeSets(judge, others).filter(({ level }) => level >= HIGH)
  })
  return share(passed, isPassed)
}

/** Shares of the dimensions whose own must lines reach the bar: as they are, and denied in two ways. */
export function ownLines(judge: Judge, ids: readonly string[]): { asIs: number; denied: number } {
  const scored = (wrap: (line: string) => string) =>
    ids.flatMap((id) => {
      const drill = drillOf(judge, id)
      const fields = Object.fromEntries(drill.dimensions.map((d) => [d.id, mustText(d, wrap)]))
      return Object.values(scoresOf(judge, drill, fields)).map((score) => ({ score }))
    })
  const denied = [
    ...scored((line) => `We do not need this: ${line}`),
    ...scored((line) => `Some would say: ${line} But that is wrong.`),
  ]
  return { asIs: share(scored(String), isPassed), denied: share(denied, isPassed) }
}

const mustText = (dimension: Dimension, wrap: (line: string) => string = String) =>
  dimension.must.map(({ text }) => wrap(text)).join(' ')

/** Good answers and must lines with their words shuffled that stay below the bar. */
export function shuffledUnder(judge: Judge, sets: readonly AnswerSet[]): number {
  const random = randomFrom(7)
  const answers = changed(judge, sets, (text) => shuffled(text, random)).filter(({ level }) => level >= HIGH)
  return 1 - share(answers, isPassed)
}

/** Scenario pasted, bluff, off topic, and the sorted words of the must lines: share that scores 1. */
export function emptyAtOne(judge: Judge, ids: readonly string[]): number {
  const scores = ids.flatMap((id) => {
    const drill = drillOf(judge, id)
    return hollowAnswers(drill).flatMap((fields) => Object.values(scoresOf(judge, drill, fields)))
  })
  return share(scores, (score) => score === 1)
}

function hollowAnswers(drill: Drill): AnswerSet['fields'][] {
  const all = (text: (dimension: Dimension) => string) =>
    Object.fromEntries(drill.dimensions.map((dimension) => [dimension.id, text(dimension)]))
  return [
    all((dimension) => `${drill.scenario} ${dimension.ask}`),
    all(() => BLUFF),
    all(() => OFF_TOPIC),
    all((dimension) => sortedWords(mustText(dimension))),
  ]
}

const sortedWords = (text: string) =>
  [...new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? [])].sort().join(', ')

/** The fields of answer sets as ad-hoc items, with the must lines of their dimensions as the model. */
export function sampleItems(judge: Judge, sets: readonly AnswerSet[]): AdHocItem[] {
  return sets.flatMap((set) =>
    drillOf(judge, set.drill).dimensions.flatMap((dimension) => {
      const answer = set.fields[dimension.id]
      if (answer === undefined) return []
      return [{ question: dimension.ask, model: dimension.must.map(({ text }) => text), answer }]
    }),
  )
}

/** Mean fall of ad-hoc coverage by typing errors, and the largest mean change by what must not matter. */
export function steadiness(judge: Judge, items: readonly AdHocItem[]): { typos: number; harmless: number } {
  const coverageOf = (item: AdHocItem, answer: string) =>
    judge.grader.gradeAdHoc({ ...item, answer }).coverage
  const changeBy = (change: (item: AdHocItem) => string) =>
    mean(items.map((item) => coverageOf(item, item.answer) - coverageOf(item, change(item))))
  const harmless = [
    ({ answer }: AdHocItem) => `${answer} ${answer} ${answer}`,
    ({ answer, question }: AdHocItem) => `${answer} ${question}`,
    ({ answer }: AdHocItem) => answer.replace(/ (is|are|the) /g, ' really quite $1 '),
    ({ answer }: AdHocItem) => (answer.match(/[^.!?]+[.!?]*/g) ?? [answer]).reverse().join(' '),
  ]
  return {
    typos: changeBy(({ answer }) => mistyped(answer)),
    harmless: Math.max(...harmless.map((change) => Math.abs(changeBy(change)))),
  }
}

/** Two letters change places in every third word of seven letters or more. */
function mistyped(text: string): string {
  let long = 0
  return text.replace(/\p{L}{7,}/gu, (word) => {
    long += 1
    return long % 3 === 0 ? `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}` : word
  })
}

function shuffled(text: string, random: () => number): string {
  const words = text.replace(/[.,;:!?]/g, '').split(/\s+/)
  for (let i = words.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    ;[words[i], words[j]] = [words[j] ?? '', words[i] ?? '']
  }
  return words.join(' ')
}

/** A small generator with a seed, so that a probe is the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
