import type { DrillKind } from '../../src/drills/drill.ts'
import type { KnownChapter, KnownDrill } from '../../src/practice/progressInput.ts'
import { line, type SampleDimension, type SampleLine, SYSTEM } from './sampleDimensions.ts'

export interface SampleDrill extends KnownDrill {
  readonly sample: readonly SampleDimension[]
}

const SHORT: Readonly<Record<Exclude<DrillKind, 'system'>, readonly string[]>> = {
  diagnosis: ['pressure', 'fix', 'limits'],
  choice: ['choice'],
  recall: ['why'],
}

const NOUNS: readonly (readonly [
  id: string,
  title: string,
  event: string,
  key: string,
  view: string,
  peak: string,
])[] = [
  ['ad-clicks', 'Ad clicks', 'click', 'advertiser', 'click count', '100,000 clicks a second'],
  ['analytics', 'Product analytics', 'event', 'customer', 'usage chart', '400,000 events a second'],
  ['messages', 'Chat messages', 'message', 'conversation', 'inbox', '60,000 messages a second'],
  [
    'notifications',
    'Notifications',
    'notice',
    'recipient',
    'delivery status',
    '2 million notices in a minute',
  ],
  ['feed', 'Social feed', 'post', 'author', 'feed', '8,000 posts a second'],
  ['video', 'Video upload', 'upload', 'channel', 'video list', '500 uploads a second'],
]

const SHORTS: readonly (readonly [
  id: string,
  title: string,
  kind: Exclude<DrillKind, 'system'>,
  chapter: string,
])[] = [
  ['slow-dashboard', 'The dashboard is an hour late', 'diagnosis', 'queues'],
  ['double-billing', 'Some customers are billed twice', 'diagnosis', 'failure'],
  ['one-hot-row', 'One row takes all the locks', 'diagnosis', 'scaling-writes'],
  ['log-or-queue', 'A log or a queue', 'choice', 'queues'],
  ['batch-or-stream', 'Batches or a stream', 'choice', 'scaling-writes'],
  ['retry-or-refuse', 'Retry or refuse', 'choice', 'failure'],
  ['sharding-is-scaling', 'Sharding and scaling', 'recall', 'scaling-writes'],
  ['exactly-once', 'Exactly once', 'recall', 'failure'],
  ['backpressure', 'Backpressure', 'recall', 'queues'],
  ['durable-means', 'What durable means', 'recall', 'failure'],
]

/** The chapters of the sample. */
export const SAMPLE_CHAPTERS: readonly KnownChapter[] = [
  { id: 'queues', number: 6, title: 'Queues' },
  { id: 'failure', number: 8, title: 'Failure' },
  { id: 'scaling-writes', number: 9, title: 'Scaling writes' },
]

const CONSTRAINTS = [
  { id: 'one-postgres', title: 'One Postgres, a hundredth of the traffic' },
  { id: 'two-regions', title: 'Two regions, and one of them may be cut off' },
  { id: 'no-loss', title: 'Not one may be lost, whatever it costs' },
]

function fill(text: string, nouns: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => nouns[name] ?? name)
}

function filledIn(dimension: SampleDimension, nouns: Readonly<Record<string, string>>): SampleDimension {
  const of = (one: SampleLine) => line(fill(one.text, nouns), fill(one.hit, nouns), fill(one.partial, nouns))
  const { text, why, said } = dimension.mistake
  return {
    ...dimension,
    must: dimension.must.map(of),
    plus: of(dimension.plus),
    mistake: { text: fill(text, nouns), why: fill(why, nouns), said: fill(said, nouns) },
  }
}

const NEUTRAL = { event: 'write', key: 'key', view: 'read side', peak: 'the peak' }

function shortDimension(id: string, i: number): SampleDimension {
  const from = filledIn(SYSTEM[(i * 3 + 4) % SYSTEM.length] as SampleDimension, NEUTRAL)
  return { ...from, id, title: `${id[0]?.toUpperCase()}${id.slice(1)}`, round: 'answer' }
}

const known = (sample: readonly SampleDimension[]) => sample.map(({ id, title }) => ({ id, title }))

/** The drills of the sample: six systems and ten short ones. */
export const SAMPLE_DRILLS: readonly SampleDrill[] = [
  ...NOUNS.map(([id, title, event, key, view, peak]): SampleDrill => {
    const sample = SYSTEM.map((dimension) => filledIn(dimension, { event, key, view, peak }))
    const chapter = 'scaling-writes'
    return { id, title, kind: 'system', chapter, sample, dimensions: known(sample), constraints: CONSTRAINTS }
  }),
  ...SHORTS.map(([id, title, kind, chapter], i): SampleDrill => {
    const sample = SHORT[kind].map((dimension, j) => shortDimension(dimension, i + j))
    return { id, title, kind, chapter, sample, dimensions: known(sample), constraints: [] }
  }),
]
