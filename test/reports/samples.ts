import type { Attempt } from '../../src/practice/attempt.ts'
import type { Progress } from '../../src/practice/progress.ts'
import { createProgressBuilder } from '../../src/practice/progressBuilder.ts'
import type { ProgressInput } from '../../src/practice/progressInput.ts'
import { emptyState } from '../../src/practice/state.ts'
import { createSampleLearner, type SampleOptions } from './sampleLearner.ts'
import { SAMPLE_CHAPTERS, SAMPLE_DRILLS } from './sampleLibrary.ts'

/** What a report is made from. */
export interface Sample {
  readonly input: ProgressInput
  readonly attempts: readonly Attempt[]
}

/** Progress of a sample, in one pass. */
export function progressOf({ input, attempts }: Sample): Progress {
  const builder = createProgressBuilder(input)
  for (const attempt of attempts) builder.add(attempt)
  return builder.finish()
}

/** The sample learner's attempts with the state they fold to. */
export function sampleOf(options: SampleOptions, more: Partial<ProgressInput> = {}): Sample {
  const { attempts, state, today } = createSampleLearner(options)
  const all = [...attempts()]
  const library = { drills: SAMPLE_DRILLS, chapters: SAMPLE_CHAPTERS }
  return { input: { state, today, ...library, ...more }, attempts: all }
}

/** A month with everything in it. */
export const MONTH: SampleOptions = {
  ...{ seed: 11, from: '2027-01-04', days: 27, perDay: 7 },
  ...{ interview: '2027-02-19', newEvery: 4 },
}

/** A year of daily practice: three thousand attempts. */
export const YEAR: SampleOptions = {
  ...{ seed: 7, from: '2026-01-05', days: 365, perDay: 10 },
  ...{ interview: '2027-01-29', newEvery: 20 },
}

const { interview: _, ...WITHOUT_INTERVIEW } = MONTH

/** A full sample, and the same with each part missing. */
export const SAMPLES = {
  full: () => sampleOf(MONTH),
  redacted: () => sampleOf(MONTH, { redact: true }),
  'no-attempts': () => ({
    input: { state: emptyState(), today: '2027-01-30', drills: SAMPLE_DRILLS, chapters: SAMPLE_CHAPTERS },
    attempts: [],
  }),
  'one-attempt': () => sampleOf({ ...WITHOUT_INTERVIEW, days: 1, perDay: 2 }),
  'no-interview': () => sampleOf(WITHOUT_INTERVIEW),
  'unknown-drill': () => sampleOf(MONTH, { filter: { drill: 'no-such-drill' } }),
  'deleted-drill': () => sampleOf(MONTH, { drills: SAMPLE_DRILLS.filter(({ id }) => id !== 'ad-clicks') }),
} satisfies Readonly<Record<string, () => Sample>>
