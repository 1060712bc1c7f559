import type { DrillKind } from '../drills/drill.ts'
import type { Score } from '../grading/score.ts'
import type { Flag, Span, Verdict } from '../grading/verdict.ts'
import type { Mode, Rung } from './attempt.ts'
import type { ProgressFilter } from './progressInput.ts'
import type { DrillState } from './state.ts'

/** Raised whenever the shape of `Progress` changes in a way that breaks its readers. */
export const PROGRESS_VERSION = 1

/** The one thing to do next; fields that do not apply are null. */
export interface NextStep {
  /**
   * `retry` a dimension below 3, `review` one that is due, `learn` a drill that was only pre-questioned, `half` a
   * system whose core stands, `begin` a new drill, `rest` until `day`.
   */
  readonly action: 'retry' | 'review' | 'learn' | 'half' | 'begin' | 'rest'
  readonly drill: string | null
  readonly dimension: string | null
  readonly score: Score | null
  /** How many cards are due today. */
  readonly due: number
  /** The day on which the next card comes back, when nothing is due and nothing is new. */
  readonly day: string | null
}

/** One day on which there was practice. */
export interface CalendarDay {
  readonly day: string
  readonly attempts: number
  readonly seconds: number
}

/** One week with practice, by its Monday; means are null where nothing was measured. */
export interface WeekProgress {
  readonly week: string
  readonly attempts: number
  readonly seconds: number
  /** Mean level of all cards met so far, as they stood at the end of the week. */
  readonly level: number | null
  /** Mean seconds to the first key. */
  readonly firstKey: number | null
  readonly wordsAMinute: number | null
  /** Share of timed rounds that went over their limit. */
  readonly overtime: number | null
}

/** Where a card or a dimension stood at the end of a week. */
export interface LevelPoint {
  readonly week: string
  readonly level: number
}

/** Predicted against scored; `bias` is the mean of predicted - scored, null without predictions. */
export interface Calibration {
  readonly count: number
  readonly bias: number | null
}

/** How many judged lines the learner overruled. */
export interface Overrules {
  readonly lines: number
  readonly overruled: number
}

/** One rubric dimension over all drills that ask it. */
export interface DimensionProgress {
  readonly dimension: string
  readonly title: string
  readonly cards: number
  readonly passed: number
  /** Mean score of its cards as they stand. */
  readonly level: number
  readonly levels: readonly LevelPoint[]
  readonly calibration: Calibration
  readonly overrules: Overrules
}

/** A model line as it was judged on that day. */
export interface AnswerLine {
  readonly kind: 'must' | 'plus'
  readonly text: string
  readonly verdict: Verdict
  /** Spans of the answer; empty in a redacted report. */
  readonly evidence: readonly Span[]
  readonly reason: string | null
  readonly overruled: boolean
}

/** One answer to a dimension with its verdicts; texts of the learner are null in a redacted report. */
export interface Answer {
  readonly attempt: string
  readonly day: string
  readonly mode: Mode
  readonly rung: Rung
  readonly score: Score
  readonly predicted: Score | null
  readonly answer: string | null
  readonly lines: readonly AnswerLine[]
  readonly mistakes: readonly {
    readonly text: string
    readonly why: string
    readonly evidence: readonly Span[]
  }[]
  readonly flags: readonly Flag[]
}

/** One dimension of one drill. */
export interface CardProgress {
  readonly drill: string
  readonly dimension: string
  readonly title: string
  /** Of the latest attempt. */
  readonly score: Score
  readonly day: string
  /** When it returns; null where it does not return by itself. */
  readonly due: string | null
  /** Predicted recall today, 0-1; null before the first rated attempt. */
  readonly recall: number | null
  readonly attempts: number
  /** The latest scores, oldest first, sixty at most. */
  readonly history: readonly { readonly day: string; readonly score: Score }[]
  /** First and latest answer to the drill as it stands, not under a constraint; null where there are not two. */
  readonly thenNow: { readonly first: Answer; readonly latest: Answer } | null
}

/** A dimension below 3, and when it returns. */
export interface BelowBar {
  readonly drill: string
  readonly dimension: string
  readonly score: Score
  /** Day of the latest attempt. */
  readonly day: string
  readonly due: string | null
}

/** The pre-question against the latest answer from then on. */
export interface PreQuestion {
  readonly day: string
  readonly dimensions: readonly {
    readonly dimension: string
    readonly before: Score
    /** Null until it was answered again. */
    readonly after: Score | null
  }[]
}

/** How much of a chapter or a drill stands. */
export interface Standing {
  /** Dimensions in the library. */
  readonly known: number
  /** Dimensions that were answered at least once. */
  readonly cards: number
  readonly passed: number
  /** Mean score of the cards; null without any. */
  readonly level: number | null
  readonly attempts: number
  readonly seconds: number
}

