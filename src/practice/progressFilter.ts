import type { Attempt } from './attempt.ts'
import type { KnownDrill, ProgressFilter } from './progressInput.ts'

/** Tells what a filter lets through; a drill counts for the chapter it is in now, else for the one it was in then. */
export interface ProgressScope {
  readonly holdsDrill: (drill: string, chapterThen: string) => boolean
  readonly holdsDay: (day: string) => boolean
  readonly holds: (attempt: Attempt) => boolean
  readonly chapterOf: (drill: string, chapterThen: string) => string
}

/** The scope of a filter; days are inclusive. */
export function progressScope(filter: ProgressFilter, drills: readonly KnownDrill[]): ProgressScope {
  const { since, until, drill, chapter } = filter
  const chapterById = new Map(drills.map((known) => [known.id, known.chapter]))
  const chapterOf = (id: string, chapterThen: string) => chapterById.get(id) ?? chapterThen
  const holdsDay = (day: string) =>
    (since === undefined || day >= since) && (until === undefined || day <= until)
  const holdsDrill = (id: string, chapterThen: string) =>
    (drill === undefined || id === drill) && (chapter === undefined || chapterOf(id, chapterThen) === chapter)
  return {
    chapterOf,
    holdsDay,
    holdsDrill,
    holds: (attempt) => holdsDay(attempt.day) && holdsDrill(attempt.drill, attempt.chapter),
  }
}
