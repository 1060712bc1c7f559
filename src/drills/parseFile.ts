import type { ParsedFile } from './library.ts'
import { parseChapter } from './parseChapter.ts'
import { parseConcepts } from './parseConcepts.ts'
import { parseDrill } from './parseDrill.ts'
import { findingsFor } from './problem.ts'

/** Parses one file by the part it has in its root: `concepts.md`, `<chapter>/chapter.md`, or a drill or deck. */
export function parseFile(text: string, file: string, below: string): ParsedFile {
  const [chapter = '', name] = below.split('/').slice(-2)
  const findings = findingsFor(file)
  const empty = { file, drills: [], concepts: [], problems: findings.problems }
  if (below === 'concepts.md') return { ...empty, concepts: parseConcepts(text, findings) }
  if (name !== 'chapter.md') return { ...empty, ...parseDrill(text, file, chapter) }
  return { ...empty, ...parseChapter(text, file, chapter) }
}
