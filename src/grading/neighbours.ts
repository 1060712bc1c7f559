import type { Drill } from '../drills/drill.ts'
import { isVeryCommon } from './commonWords.ts'
import { readText, type Text } from './readText.ts'

/** A thing of the scenario tells more than a word of the model lines. */
const SCENE_WEIGHT = 2
/** From this lead on an answer speaks of the neighbour's things: in fields on the right drill, even short ones, it is chance. */
const LEAD = 9

/** Tells whether an answer speaks of the things of a neighbouring drill more than of those of its own. */
export interface Neighbours {
  /** `answer` is all that was said, over all its fields. */
  speakOf(drill: Drill, answer: Text): boolean
}

type Words = ReadonlySet<string>

/** Compares an answer with the drills of the same kind; recall drills share whole ideas, so they have no neighbours. */
export function neighboursIn(drills: readonly Drill[]): Neighbours {
  const known = new Map<string, Words>()
  const wordsIn = (text: string) => {
    const there = known.get(text)
    if (there) return there
    const fresh = thingsIn(readText(text))
    known.set(text, fresh)
    return fresh
  }
  const sceneOf = (drill: Drill) => wordsIn(`${drill.title}\n${drill.scenario}`)
  const all = new WeakMap<Drill, Words>()
  const wordsOf = (drill: Drill) => {
    const there = all.get(drill)
    if (there) return there
    const fresh = new Set([...sceneOf(drill), ...wordsIn(linesOf(drill))])
    all.set(drill, fresh)
    return fresh
  }
  return {
    speakOf: (drill, answer) => {
      if (drill.kind === 'recall') return false
      const others = drills.filter((other) => other.kind === drill.kind && other.id !== drill.id)
      const things = thingsIn(answer)
      const lead = (words: (drill: Drill) => Words) => leadOver(words(drill), others.map(words), things)
      return SCENE_WEIGHT * lead(sceneOf) + lead(wordsOf) >= LEAD
    },
  }
}

function thingsIn(text: Text): Words {
  return new Set([...text.places.keys()].filter((stem) => !isVeryCommon(stem) && !/^\d/.test(stem)))
}

function linesOf(drill: Drill): string {
  const lines = drill.dimensions.flatMap((dimension) => [
    ...dimension.must,
    ...dimension.plus,
    ...dimension.mistakes,
  ])
  return lines.flatMap((line) => [line.text, ...line.also]).join('\n')
}

/** How many more words of the nearest neighbour than of its own drill an answer has. */
function leadOver(own: Words, others: readonly Words[], answer: Words): number {
  let most = Number.NEGATIVE_INFINITY
  for (const other of others) {
    let lead = 0
    for (const stem of answer)
      lead += Number(other.has(stem) && !own.has(stem)) - Number(own.has(stem) && !other.has(stem))
    most = Math.max(most, lead)
  }
  return most
}
