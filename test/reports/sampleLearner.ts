import { type Score, scoreOf } from '../../src/grading/score.ts'
import type { Flag } from '../../src/grading/verdict.ts'
import type {
  Attempt,
  Belief,
  JudgedDimension,
  JudgedLine,
  Mode,
  Rung,
  Timing,
} from '../../src/practice/attempt.ts'
import { addDays, dayNumber } from '../../src/practice/days.ts'
import { dueOn } from '../../src/practice/due.ts'
import { foldRecord } from '../../src/practice/fold.ts'
import { cardKey, emptyState, type PracticeState } from '../../src/practice/state.ts'
import type { SampleDimension } from './sampleDimensions.ts'
import { SAMPLE_DRILLS, type SampleDrill } from './sampleLibrary.ts'

export interface SampleOptions {
  readonly seed: number
  /** First day, YYYY-MM-DD. */
  readonly from: string
  readonly days: number
  /** Attempts on a day of practice. */
  readonly perDay: number
  readonly interview?: string
  /** Days from one new drill to the next. */
  readonly newEvery: number
}

export interface SampleLearner {
  /** Makes the attempts one by one; `state` has folded those that were made. */
  readonly attempts: () => Generator<Attempt>
  readonly state: PracticeState
  /** The last day. */
  readonly today: string
}

/** Systems and short drills in turn. */
const MEETING_ORDER = SAMPLE_DRILLS.map(
  (_, i) => SAMPLE_DRILLS[(i * 7) % SAMPLE_DRILLS.length] as SampleDrill,
)

type Random = () => number

/** mulberry32: the same numbers from the same seed on every machine. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A learner who practises most days, forgets, improves and grows faster: pure, and the same for the same seed. */
export function createSampleLearner(options: SampleOptions): SampleLearner {
  const { from, days, perDay, interview, newEvery } = options
  const random = randomFrom(options.seed)
  const state = emptyState()
  const practice = new Map<string, number>()
  let count = 0

  function* attempts(): Generator<Attempt> {
    for (let i = 0; i < days; i += 1) {
      const day = addDays(from, i)
      if (interview !== undefined && i === Math.max(0, days - 20))
        state.settings = { ...state.settings, interview }
      const holiday = i % 97 > 88
      const isLast = i === days - 1
      if (!isLast && (holiday || random() < 0.12)) continue
      const today = isLast ? Math.ceil(perDay / 2) : Math.max(1, Math.round(perDay * (0.6 + 0.8 * random())))
      for (let made = 0; made < today; made += 1) yield make(day, made)
    }
  }

  function make(day: string, position: number): Attempt {
    const attempt = attemptFor(choose(day, position), day, position)
    foldRecord(state, attempt)
    return attempt
  }

  interface Asked {
    readonly drill: SampleDrill
    readonly dimensions: readonly string[]
    readonly mode: Mode
    readonly rung: Rung
    readonly constraint?: string
  }

  /** What is due comes first; then the ladder of the drill met last; then something new, or a half-time round. */
  function choose(day: string, position: number): Asked {
    const due = dueOn(state, day).find((item) => state.cards[cardKey(item.drill, item.dimension)]?.fsrs)
    if (due && position % 4 !== 3) {
      return { drill: drillOf(due.drill), dimensions: [due.dimension], mode: 'retry', rung: 'alone' }
    }
    const open =
      random() < 0.6 && SAMPLE_DRILLS.find((drill) => ['shape', 'complete'].includes(ladder(drill)))
    if (open) return step(open)
    const met = Object.keys(state.drills).length
    const fresh = MEETING_ORDER[met]
    if (fresh && dayNumber(day) - dayNumber(from) >= met * newEvery) return step(fresh)
    const drill = MEETING_ORDER[Math.floor(random() * Math.max(1, met))] as SampleDrill
    const constraint = drill.constraints[Math.floor(random() * drill.constraints.length)]?.id
    const { lastAnswer } = state.drills[drill.id] ?? {}
    if (constraint && lastAnswer && random() < 0.7) {
      const dimensions = ['acceptance', 'buffering', 'failure']
      return { drill, dimensions, mode: 'half', rung: 'alone', constraint }
    }
    return { drill, dimensions: drill.dimensions.map(({ id }) => id), mode: 'run', rung: 'alone' }
  }

  const ladder = (drill: SampleDrill) => (drill.kind === 'system' ? (state.drills[drill.id]?.rung ?? '') : '')

  function step(drill: SampleDrill): Asked {
    const all = drill.dimensions.map(({ id }) => id)
    if (drill.kind !== 'system') return { drill, dimensions: all, mode: 'run', rung: 'alone' }
    if (!state.drills[drill.id]) return { drill, dimensions: all.slice(0, 3), mode: 'run', rung: 'pre' }
    if (ladder(drill) === 'shape') return { drill, dimensions: [], mode: 'run', rung: 'shape' }
    return { drill, dimensions: all.slice(5), mode: 'run', rung: 'complete' }
  }

  function attemptFor(asked: Asked, day: string, position: number): Attempt {
    const { drill, mode, rung, constraint } = asked
    count += 1
    const judged = drill.sample
      .filter(({ id }) => asked.dimensions.includes(id))
      .map((dimension) => answer(dimension, drill, rung, day))
    const repeats = mode === 'half' ? state.drills[drill.id]?.lastAnswer : undefined
    const at = new Date(dayNumber(day) * 86_400_000 + (18 * 60 + position * 4) * 60_000)
    return {
      v: 1,
      type: 'attempt',
      id: `${at
        .getTime()
        .toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-${count.toString(16).padStart(12, '0')}`,
      at: at.toISOString(),
      day,
      drill: drill.id,
      title: drill.title,
      kind: drill.kind,
      chapter: drill.chapter,
      mode,
      rung,
      ...(constraint ? { constraint } : {}),
      ...(repeats ? { repeats } : {}),
      grader: { name: 'lexical', version: 1 },
      timings: timings(judged, drill, mode, constraint !== undefined),
      dimensions: judged,
      ...(drill.kind === 'recall' ? { belief: belief(drill) } : {}),
      ...(rung === 'shape' ? { notes: { why: 'The yes is given where the record is durable.' } } : {}),
    }
  }

  function belief(drill: SampleDrill): Belief {
    const skill = skillOf(drill.id, drill.dimensions[0]?.id ?? '', 0)
    const right = random() < 0.3 + 0.6 * skill
    return { agreed: random() < 0.5, confidence: (1 + Math.floor(random() * 3)) as 1 | 2 | 3, right }
  }

  /** Grows with practice, differs by dimension, and fades with the days since the last time. */
  function skillOf(drill: string, dimension: string, gap: number): number {
    const times = practice.get(cardKey(drill, dimension)) ?? 0
    const elsewhere = practice.get(dimension) ?? 0
    const hard = dimension === 'failure' ? 0.16 : dimension === 'pressure' ? 0.08 : 0
    const learnt = 0.22 + 0.34 * (1 - Math.exp(-times / 16)) + 0.3 * (1 - Math.exp(-elsewhere / 260))
    return (learnt - hard) * (1 - Math.min(0.25, gap / 120))
  }

  function answer(dimension: SampleDimension, drill: SampleDrill, rung: Rung, day: string): JudgedDimension {
    const key = cardKey(drill.id, dimension.id)
    const last = state.cards[key]?.day
    const skill = skillOf(drill.id, dimension.id, last === undefined ? 0 : dayNumber(day) - dayNumber(last))
    const helped = rung === 'complete' ? 0.35 : rung === 'pre' ? -0.2 : 0
    for (const counted of [key, dimension.id]) practice.set(counted, (practice.get(counted) ?? 0) + 1)
    return judgedAnswer(dimension, Math.min(0.97, skill + helped), rung !== 'pre', random)
  }

  function timings(
    judged: readonly JudgedDimension[],
    drill: SampleDrill,
    mode: Mode,
    half: boolean,
  ): Timing[] {
    const ease = 1 / (1 + count / 900)
    return (['name', 'answer'] as const).flatMap((round): Timing[] => {
      const own = judged.filter((one) => one.round === round)
      if (own.length === 0) return []
      const words = own.reduce((sum, one) => sum + one.answer.split(' ').length, 0)
      const seconds = Math.round(8 + words * (1.6 + 2.2 * ease) * (0.8 + 0.4 * random()) * (half ? 0.6 : 1))
      const whole = drill.kind === 'system' ? (round === 'name' ? 90 : 720) : 180
      const limit = half ? 180 : Math.max(30, Math.round((whole * own.length) / (mode === 'retry' ? 5 : 4)))
      const firstKey = Math.round((3 + 14 * ease * random()) * 10) / 10
      return [{ round, limit, seconds, overtime: Math.max(0, seconds - limit), firstKey }]
    })
  }

  return { attempts, state, today: addDays(from, days - 1) }
}

