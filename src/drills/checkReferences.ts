import type { Claim, Concept, Drill, ModelLine, Position, Problem } from './drill.ts'
import type { Library } from './library.ts'
import { findingsFor } from './problem.ts'

/** Rules that need the whole library: concepts used but not defined, defined but not used, chapters that are not there. */
export function checkReferences(library: Library): Problem[] {
  const shared = new Map(library.concepts.map((concept) => [concept.name, concept]))
  const chapters = new Set(library.chapters.map((chapter) => chapter.id))
  const used = new Set<string>()
  const problems: Problem[] = []
  for (const drill of library.drills) {
    const findings = findingsFor(drill.file)
    const terms = new Map(drill.terms.map((term) => [term.name, term]))
    const usedHere = new Set<string>()
    const use = (name: string, at: Position) => {
      const concept = terms.get(name) ?? shared.get(name)
      if (!concept) {
        const advice = 'define it in concepts.md or under Terms'
        findings.error('undefined-concept', at, `the concept "${name}" is not defined`, advice)
      } else if (!usedHere.has(name)) {
        usedHere.add(name)
        for (const inner of namesInside(concept)) use(inner, terms.has(name) ? concept.at : at)
      }
    }
    for (const line of linesOf(drill)) for (const name of line.means.flatMap(conceptsOf)) use(name, line.at)
    for (const term of drill.terms) {
      if (!usedHere.has(term.name)) {
        findings.error(
          'unused-concept',
          term.at,
          `the term "${term.name}" is not used`,
          'use it in a claim or delete it',
        )
      }
    }
    for (const id of drill.earlier) {
      if (!chapters.has(id)) {
        findings.error(
          'unknown-chapter',
          { line: 1, column: 1 },
          `there is no chapter "${id}"`,
          `name one of ${[...chapters].join(', ')}`,
        )
      }
    }
    for (const name of usedHere) if (!terms.has(name)) used.add(name)
    problems.push(...findings.problems)
  }
  for (const concept of library.concepts) {
    if (used.has(concept.name)) continue
    const findings = findingsFor(concept.file)
    const message = `the concept "${concept.name}" is not used`
    findings.error('unused-concept', concept.at, message, 'use it in a claim or delete it')
    problems.push(...findings.problems)
  }
  return problems
}

const conceptsOf = (claim: Claim) => claim.terms.map((term) => term.concept)

/** Concepts that the wordings of a concept name in braces. */
function namesInside(concept: Concept): string[] {
  return [...concept.wordings, ...concept.exceptions].flatMap((wording) =>
    [...wording.matchAll(/\{([^}]+)\}/g)].map((match) => (match[1] ?? '').trim().toLowerCase()),
  )
}

/** Every model line and mistake of a drill, those of its constraints included. */
export function linesOf(drill: Drill): ModelLine[] {
  const dimensions = [
    ...drill.dimensions,
    ...drill.constraints.flatMap((constraint) => constraint.dimensions),
  ]
  return dimensions.flatMap((d) => [...d.must, ...d.plus, ...d.mistakes])
}
