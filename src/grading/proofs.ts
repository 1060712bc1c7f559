import { applyConstraint } from '../drills/applyConstraint.ts'
import type { Dimension, Drill, Mistake, ModelLine, Position, Problem } from '../drills/drill.ts'
import { findingsFor } from '../drills/problem.ts'
import type { GraderSource, SyncGrader } from './grader.ts'
import { createLexicalGrader } from './lexical.ts'
import { readText } from './readText.ts'
import { BAR, scoreOf } from './score.ts'
import type { DimensionVerdict } from './verdict.ts'

/** What judging the drills by their own words found, and one line a drill with the shares of wrong probes. */
export interface Proofs {
  readonly problems: readonly Problem[]
  readonly rates: readonly string[]
}

/** How many probes of one kind were made of a drill, and how many came out wrong. */
interface Tally {
  probes: number
  wrong: number
}

interface Proof {
  readonly drill: Drill
  readonly grader: SyncGrader
  /** To be refused: bare lists, denials, echoes, neighbours' answers. */
  readonly accepted: Tally
  /** To be accepted: the drill's own lines, wordings and worked answers. */
  readonly refused: Tally
  error(rule: string, at: Position, message: string, advice: string): void
}

/**
 * Judges each drill, and each of its constraints, with the grader that will judge its answers: its own wordings must
 * be credited, and lists, denials, echoes and other drills' worked answers must stay below the bar.
 */
export function proveDrills(drills: readonly Drill[], source: GraderSource): Proofs {
  const grader = createLexicalGrader(source)
  const problems: Problem[] = []
  const rates: string[] = []
  for (const drill of drills) {
    const findings = findingsFor(drill.file)
    const proof: Proof = {
      drill,
      grader,
      accepted: { probes: 0, wrong: 0 },
      refused: { probes: 0, wrong: 0 },
      error: findings.error,
    }
    proveDimensions(proof, drill, drill.dimensions)
    proveAgainstNeighbours(proof, source.drills)
    for (const constraint of drill.constraints) {
      proveDimensions(proof, applyConstraint(drill, constraint), constraint.dimensions)
    }
    problems.push(...findings.problems)
    rates.push(
      `${drill.id}: ${countOf(proof.refused)} good wordings refused, ${countOf(proof.accepted)} bad answers accepted`,
    )
  }
  return { problems, rates }
}

const countOf = (tally: Tally) => `${tally.wrong} of ${tally.probes}`

function proveDimensions(proof: Proof, drill: Drill, dimensions: readonly Dimension[]): void {
  for (const dimension of dimensions) {
    const judge = (answer: string) => judgeOne(proof.grader, drill, dimension, answer)
    for (const line of [...dimension.must, ...dimension.plus]) proveLine(proof, line, judge)
    for (const mistake of dimension.mistakes) proveMistake(proof, dimension, mistake, judge)
    proveWhole(proof, drill, dimension, judge)
  }
}

type Judge = (answer: string) => DimensionVerdict

function judgeOne(grader: SyncGrader, drill: Drill, dimension: Dimension, answer: string): DimensionVerdict {
  const [verdict] = grader.grade(drill, { [dimension.id]: answer })
  return verdict ?? { dimension: dimension.id, lines: [], mistakes: [], flags: [] }
}

function proveLine(proof: Proof, line: ModelLine, judge: Judge): void {
  for (const wording of [line.text, ...line.also]) {
    const found = judge(wording).lines.find((judged) => judged.line === line.id)
    probe(proof.refused, found?.verdict !== 'hit', () => {
      const what = `"${wording}" is not a hit on its own line ${line.id} (${found?.verdict ?? 'not judged'})`
      proof.error(
        'line-not-hit',
        line.at,
        what,
        'say it affirmatively, or give the line a claim that it meets',
      )
    })
  }
}

