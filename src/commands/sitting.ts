import type { Drill, Round } from '../drills/drill.ts'
import type { Grader } from '../grading/grader.ts'
import type { Score } from '../grading/score.ts'
import type { Ask, AskRound } from '../practice/ask.ts'
import type { Attempt, Belief, JudgedDimension, Timing } from '../practice/attempt.ts'
import type { Answered, Objection } from '../practice/judge.ts'
import type { DraftWriter, SavedDraft } from '../store/drafts.ts'
import {
  type AnswerResult,
  type Draft,
  Interrupted,
  type Overrule,
  type Step,
  type Terminal,
} from '../terminal/terminal.ts'
import { askedDrill, buildAttempt, judgeAll, verdictsOn } from './buildAttempt.ts'
import type { Context } from './context.ts'
import { feedbackView } from './feedbackView.ts'
import type { PracticeStore } from './practiceStore.ts'

/** What a session at the terminal works with. */
export interface Sitting {
  readonly context: Context
  readonly terminal: Terminal
  readonly store: PracticeStore
  /** Loaded when it is first asked for, with the library: the first question need not wait for them. */
  grader(): Promise<Grader>
}

/** How long the first answer has been typed when the grader is loaded behind it. */
const WARM_AFTER_MS = 500

export async function openSitting(context: Context): Promise<Sitting> {
  const terminal = await context.terminal()
  const store = await context.store()
  let loading: Promise<Grader> | undefined
  const load = async () => {
    const { createLexicalGrader } = await import('../grading/lexical.ts')
    return createLexicalGrader(await context.library())
  }
  const grader = () => {
    loading ??= load()
    return loading
  }
  return { context, terminal, store, grader }
}

/** What was answered in each round. */
type Results = Readonly<Partial<Record<Round, AnswerResult>>>

/**
 * Asks, judges and keeps one thing. The draft lives from the first key until the attempt is kept, under the id the
 * attempt will have, so that an interruption anywhere in between loses nothing and keeps nothing twice. Rejects with
 * `Interrupted` when the learner leaves early.
 */
export async function askDrill(
  sitting: Sitting,
  base: Drill,
  ask: Ask,
  resumed?: SavedDraft,
): Promise<Attempt> {
  const { terminal, store, context } = sitting
  const drill = askedDrill(base, ask)
  const id = resumed?.id ?? (await store.nextId())
  const startedAt = resumed?.startedAt ?? new Date(context.io.now()).toISOString()
  const belief = resumed ? resumed.belief : await askBelief(terminal, drill, ask)
  const draft = await store.openDraft({ id, ask, startedAt, ...(belief ? { belief } : {}) }, resumed?.rounds)
  const results: Partial<Record<Round, AnswerResult>> = {}
  for (const [i, round] of ask.rounds.entries()) {
    const typed = resumed?.rounds[round.round]
    // A later round was begun, so this one was submitted.
    const isDone = ask.rounds.slice(i + 1).some((later) => resumed?.rounds[later.round])
    const result =
      isDone && typed ? finished(typed, round) : await askRound(sitting, drill, ask, round, draft, typed)
    results[round.round] = result
  }
  const attempt = await judgeAndKeep(sitting, drill, ask, { id, draft, results, belief })
  terminal.say(`Kept: ${scoreText(attempt.dimensions)}`)
  return attempt
}

async function askRound(
  { terminal, grader }: Sitting,
  drill: Drill,
  ask: Ask,
  round: AskRound,
  draft: DraftWriter,
  resume: Draft | undefined,
): Promise<AnswerResult> {
  const warming = setTimeout(grader, WARM_AFTER_MS)
  const result = await terminal.answer({
    title: titleOf(drill, ask, round),
    scenario: scenarioOf(drill, ask, round),
    steps: stepsOf(drill, ask, round),
    ...(round.limit === undefined ? {} : { limit: round.limit }),
    ...(resume ? { resume } : {}),
    save: (typed) => draft.save(round.round, typed),
  })
  clearTimeout(warming)
  draft.save(round.round, result)
  draft.flush()
  if (result.outcome === 'interrupted') throw new Interrupted()
  return result
}

function finished(typed: Draft, round: AskRound): AnswerResult {
  const overtime = round.limit === undefined ? 0 : Math.max(0, typed.elapsed - round.limit)
  return { ...typed, outcome: 'submitted', overtime }
}

/** An ask answered and not yet kept. */
interface Finished {
  readonly id: string
  readonly draft: DraftWriter
  readonly results: Results
  readonly belief: Belief | undefined
}

async function judgeAndKeep(
  sitting: Sitting,
  drill: Drill,
  ask: Ask,
  { id, draft, results, belief }: Finished,
): Promise<Attempt> {
  const { terminal, store } = sitting
  const grader = await sitting.grader()
  const { answered, notes } = answersOf(drill, results)
  const quiet = ask.rung === 'pre' || Object.keys(answered).length === 0
  const answers = quiet || !store.state.settings.predict ? answered : await predict(terminal, drill, answered)
  const verdicts = await verdictsOn(drill, answers, grader)
  let dimensions = judgeAll(drill, answers, verdicts)
  if (!quiet) {
    const rescore = (overrules: readonly Overrule[]) => {
      dimensions = judgeAll(drill, answers, verdicts, objectionsOf(overrules))
      return feedbackView(drill.title, drill, dimensions)
    }
    try {
      await terminal.feedback(rescore([]), rescore)
    } catch (error) {
      // Left during the feedback: the answer is finished, so it is kept as it stands before leaving.
      if (error instanceof Interrupted) await keep()
      throw error
    }
  }
  return keep()

  async function keep(): Promise<Attempt> {
    const more = { ...(belief ? { belief } : {}), ...(Object.keys(notes).length > 0 ? { notes } : {}) }
    const attempt = buildAttempt(drill, ask, grader, timingsOf(ask, results), dimensions, more)
    const kept = await store.append(attempt, id)
    draft.remove()
    return kept
  }
}

