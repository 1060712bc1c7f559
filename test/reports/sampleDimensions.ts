import type { Round } from '../../src/drills/drill.ts'

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

/** A line from its texts. */
export const line = (text: string, hit: string, partial: string): SampleLine => ({ text, hit, partial })

/** The dimensions of a system; nouns in braces are filled in for each. */
export const SYSTEM: readonly SampleDimension[] = [
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
