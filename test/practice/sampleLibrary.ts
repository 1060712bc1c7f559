import type { Chapter, Constraint, Dimension, Drill, DrillKind } from '../../src/drills/drill.ts'
import type { Library } from '../../src/drills/library.ts'

const AT = { line: 1, column: 1 }

/** Limits as the drill format gives them where a drill names none. */
const LIMITS: Readonly<Record<DrillKind, Drill['limits']>> = {
  system: { name: 90, answer: 720 },
  diagnosis: { name: 90, answer: 300 },
  choice: { name: 90, answer: 180 },
  recall: { name: 90, answer: 90 },
}

const DIMENSIONS: Readonly<Record<DrillKind, readonly string[]>> = {
  system: ['write', 'promise', 'pressure', 'acceptance', 'buffering', 'processing', 'failure'],
  diagnosis: ['pressure', 'fix', 'limits'],
  choice: ['choice', 'weak', 'next', 'line'],
  recall: ['why'],
}

const NAMED = new Set(['write', 'promise', 'pressure'])

const SYSTEMS = ['ad-clicks', 'analytics', 'feed', 'messages', 'notifications', 'video']

const EARLIER = [
  'estimation',
  'apis',
  'modelling',
  'caching',
  'consistency',
  'partitioning',
  'queues',
  'failure',
]

export function sampleDimension(kind: DrillKind, id: string): Dimension {
  const round = kind === 'system' && NAMED.has(id) ? 'name' : 'answer'
  const line = { id: `${id}/must/1`, text: `What ${id} needs.`, also: [], means: [], at: AT }
  return {
    ...{ id, title: id, round, ask: `What about ${id}?`, enough: 1, must: [line], plus: [], mistakes: [] },
    answer: `I would answer ${id}.`,
    at: AT,
  }
}

function sampleConstraint(id: string): Constraint {
  const dimensions = ['buffering', 'failure'].map((dimension) => sampleDimension('system', dimension))
  return { id, title: id, text: `Now ${id}.`, dimensions, at: AT }
}

export function sampleDrill(
  id: string,
  kind: DrillKind,
  chapter = 'scaling-writes',
  more: Partial<Drill> = {},
): Drill {
  const isSystem = kind === 'system'
  return {
    ...{ id, title: id, kind, chapter, file: `drills/${chapter}/${isSystem ? id : kind}.md`, earlier: [] },
    limits: LIMITS[kind],
    scenario: `The scenario of ${id}.`,
    dimensions: DIMENSIONS[kind].map((dimension) => sampleDimension(kind, dimension)),
    terms: [],
    completions: isSystem
      ? [
          { title: 'Last step', ask: 'Finish it.', missing: ['failure'] },
          { title: 'Last two steps', ask: 'Finish it.', missing: ['processing', 'failure'] },
        ]
      : [],
    constraints: isSystem ? ['one-postgres', 'ten-regions', 'no-loss'].map(sampleConstraint) : [],
    estimates: [],
    ...(isSystem ? { shape: { text: 'In two sentences.', ask: 'Why there?' } } : {}),
    ...more,
  }
}

const chapterOf = (id: string, number: number): Chapter => ({
  ...{ id, number, title: id, goal: `The goal of ${id}.`, idea: [], decisions: [], bridges: {} },
  misconception: { claim: '', refutation: '' },
  file: `drills/${id}/chapter.md`,
})

const several = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, i) => `${name}-${String(i + 1).padStart(2, '0')}`)

/** A library of the size of the shipped one: nine chapters, six systems, and decks of the other kinds. */
export function sampleLibrary(): Library {
  const last = 'scaling-writes'
  const drills = [
    ...EARLIER.flatMap((chapter) => several(2, chapter).map((id) => sampleDrill(id, 'recall', chapter))),
    ...SYSTEMS.map((id) => sampleDrill(id, 'system', last, { earlier: ['estimation', 'queues'] })),
    ...several(5, 'choice').map((id) => sampleDrill(id, 'choice')),
    sampleDrill('core-idea', 'recall'),
    ...several(12, 'diagnosis').map((id) => sampleDrill(id, 'diagnosis')),
    ...several(28, 'claim').map((id) =>
      sampleDrill(id, 'recall', last, { statement: { text: `It is ${id}.`, holds: false } }),
    ),
  ]
  const chapters = [...EARLIER, last].map((id, i) => chapterOf(id, i + 1))
  return { chapters, drills, concepts: [], problems: [], replaced: [] }
}