function proveMistake(proof: Proof, dimension: Dimension, mistake: Mistake, judge: Judge): void {
  for (const wording of [mistake.text, ...mistake.also]) {
    const verdict = judge(wording)
    const recognised = verdict.mistakes.some((found) => found.mistake === mistake.id)
    probe(proof.refused, !recognised, () => {
      const what = `"${wording}" is not recognised as its own mistake ${mistake.id}`
      proof.error('mistake-not-found', mistake.at, what, 'give the mistake a claim that it meets')
    })
    const hit = dimension.must.find((line) => isHit(verdict, line))
    probe(proof.accepted, hit !== undefined, () => {
      const what = `the mistake "${wording}" counts as a hit on ${hit?.id}`
      proof.error('mistake-hits', mistake.at, what, 'narrow the claims of that line')
    })
  }
}

const isHit = (verdict: DimensionVerdict, line: ModelLine) =>
  verdict.lines.some((judged) => judged.line === line.id && judged.verdict === 'hit')

/** What a whole field is worth: the model lines and the worked answer pass, everything hollow does not. */
function proveWhole(proof: Proof, drill: Drill, dimension: Dimension, judge: Judge): void {
  const scored = (answer: string) => scoreOf(dimension, judge(answer))
  const musts = dimension.must.map((line) => line.text)
  const good: readonly (readonly [string, string])[] = [
    ['the must lines together', musts.join(' ')],
    ['the worked answer', dimension.answer],
  ]
  for (const [what, answer] of good) {
    if (answer === '') continue
    const score = scored(answer)
    probe(proof.refused, score < BAR, () => {
      proof.error(
        'answer-refused',
        dimension.at,
        `${what} of ${dimension.id} score ${score}`,
        'see which lines they miss',
      )
    })
  }
  const hollow: readonly (readonly [string, string])[] = [
    ['an empty answer', ''],
    ['the scenario pasted back', `${drill.scenario} ${dimension.ask}`],
    ["the must lines' words as a bare list", wordsOf(musts).join(', ')],
    ['the must lines denied', musts.map((line) => `We do not need this: ${line}`).join(' ')],
    ['the must lines rejected', musts.map((line) => `Some would say: ${line} But that is wrong.`).join(' ')],
  ]
  for (const [what, answer] of hollow) {
    const score = scored(answer)
    probe(proof.accepted, score >= BAR, () => {
      proof.error(
        'hollow-accepted',
        dimension.at,
        `${what} scores ${score} on ${dimension.id}`,
        'narrow the claims',
      )
    })
  }
}

/** The distinct content words of the lines, sorted: what a learner of keywords would type. */
function wordsOf(lines: readonly string[]): string[] {
  const { tokens } = readText(lines.join('\n'))
  return [...new Set(tokens.filter((token) => !token.small).map((token) => token.word))].sort()
}

/**
 * Worked answers of other drills of the kind with a dimension of the same name. Recall drills share whole ideas, so
 * a neighbour's answer may be right there.
 */
function proveAgainstNeighbours(proof: Proof, drills: readonly Drill[]): void {
  const { drill, grader } = proof
  if (drill.kind === 'recall') return
  const own = new Map(drill.dimensions.map((dimension) => [dimension.id, dimension]))
  for (const other of drills) {
    if (other.id === drill.id || other.kind !== drill.kind) continue
    const shared = other.dimensions.filter((dimension) => own.has(dimension.id) && dimension.answer !== '')
    const fields = Object.fromEntries(shared.map((dimension) => [dimension.id, dimension.answer]))
    for (const verdict of grader.grade(drill, fields)) {
      const dimension = own.get(verdict.dimension)
      if (!dimension) continue
      const score = scoreOf(dimension, verdict)
      probe(proof.accepted, score >= BAR, () => {
        const what = `the worked answer of ${other.id} to ${dimension.id} scores ${score} here`
        proof.error('neighbour-accepted', dimension.at, what, 'tie the claims to things of this drill')
      })
    }
  }
}

function probe(tally: Tally, isWrong: boolean, report: () => void): void {
  tally.probes += 1
  if (!isWrong) return
  tally.wrong += 1
  report()
}
