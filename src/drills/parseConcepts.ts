import type { DefinedConcept } from './drill.ts'
import { belowTitle, itemsOf, outlineOf, type Section } from './outline.ts'
import type { Findings } from './problem.ts'

const EXCEPTION = /^except:\s*/

/** The concepts of `concepts.md`: a second-level heading each, its list the wordings. */
export function parseConcepts(text: string, findings: Findings): DefinedConcept[] {
  return conceptsOf(belowTitle(outlineOf(text.replace(/\r\n?/g, '\n'), 0)).children, findings)
}

/** The concepts under these headings. */
export function conceptsOf(sections: readonly Section[], findings: Findings): DefinedConcept[] {
  const concepts = new Map<string, DefinedConcept>()
  for (const section of sections) {
    const name = section.title.toLowerCase()
    const items = itemsOf(section.blocks).map((item) => item.text)
    const wordings = items.filter((text) => text !== '' && !EXCEPTION.test(text))
    const exceptions = items.filter((text) => EXCEPTION.test(text)).map((text) => text.replace(EXCEPTION, ''))
    if (/(^| )(not|before)( |$)|\+/.test(name) || name === '') {
      findings.error(
        'concept-name',
        section.at,
        `"${name}" cannot name a concept`,
        'leave out the words not and before, and +',
      )
    } else if (concepts.has(name)) {
      findings.error(
        'concept-twice',
        section.at,
        `the concept "${name}" is defined twice`,
        'join the two lists',
      )
    } else if (wordings.length === 0) {
      findings.error(
        'no-wording',
        section.at,
        `the concept "${name}" has no wording`,
        'list at least one phrase',
      )
    } else {
      concepts.set(name, { name, wordings, exceptions, file: findings.file, at: section.at })
    }
  }
  return [...concepts.values()]
}
