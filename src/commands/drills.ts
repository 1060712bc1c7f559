import type { Drill } from '../drills/drill.ts'
import { cleanText } from '../terminal/cleanText.ts'
import { closest } from './closest.ts'
import { UserError } from './io.ts'
import type { Command } from './table.ts'

/** `redrill drills [topic]`: the drills of the library by chapter. */
export const drills: Command = async (context, [topic], options) => {
  const library = await context.library()
  const topics = new Set([...library.chapters.map((c) => c.id), 'system', 'diagnosis', 'choice', 'recall'])
  if (topic !== undefined && !topics.has(topic)) {
    const near = closest(topic, [...topics])
    throw new UserError(
      `there is no chapter or kind "${topic}"; ${near ? `did you mean ${near}?` : `topics are ${[...topics].join(', ')}`}`,
    )
  }
  const wanted = library.drills.filter((d) => topic === undefined || d.chapter === topic || d.kind === topic)
  if (options.json) {
    const rows = wanted.map(({ id, title, kind, chapter }) => ({ id, title, kind, chapter }))
    context.json({ version: 1, drills: rows })
    return 0
  }
  const replaced = new Set(library.replaced)
  const width = Math.max(...wanted.map((d) => d.id.length), 10)
  const parts = library.chapters.flatMap((chapter) => {
    const here = wanted.filter((d) => d.chapter === chapter.id)
    const title = `${chapter.number}. ${chapter.title}`
    return here.length > 0 ? [chapterText(title, here, width, replaced)] : []
  })
  const known = new Set(library.chapters.map((c) => c.id))
  const other = wanted.filter((d) => !known.has(d.chapter))
  if (other.length > 0) parts.push(chapterText('Other', other, width, replaced))
  await context.page(cleanText(parts.join('\n')))
  return 0
}

function chapterText(
  title: string,
  drills: readonly Drill[],
  width: number,
  replaced: ReadonlySet<string>,
): string {
  const rows = drills.map((drill) => {
    const note = replaced.has(drill.id) ? ' (yours, in place of the shipped one)' : ''
    return `  ${drill.id.padEnd(width)}  ${drill.kind.padEnd(9)}  ${drill.title}${note}`
  })
  return `${title}\n${rows.join('\n')}\n`
}
