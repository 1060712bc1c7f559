import type { Chapter, DefinedConcept, Drill, Problem } from './drill.ts'
import { findingsFor } from './problem.ts'

/** One Markdown file as it was parsed. */
export interface ParsedFile {
  /** How problems name the file. */
  readonly file: string
  readonly drills: readonly Drill[]
  readonly chapter?: Chapter
  readonly concepts: readonly DefinedConcept[]
  readonly problems: readonly Problem[]
}

export interface Library {
  /** In order of their numbers. */
  readonly chapters: readonly Chapter[]
  /** In order of chapter, file and place in the file. */
  readonly drills: readonly Drill[]
  readonly concepts: readonly DefinedConcept[]
  readonly problems: readonly Problem[]
  /** Ids for which a drill of a later root stands in for an earlier root's. */
  readonly replaced: readonly string[]
}

/**
 * Joins the files of one or more roots, the shipped drills first: a drill, chapter or concept of a later root
 * wins over one of the same id; within a root an id may stand once.
 */
export function joinLibrary(roots: readonly (readonly ParsedFile[])[]): Library {
  const chapters = new Map<string, Chapter>()
  const drills = new Map<string, Drill>()
  const concepts = new Map<string, DefinedConcept>()
  const problems: Problem[] = []
  const replaced: string[] = []
  for (const root of roots) {
    const here = new Map<string, Drill>()
    for (const file of root) {
      const findings = findingsFor(file.file)
      if (file.chapter) chapters.set(file.chapter.id, file.chapter)
      for (const concept of file.concepts) concepts.set(concept.name, concept)
      for (const drill of file.drills) {
        const twin = here.get(drill.id)
        if (twin) {
          const at = drill.dimensions[0]?.at ?? { line: 1, column: 1 }
          findings.error(
            'id-twice',
            at,
            `the id "${drill.id}" is taken by ${twin.file}`,
            'give this drill another id',
          )
        } else {
          here.set(drill.id, drill)
        }
      }
      problems.push(...file.problems, ...findings.problems)
    }
    for (const [id, drill] of here) {
      if (drills.has(id)) replaced.push(id)
      drills.set(id, drill)
    }
  }
  const order = new Map([...chapters.values()].map((chapter) => [chapter.id, chapter.number]))
  return {
    chapters: [...chapters.values()].sort((a, b) => a.number - b.number),
    drills: [...drills.values()].sort((a, b) => (order.get(a.chapter) ?? 0) - (order.get(b.chapter) ?? 0)),
    concepts: [...concepts.values()],
    problems,
    replaced,
  }
}

/** Looks an id up; undefined where the library has none. */
export function findDrill(library: Library, id: string): Drill | undefined {
  return library.drills.find((drill) => drill.id === id)
}
