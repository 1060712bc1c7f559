import type { Clock } from '../../src/terminal/clock.ts'
import { startClock } from '../../src/terminal/clock.ts'
import type { AnswerRequest, FeedbackLine, FeedbackView, Step } from '../../src/terminal/terminal.ts'

const step = (id: string, title: string, ask: string): Step => ({ id, title, ask })

export const STEPS: readonly Step[] = [
  step('acceptance', 'Acceptance', 'What happens between the click and the answer to the phone?'),
  step('buffering', 'Buffering', 'Where do clicks wait, and what happens when they wait too long?'),
  step('processing', 'Processing', 'How do clicks become counts?'),
  step('failure', 'Failure', 'What breaks first, and what is lost then?'),
]

export const SCENARIO = [
  'An ad network records clicks on ads. 10,000 clicks a second on average, five times that at a peak.',
  'Advertisers are billed by them, and they look at the counts of the last minutes while a campaign runs.',
  'A click must never be billed twice, and one zone of the three may be lost at any time.',
].join(' ')

export const LONG_SCENARIO = [
  SCENARIO,
  'The fraud team reads the same clicks an hour later, and wants each with the page and the ad it came from.',
  'Some phones send a click again and again until they hear an answer.',
  'New versions are put in place ten times a day, without a pause.',
  'The end of the scenario.',
].join('\n\n')

/** A round of four steps and twelve minutes. */
export const REQUEST: Omit<AnswerRequest, 'save'> = {
  title: 'Ad clicks · from memory',
  scenario: SCENARIO,
  steps: STEPS,
  limit: 720,
}

/** A clock with so many seconds on it. */
export const clockAt = (seconds: number, limit?: number): Clock => startClock(limit, seconds, 0, 0)

const line = (
  id: string,
  verdict: FeedbackLine['verdict'],
  text: string,
  more: Partial<FeedbackLine> = {},
): FeedbackLine => ({
  id,
  kind: id.includes('/mistake/') ? 'mistake' : id.includes('/plus/') ? 'plus' : 'must',
  verdict,
  text,
  quotes: [],
  unsure: false,
  ...more,
})

export const FEEDBACK: FeedbackView = {
  title: 'Ad clicks',
  dimensions: [
    {
      id: 'write',
      title: 'Write',
      score: 2,
      predicted: 3,
      answer: 'We add one row per click to a log. Each ad has a counter that goes up.\nThe phone retries.',
      notes: [],
      toNext:
        'For a 3: 1 more of the must lines, such as: It carries a click id minted when the ad was served.',
      lines: [
        line('write/must/1', 'hit', 'One immutable click event, appended, with its ad and event time.', {
          quotes: ['one row per click to a log'],
        }),
        line('write/must/2', 'missed', 'It carries a click id minted when the ad was served.'),
        line('write/must/3', 'partial', 'The event time is that of the phone, kept beside the arrival.', {
          quotes: ['The phone retries'],
          reason: 'The time of arrival is not named.',
          unsure: true,
        }),
        line('write/plus/1', 'missed', 'The signed impression makes it valid.'),
        line('write/mistake/1', 'hit', 'The write is incrementing the counter of the ad.', {
          quotes: ['Each ad has a counter that goes up'],
          reason: 'Counts are derived; two updates of one row contend, and a repeat counts twice.',
        }),
        line('write/mistake/2', 'missed', 'A mistake that was not made.'),
      ],
    },
    {
      id: 'promise',
      title: 'Promise',
      score: 4,
      answer: 'Once we say yes it survives the loss of a zone. A count may be two minutes late.',
      notes: ['The answer says one thing and its opposite.'],
      toNext: '',
      lines: [
        line('promise/must/1', 'hit', 'An acknowledged click survives the loss of one zone.', {
          quotes: ['Once we say yes it survives the loss of a zone'],
        }),
        line('promise/must/2', 'contradicted', 'A click is billed at most once.', {
          reason: 'The answer bills each try.',
        }),
        line('promise/plus/1', 'hit', 'Counts may be late, and how late is said.', {
          quotes: ['A count may be two minutes late'],
        }),
      ],
    },
  ],
}