/** Answers to dimensions are judged; the other steps are notes, kept and not scored. */
function answersOf(drill: Drill, results: Results) {
  const answered: Record<string, Answered> = {}
  const notes: Record<string, string> = {}
  for (const result of Object.values(results)) {
    for (const [id, answer] of Object.entries(result.answers)) {
      const atTime = result.atTime?.[id]
      const late = atTime !== undefined && atTime !== answer
      if (drill.dimensions.some((d) => d.id === id)) answered[id] = { answer, ...(late ? { atTime } : {}) }
      else if (answer !== '') notes[id] = answer
    }
  }
  return { answered, notes }
}

async function predict(
  terminal: Terminal,
  drill: Drill,
  answers: Readonly<Record<string, Answered>>,
): Promise<Record<string, Answered>> {
  const predicted: Record<string, Answered> = {}
  for (const [id, answered] of Object.entries(answers)) {
    const title = drill.dimensions.find((d) => d.id === id)?.title ?? id
    const score = await terminal.pick(`${title}: what will it score?`, [
      { value: '1', name: '1  not yet', key: '1' },
      { value: '2', name: '2  below the bar', key: '2' },
      { value: '3', name: '3  meets the bar', key: '3' },
      { value: '4', name: '4  above it', key: '4' },
    ])
    predicted[id] = { ...answered, predicted: Number(score) as Score }
  }
  return predicted
}

async function askBelief(terminal: Terminal, drill: Drill, ask: Ask): Promise<Belief | undefined> {
  if (!drill.statement || ask.mode === 'half') return undefined
  terminal.say(`\n“${drill.statement.text}”\n`)
  const agreed = await terminal.pick('Do you agree?', [
    { value: 'yes', name: 'I agree' },
    { value: 'no', name: 'I disagree' },
  ])
  const confidence = await terminal.pick('How sure are you?', [
    { value: '1', name: 'a guess' },
    { value: '2', name: 'fairly sure' },
    { value: '3', name: 'certain' },
  ])
  return {
    agreed: agreed === 'yes',
    confidence: Number(confidence) as Belief['confidence'],
    right: (agreed === 'yes') === drill.statement.holds,
  }
}

function objectionsOf(overrules: readonly Overrule[]): ReadonlyMap<string, readonly Objection[]> {
  const byDimension = new Map<string, Objection[]>()
  for (const { dimension, line, verdict, words } of overrules) {
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), { line, verdict, words }])
  }
  return byDimension
}

function timingsOf(ask: Ask, results: Results): Timing[] {
  return ask.rounds.flatMap(({ round, limit }) => {
    const result = results[round]
    if (!result) return []
    const { elapsed, overtime, firstKey } = result
    const timing = { round, seconds: elapsed, overtime, ...(firstKey === undefined ? {} : { firstKey }) }
    return [limit === undefined ? timing : { ...timing, limit }]
  })
}

const RUNG_TEXT: Readonly<Record<Ask['rung'], string>> = {
  pre: 'before anything is shown',
  shape: 'the shape',
  complete: 'complete it',
  alone: 'from memory',
}

function titleOf(drill: Drill, ask: Ask, round: AskRound): string {
  const constraint = drill.constraints.find((candidate) => candidate.id === ask.constraint)
  const form = constraint ? `half-time: ${constraint.title}` : RUNG_TEXT[ask.rung]
  return `${drill.title} · ${ask.mode === 'retry' ? 'retry, ' : ''}${form}${round.round === 'name' ? ' · name it' : ''}`
}

/** The questions of a round; the shape and a half-time round each add one that is kept as a note. */
function stepsOf(drill: Drill, ask: Ask, round: AskRound): Step[] {
  const steps = drill.dimensions
    .filter((d) => round.dimensions.includes(d.id))
    .map(({ id, title, ask: question }) => ({ id, title, ask: question }))
  if (ask.rung === 'shape') steps.push({ id: 'why', title: 'Why', ask: drill.shape?.ask || WHY })
  if (ask.mode === 'half' && round === ask.rounds.at(-1))
    steps.push({ id: 'stays', title: 'What stays', ask: STAYS })
  return steps
}

const WHY = 'Why is the line between acceptance and processing drawn here?'
const STAYS = 'What stays as it was, and why?'

/** What stands above the box: the shape, and under a completion the worked steps, for that is what is completed. */
function scenarioOf(drill: Drill, ask: Ask, round: AskRound): string {
  if (ask.rung === 'shape') return `${drill.scenario}\n\nThe shape: ${drill.shape?.text ?? ''}`
  if (ask.rung !== 'complete') return drill.scenario
  const completion = drill.completions[ask.completion ?? 0]
  const given = drill.dimensions.filter((d) => d.round === round.round && !round.dimensions.includes(d.id))
  const steps = given.map((d) => `${d.title}: ${d.answer}`)
  return [drill.scenario, completion?.ask ?? '', ...steps].filter(Boolean).join('\n\n')
}

/** `write 3, promise 2`: the scores of an attempt in one line. */
export function scoreText(dimensions: readonly JudgedDimension[]): string {
  return dimensions.map((judged) => `${judged.dimension} ${judged.score}`).join(', ') || 'your note'
}
