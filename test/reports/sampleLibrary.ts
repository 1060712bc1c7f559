import type { DrillKind, Round } from '../../src/drills/drill.ts'
import type { KnownChapter, KnownDrill } from '../../src/practice/progressInput.ts'

/** A model line with what the sample learner says when they know it, and when they know half of it. */
export interface SampleLine {
  readonly text: string
  readonly hit: string
  readonly partial: string
}

export interface SampleDimension {
  readonly id: string
  readonly title: string
  readonly round: Round
  readonly must: readonly SampleLine[]
  readonly plus: SampleLine
  readonly mistake: { readonly text: string; readonly why: string; readonly said: string }
}

export interface SampleDrill extends KnownDrill {
  readonly sample: readonly SampleDimension[]
}

const line = (text: string, hit: string, partial: string): SampleLine => ({ text, hit, partial })

const SYSTEM: readonly SampleDimension[] = [
  {
    id: 'write',
    title: 'Write',
    round: 'name',
    must: [
      line(
        'One immutable {event} record, appended.',
        'One immutable {event} record is appended.',
        'We store the {event}.',
      ),
      line(
        'It carries an id made before it is sent, so a repeat is recognised.',
        'Each record carries an id the client made, so a repeat is recognised.',
        'Each record has an id.',
      ),
    ],
    plus: line(
      'It holds the {key} and the event time.',
      'It holds the {key} and the event time.',
      'It has a timestamp.',
    ),
    mistake: {
      text: 'The write is an update of the {view}.',
      why: 'The {view} is derived; two updates of one row contend, and a repeat counts twice.',
      said: 'We update the {view} in place.',
    },
  },
  {
    id: 'promise',
    title: 'Promise',
    round: 'name',
    must: [
      line(
        'An accepted {event} survives the loss of one zone.',
        'Once we answered, the {event} survives the loss of a zone.',
        'Once we answered, the {event} is safe.',
      ),
      line(
        'The {view} may lag by a stated time.',
        'The {view} may lag by up to a minute.',
        'The {view} is eventually right.',
      ),
    ],
    plus: line(
      'A refused {event} may be sent again.',
      'A refused one can be sent again without harm.',
      'Clients retry.',
    ),
    mistake: {
      text: 'The {view} shows it at once.',
      why: 'That makes every write wait for the read side, and the first slow reader stops the writers.',
      said: 'The {view} shows it at once.',
    },
  },
  {
    id: 'pressure',
    title: 'What breaks first',
    round: 'name',
    must: [
      line(
        'The hottest {key} fills its partition while the others idle.',
        'The hottest {key} fills its partition while the others idle.',
        'A partition gets hot.',
      ),
      line(
        'It shows as lag of one partition at the peak.',
        'We see it as lag of one partition at peak.',
        'We see lag.',
      ),
    ],
    plus: line(
      '{peak} against what one partition takes.',
      'At {peak} one partition is not enough.',
      'The peak is high.',
    ),
    mistake: {
      text: 'The disk is full first.',
      why: 'Space runs out over weeks; a skewed key hurts within seconds.',
      said: 'The disk is full first.',
    },
  },
  {
    id: 'acceptance',
    title: 'Acceptance',
    round: 'answer',
    must: [
      line(
        'Durable on a quorum before the answer.',
        'I append it to a replicated log and answer only after a quorum has it on disk.',
        'I append it to a replicated log.',
      ),
      line(
        'Checked before the append; a bad {event} is refused.',
        'The collector checks the {event} first and refuses a bad one with a reason.',
        'The collector checks the {event}.',
      ),
      line(
        'When the log cannot take it, the caller is told.',
        'If the log cannot take it, the caller gets a 503 and keeps the id for another try.',
        'If the log is down we return an error.',
      ),
    ],
    plus: line(
      'The limit is named: how long a caller waits.',
      'A caller waits 200 ms at most.',
      'It is fast.',
    ),
    mistake: {
      text: 'Answered from memory, written later.',
      why: 'A crash between the two loses what was promised.',
      said: 'To be quick I answer from memory and write it a little later.',
    },
  },
  {
    id: 'buffering',
    title: 'Buffering',
    round: 'answer',
    must: [
      line(
        'A durable log by {key} takes the bursts.',
        'A durable log partitioned by {key} takes the bursts.',
        'A queue takes the bursts.',
      ),
      line(
        'It is bounded, and there is a plan for when it fills.',
        'It is bounded: at 80 % we shed the least important work first.',
        'We watch its length.',
      ),
    ],
    plus: line(
      'It keeps longer than the longest outage.',
      'It keeps three days, longer than any outage so far.',
      'It keeps a while.',
    ),
    mistake: {
      text: 'An unbounded list in memory.',
      why: 'It turns a burst into a crash, and the crash loses all of it.',
      said: 'The service holds a list in memory until the burst is over.',
    },
  },
  {
    id: 'processing',
    title: 'Processing',
    round: 'answer',
    must: [
      line(
        'Consumers batch by {key}.',
        'Consumers take batches by {key} and write each batch once.',
        'Consumers read the log.',
      ),
      line(
        'The offset moves together with the result.',
        'The offset is committed in the same transaction as the result.',
        'Then the offset is committed.',
      ),
    ],
    plus: line(
      'Results can be rebuilt from the log.',
      'The {view} can be rebuilt from the log at any time.',
      'We can fix it later.',
    ),
    mistake: {
      text: 'The offset moves before the result is written.',
      why: 'A crash between the two drops the batch.',
      said: 'The consumer commits the offset first and then does the work.',
    },
  },
  {
    id: 'failure',
    title: 'Failure',
    round: 'answer',
    must: [
      line(
        'A replay changes nothing.',
        'After a crash the same ids come again and count once.',
        'After a crash we replay.',
      ),
      line(
        'Poison input goes aside, the rest goes on.',
        'Poison input goes to a dead-letter log after three tries and the rest goes on.',
        'Poison input is logged.',
      ),
      line(
        'Lag is seen and made up for.',
        'Lag raises an alert, and the consumers catch up in parallel by {key}.',
        'Lag raises an alert.',
      ),
    ],
    plus: line(
      'What is lost in the worst case is named.',
      'At worst we lose what was never answered.',
      'We lose little.',
    ),
    mistake: {
      text: 'The consumer adds one for every event it reads.',
      why: 'After a crash the same events are read again and the count is too high.',
      said: 'The consumer simply adds one for every event it reads.',
    },
  },
]

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
