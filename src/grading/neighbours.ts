import type { Drill } from '../drills/drill.ts'
import { isVeryCommon } from './commonWords.ts'
import type { Text } from './readText.ts'
import { stemOf } from './words.ts'

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

/** What a drill speaks of: in its scenario, and in all its lines. */
interface Things {
  readonly scene: Words
  readonly all: Words
}

/** Compares an answer with the drills of the same kind; recall drills share whole ideas, so they have no neighbours. */
export function neighboursIn(drills: readonly Drill[]): Neighbours {
  const known = new WeakMap<Drill, Things>()
  const thingsOf = (drill: Drill): Things => {
    const there = known.get(drill)
    if (there) return there
    const scene = wordsIn([drill.title, drill.scenario])
    const fresh = { scene, all: new Set([...scene, ...wordsIn(linesOf(drill))]) }
    known.set(drill, fresh)
    return fresh
  }
  return {
    speakOf: (drill, answer) => {
      if (drill.kind === 'recall') return false
      const others = drills.filter((other) => other.kind === drill.kind && other.id !== drill.id)
      const said = [...answer.places.keys()].filter(isThing)
      const lead = (part: keyof Things) =>
        leadOver(
          thingsOf(drill)[part],
          others.map((other) => thingsOf(other)[part]),
          said,
        )
      return SCENE_WEIGHT * lead('scene') + lead('all') >= LEAD
    },
  }
}

const isThing = (stem: string) => !isVeryCommon(stem) && !/^\d/.test(stem)

const WORD = /\p{L}[\p{L}\p{N}]*/gu

/** Stems of the things that texts speak of; six drills are read for each first answer, so nothing else is made of them. */
function wordsIn(texts: readonly string[]): Words {
  const words = new Set(texts.flatMap((text) => text.toLowerCase().match(WORD) ?? []))
  return new Set([...words].map(stemOf).filter(isThing))
}

function linesOf(drill: Drill): string[] {
  const lines = drill.dimensions.flatMap((d) => [...d.must, ...d.plus, ...d.mistakes])
  return lines.flatMap((line) => [line.text, ...line.also])
}

/** How many more words of the nearest neighbour than of its own drill an answer has. */
function leadOver(own: Words, others: readonly Words[], answer: readonly string[]): number {
  let most = Number.NEGATIVE_INFINITY
  for (const other of others) {
    let lead = 0
    for (const stem of answer)
      lead += Number(other.has(stem) && !own.has(stem)) - Number(own.has(stem) && !other.has(stem))
    most = Math.max(most, lead)
  }
  return most
}
