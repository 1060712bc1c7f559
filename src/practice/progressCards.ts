import { BAR, type Score } from '../grading/score.ts'
import type { Attempt, JudgedDimension } from './attempt.ts'
import type { Calibration, CardProgress, LevelPoint, Overrules, PreQuestion } from './progress.ts'
import { answerOf, type Given } from './progressAnswer.ts'
import { addTo, emptyMean, type Mean, meanOf, rounded } from './progressTally.ts'
import { cardKey } from './state.ts'

/** Latest scores of a card that are kept. */
const HISTORY = 60

interface CardTally {
  attempts: number
  readonly history: { day: string; score: Score }[]
  first?: Given
  latest?: Given
  before?: { readonly day: string; readonly score: Score }
  after?: Score
}

interface DimensionTally {
  readonly standing: Mean
  readonly weeks: Map<string, number>
  readonly bias: Mean
  lines: number
  overruled: number
}

/** What attempts say of single cards and of dimensions over all drills. */
export interface CardsTally {
  /** Takes a score into the running levels, which count from the first attempt whatever the report's days. */
  readonly stand: (attempt: Attempt, judged: JudgedDimension) => void
  readonly count: (attempt: Attempt, judged: JudgedDimension) => void
  /** Writes down where the dimensions stand in this week. */
  readonly mark: (week: string, dimensions: readonly JudgedDimension[]) => void
  /** Mean level of all cards met so far. */
  readonly level: () => number | null
  readonly card: (
    drill: string,
    dimension: string,
    redact: boolean,
  ) => Pick<CardProgress, 'attempts' | 'history' | 'thenNow'>
  readonly preQuestion: (drill: string, dimensions: readonly string[]) => PreQuestion | null
  readonly dimension: (dimension: string) => {
    readonly levels: readonly LevelPoint[]
    readonly calibration: Calibration
    readonly overrules: Overrules
  }
}

/** An empty tally; memory is bounded by cards and weeks, not by attempts. */
export function createCardsTally(): CardsTally {
  const scores = new Map<string, Score>()
  const whole = emptyMean()
  const cards = new Map<string, CardTally>()
  const dimensions = new Map<string, DimensionTally>()

  function tallyOf(dimension: string): DimensionTally {
    const known = dimensions.get(dimension)
    if (known) return known
    const fresh = { standing: emptyMean(), weeks: new Map(), bias: emptyMean(), lines: 0, overruled: 0 }
    dimensions.set(dimension, fresh)
    return fresh
  }

  return {
    stand(attempt, { dimension, score }) {
      const key = cardKey(attempt.drill, dimension)
      const known = scores.get(key)
      for (const mean of [whole, tallyOf(dimension).standing]) {
        if (known === undefined) addTo(mean, score)
        else mean.sum += score - known
      }
      scores.set(key, score)
    },

    count(attempt, judged) {
      const key = cardKey(attempt.drill, judged.dimension)
      const card = cards.get(key) ?? { attempts: 0, history: [] }
      cards.set(key, card)
      countCard(card, attempt, judged)
      const tally = tallyOf(judged.dimension)
      if (judged.predicted !== undefined) addTo(tally.bias, judged.predicted - judged.score)
      tally.lines += judged.lines.length
      for (const line of judged.lines) if (line.overruled) tally.overruled += 1
    },

    mark(week, judged) {
      for (const { dimension } of judged) {
        const tally = tallyOf(dimension)
        tally.weeks.set(week, meanOf(tally.standing) ?? 0)
      }
    },

    level: () => meanOf(whole),

    card(drill, dimension, redact) {
      const { attempts = 0, history = [], first, latest } = cards.get(cardKey(drill, dimension)) ?? {}
      const two = first && latest && first.attempt.id !== latest.attempt.id
      const thenNow = two ? { first: answerOf(first, redact), latest: answerOf(latest, redact) } : null
      return { attempts, history, thenNow }
    },

    preQuestion(drill, asked) {
      const tallies = asked.map((dimension) => ({ dimension, ...cards.get(cardKey(drill, dimension)) }))
      const pairs = tallies.flatMap(({ dimension, before, after }) =>
        before ? [{ day: before.day, pair: { dimension, before: before.score, after: after ?? null } }] : [],
      )
      const day = pairs[0]?.day
      return day === undefined ? null : { day, dimensions: pairs.map(({ pair }) => pair) }
    },

    dimension(dimension) {
      const { weeks, bias, lines, overruled } = tallyOf(dimension)
      const levels = [...weeks].map(([week, level]) => ({ week, level: rounded(level) }))
      return {
        levels: levels.sort((a, b) => (a.week < b.week ? -1 : 1)),
        calibration: { count: bias.count, bias: meanOf(bias) },
        overrules: { lines, overruled },
      }
    },
  }
}

function countCard(card: CardTally, attempt: Attempt, judged: JudgedDimension): void {
  card.attempts += 1
  card.history.push({ day: attempt.day, score: judged.score })
  if (card.history.length > HISTORY) card.history.shift()
  if (attempt.rung === 'pre') card.before ??= { day: attempt.day, score: judged.score }
  // Under a constraint the model lines are others: such an answer is compared with the one it repeats, not with these.
  if (attempt.constraint !== undefined) return
  const { id, day, mode, rung } = attempt
  const given: Given = { attempt: { id, day, mode, rung }, judged }
  card.first ??= given
  card.latest = given
  if (attempt.rung !== 'pre') card.after = judged.score
}

/** Whether a score passes. */
export const isPassed = ({ score }: { readonly score: number }): boolean => score >= BAR