function drillOf(id: string): SampleDrill {
  return SAMPLE_DRILLS.find((drill) => drill.id === id) as SampleDrill
}

function judgedAnswer(
  dimension: SampleDimension,
  skill: number,
  predicts: boolean,
  random: Random,
): JudgedDimension {
  let text = ''
  const say = (sentence: string) => {
    const start = text === '' ? 0 : text.length + 1
    text = text === '' ? sentence : `${text} ${sentence}`
    return [{ start, end: text.length }]
  }
  const lines = dimension.must.map((line, i): JudgedLine => {
    const luck = random()
    const verdict = luck < skill ? 'hit' : luck < skill + 0.2 ? 'partial' : 'missed'
    const evidence = verdict === 'missed' ? [] : say(verdict === 'hit' ? line.hit : line.partial)
    const found = { line: `${dimension.id}/must/${i + 1}`, text: line.text, verdict, evidence } as const
    const overruled = verdict === 'partial' && random() < 0.06
    return overruled ? { ...found, overruled: { verdict: 'hit', evidence } } : found
  })
  const plus = random() < skill - 0.35
  lines.push({
    line: `${dimension.id}/plus/1`,
    text: dimension.plus.text,
    verdict: plus ? 'hit' : 'missed',
    evidence: plus ? say(dimension.plus.hit) : [],
  })
  const { text: mistake, why, said } = dimension.mistake
  const wrong = random() < 0.3 * (1 - skill)
  const mistakes = wrong
    ? [{ mistake: `${dimension.id}/mistake/1`, text: mistake, why, evidence: say(said) }]
    : []
  const flags: Flag[] = text === '' ? ['empty'] : []
  const at = { line: 1, column: 1 }
  const score = scoreOf(
    {
      enough: dimension.must.length,
      must: dimension.must.map((line, i) => ({
        id: `${dimension.id}/must/${i + 1}`,
        text: line.text,
        also: [],
        means: [],
        at,
      })),
      plus: [{ id: `${dimension.id}/plus/1`, text: dimension.plus.text, also: [], means: [], at }],
    },
    {
      dimension: dimension.id,
      lines: lines.map((line) => ({ ...line, ...line.overruled })),
      mistakes,
      flags,
    },
  )
  const predicted = Math.min(4, Math.max(1, score + Math.round((random() - 0.35) * 2.2))) as Score
  return {
    dimension: dimension.id,
    round: dimension.round,
    answer: text,
    score,
    enough: dimension.must.length,
    ...(predicts && random() < 0.8 ? { predicted } : {}),
    lines,
    mistakes,
    flags,
  }
}
