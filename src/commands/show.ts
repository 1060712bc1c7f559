import { claimToString } from '../drills/claim.ts'
import type { Dimension, Drill, ModelLine } from '../drills/drill.ts'
import { cardKey, type PracticeState } from '../practice/state.ts'
import { cleanText } from '../terminal/cleanText.ts'
import type { Command } from './table.ts'

/** `redrill show <drill>`: scenario, questions and own levels; model lines only on `--reveal`. */
export const show: Command = async (context, [id = ''], options) => {
  const drill = await context.drill(id)
  const reveal = options.reveal === true
  if (options.json) {
    context.json(drillJson(drill, reveal))
    return 0
  }
  await context.page(cleanText(drillText(drill, (await context.store()).state, reveal)))
  return 0
}

/** The parsed drill of the machine contract; without `reveal` the model lines stay closed. */
function drillJson(drill: Drill, reveal: boolean) {
  const dimensions = (list: readonly Dimension[]) =>
    list.map((d) => ({
      dimension: d.id,
      ask: d.ask,
      ...(reveal
        ? {
            enough: d.enough,
            must: d.must.map(lineJson),
            plus: d.plus.map(lineJson),
            mistakes: d.mistakes.map((mistake) => ({ ...lineJson(mistake), why: mistake.why })),
            answer: d.answer,
          }
        : {}),
    }))
  return {
    id: drill.id,
    title: drill.title,
    kind: drill.kind,
    chapter: drill.chapter,
    scenario: drill.scenario,
    dimensions: dimensions(drill.dimensions),
    constraints: drill.constraints.map(({ id, title, text, dimensions: changed }) => ({
      id,
      title,
      text,
      dimensions: dimensions(changed),
    })),
  }
}

const lineJson = (line: ModelLine) => ({
  line: line.text,
  also: line.also,
  means: line.means.map(claimToString),
})

function drillText(drill: Drill, state: PracticeState, reveal: boolean): string {
  const parts = [`${drill.title} (${drill.kind}, ${drill.chapter})`, drill.scenario]
  for (const dimension of drill.dimensions) parts.push(dimensionText(drill, dimension, state, reveal))
  if (drill.constraints.length > 0) {
    const tried = new Set(state.drills[drill.id]?.constraints)
    const rows = drill.constraints.map(
      (c) => `  ${c.id.padEnd(20)} ${c.title}${tried.has(c.id) ? ' (tried)' : ''}`,
    )
    parts.push(`Constraints for a half-time round:\n${rows.join('\n')}`)
  }
  if (!reveal) parts.push('The model lines stay closed; --reveal shows them.')
  return parts.filter(Boolean).join('\n\n')
}

function dimensionText(drill: Drill, dimension: Dimension, state: PracticeState, reveal: boolean): string {
  const card = state.cards[cardKey(drill.id, dimension.id)]
  const level = card ? `${card.score} of 4 on ${card.day}` : 'not asked yet'
  const rows = [`${dimension.title} · ${level}`, `  ${dimension.ask}`]
  if (reveal) {
    rows.push(...dimension.must.map((line) => `  must    ${line.text}`))
    rows.push(...dimension.plus.map((line) => `  plus    ${line.text}`))
    rows.push(...dimension.mistakes.map((line) => `  mistake ${line.text} (${line.why})`))
    if (dimension.answer) rows.push(`  answer  ${dimension.answer}`)
  }
  return rows.join('\n')
}
