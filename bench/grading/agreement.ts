import { isGood, isPassed, type JudgedField, mean, share } from './answerSets.ts'

/** Quadratic weighted kappa of scores and the raters' means. */
export function kappaOf(fields: readonly JudgedField[]): number {
  const seen = mean(fields.map(({ score, level }) => (score - level) ** 2))
  const chance = mean(fields.flatMap(({ score }) => fields.map(({ level }) => (score - level) ** 2)))
  return 1 - seen / chance
}

/** Share of the fields on the same side of the bar as the raters have them. */
export const barAgreement = (fields: readonly JudgedField[]): number =>
  share(fields, (field) => isPassed(field) === isGood(field))

const SIMILAR = 1.3
const LEAST_WORDS = 8

/** Of pairs of similar length that the raters set a level apart, the share in the right order; a tie counts half. */
export function pairsInOrder(fields: readonly JudgedField[]): number {
  const sized = fields.map((field) => ({ ...field, words: wordsIn(field.answer) }))
  const outcomes: number[] = []
  for (const better of sized) {
    for (const worse of sized) {
      if (better.drill !== worse.drill || better.field !== worse.field) continue
      if (better.level - worse.level < 1 || Math.min(better.words, worse.words) < LEAST_WORDS) continue
      const ratio = better.words / worse.words
      if (ratio > SIMILAR || ratio < 1 / SIMILAR) continue
      outcomes.push(better.score > worse.score ? 1 : better.score === worse.score ? 0.5 : 0)
    }
  }
  return mean(outcomes)
}

const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean).length