/** A drill that was met, and how much of it stands. */
export interface DrillProgress extends Standing {
  readonly drill: string
  readonly title: string
  readonly kind: DrillKind
  readonly chapter: string
  /** False where the library has no such drill any more: it cannot come back. */
  readonly inLibrary: boolean
  readonly rung: DrillState['rung']
  readonly day: string
  readonly preQuestion: PreQuestion | null
}

/** A chapter, and how much of it stands. */
export interface ChapterProgress extends Standing {
  readonly chapter: string
  readonly title: string
  /** Null where the library has no such chapter. */
  readonly number: number | null
  /** Drills in the library, and how many of them were met. */
  readonly drills: number
  readonly met: number
}

/** Medians over twenty rounds. */
export interface PaceSample {
  readonly rounds: number
  readonly firstKey: number | null
  readonly wordsAMinute: number | null
  /** Share of timed rounds that went over their limit. */
  readonly overtime: number | null
}

/** A half-time round beside the attempt it repeats. */
export interface HalfTimePair {
  readonly drill: string
  readonly constraint: string | null
  readonly day: string
  readonly repeatedDay: string
  /** Seconds of the rounds that both have: the half-time ones over the repeated ones; null without times. */
  readonly timeRatio: number | null
  readonly dimensions: readonly {
    readonly dimension: string
    readonly before: Score
    readonly after: Score
  }[]
  /** Passed before and under the constraint; passed before only; passed under the constraint only. */
  readonly kept: readonly string[]
  readonly lost: readonly string[]
  readonly gained: readonly string[]
}

/** All half-time rounds, and what became of the dimensions in them. */
export interface HalfTimes {
  readonly count: number
  /** Dimensions over all pairs. */
  readonly kept: number
  readonly lost: number
  readonly gained: number
  /** The latest hundred whose repeated attempt is known, oldest first. */
  readonly pairs: readonly HalfTimePair[]
}

/** What comes back on one day. */
export interface ForecastDay {
  readonly day: string
  /** Cards below 3, and cards that stand; what is overdue counts on the first day. */
  readonly retries: number
  readonly reviews: number
  /** By the learner's own pace; null before there is one. */
  readonly minutes: number | null
}

/** Where the learner will stand on the day of the interview if nothing more is practised; today without a date. */
export interface Readiness {
  readonly on: string
  readonly interview: string | null
  readonly daysLeft: number | null
  /** Dimensions in the library, answered, and passed. */
  readonly known: number
  readonly cards: number
  readonly passed: number
  /** passed / cards. */
  readonly share: number | null
  /** Mean predicted recall of the passed cards on that day, 0-1. */
  readonly recall: number | null
}

/** Everything the reports show: plain JSON, derived from the attempts and the practice state alone. */
export interface Progress {
  readonly version: typeof PROGRESS_VERSION
  /** The learner's day of the report. */
  readonly day: string
  readonly filter: ProgressFilter
  readonly redacted: boolean
  readonly totals: {
    readonly attempts: number
    /** Dimensions answered and scored. */
    readonly answers: number
    readonly seconds: number
    readonly firstDay: string | null
    readonly lastDay: string | null
  }
  readonly next: NextStep
  /** Days in a row, up to today or yesterday; over all attempts, whatever the filter. */
  readonly streak: { readonly current: number; readonly longest: number; readonly today: boolean }
  readonly calendar: readonly CalendarDay[]
  readonly weeks: readonly WeekProgress[]
  /** Lowest level first. */
  readonly dimensions: readonly DimensionProgress[]
  readonly below: readonly BelowBar[]
  readonly cards: readonly CardProgress[]
  readonly drills: readonly DrillProgress[]
  readonly chapters: readonly ChapterProgress[]
  readonly pace: { readonly first: PaceSample | null; readonly latest: PaceSample | null }
  readonly halfTimes: HalfTimes
  readonly calibration: Calibration & {
    /** How often each score was predicted (row) and given (column), both 1-4. */
    readonly table: readonly (readonly number[])[]
  }
  readonly overrules: Overrules & {
    readonly toHit: number
    readonly toMissed: number
    /** Mistakes that were found, and those the learner said they had not made. */
    readonly mistakes: number
    readonly mistakesOverruled: number
  }
  /** Statements judged, by how sure the learner was: 1 a guess, 3 certain. */
  readonly beliefs: readonly {
    readonly confidence: 1 | 2 | 3
    readonly count: number
    readonly right: number
  }[]
  readonly forecast: readonly ForecastDay[]
  readonly readiness: Readiness
}
