import type { Drill } from '../drills/drill.ts'
import { weightOf } from './commonWords.ts'
import { readText, type Text } from './readText.ts'

const TELLING = 0.7
/** So many more things of one neighbour than of its own drill in a whole answer are no accident. */
const CLEAR_LEAD = 2
/** In one field, where there is less to go by, each thing of its own counts double. */
const FIELD_LEAD = 3

/** Tells whether an answer speaks of the things of a neighbouring drill more than of those of its own. */
export interface Neighbours {
  /** `whole` is the answer over all its fields, `field` the part that is judged. */
  speakOf(drill: Drill, whole: Text, field: Text): boolean
}

/** Compares an answer with the scenarios of drills of the same kind; recall drills have no scenario of their own. */
export function neighboursIn(drills: readonly Drill[]): Neighbours {
  const scenes = new Map<string, ReadonlySet<string>>()
  const sceneOf = (drill: Drill) => remember(scenes, `${drill.title}\n${drill.scenario}`)
  const lines = new Map<string, ReadonlySet<string>>()
  const linesOf = (drill: Drill) => remember(lines, ownWords(drill))
  return {
    speakOf: (drill, whole, field) => {
      if (drill.kind === 'recall') return false
      const others = drills.filter((other) => other.kind === drill.kind && other.id !== drill.id).map(sceneOf)
      const lead = (answer: Text, ownWeight: number) =>
        leadOver({ scene: sceneOf(drill), lines: linesOf(drill) }, others, thingsIn(answer), ownWeight)
      return (whole !== field && lead(whole, 1) >= CLEAR_LEAD) || lead(field, 2) >= FIELD_LEAD
    },
  }
}

function remember(known: Map<string, ReadonlySet<string>>, text: string): ReadonlySet<string> {
  const there = known.get(text)
  if (there) return there
  const fresh = thingsIn(readText(text))
  known.set(text, fresh)
  return fresh
}

/** What a drill's own lines speak of is never a neighbour's thing. */
function ownWords(drill: Drill): string {
  const lines = drill.dimensions.flatMap((dimension) => [
    ...dimension.must,
    ...dimension.plus,
    ...dimension.mistakes,
  ])
  return lines.flatMap((line) => [line.text, ...line.also]).join('\n')
}

function thingsIn(text: Text): ReadonlySet<string> {
  return new Set([...text.places.keys()].filter((stem) => weightOf(stem) >= TELLING && !/^\d/.test(stem)))
}

/** How many more things of the nearest neighbour than of its own drill an answer names. */
function leadOver(
  own: { readonly scene: ReadonlySet<string>; readonly lines: ReadonlySet<string> },
  others: readonly ReadonlySet<string>[],
  answer: ReadonlySet<string>,
  ownWeight: number,
): number {
  let most = Number.NEGATIVE_INFINITY
  for (const other of others) {
    let theirs = 0
    let ours = 0
    for (const stem of answer) {
      if (other.has(stem)) theirs += own.scene.has(stem) || own.lines.has(stem) ? 0 : 1
      else if (own.scene.has(stem)) ours += 1
    }
    most = Math.max(most, theirs - ownWeight * ours)
  }
  return most
}
