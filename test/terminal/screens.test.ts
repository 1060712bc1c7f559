import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './inTerminal.ts'
import { matchScreen } from './matchScreen.ts'
import type { Play } from './play.ts'
import { bundleProgram, type ProgramOptions, removeBundle, startProgram } from './ptyProgram.ts'
import { FEEDBACK, LONG_SCENARIO, REQUEST, STEPS } from './samples.ts'

let bundle = ''
beforeAll(async () => {
  bundle = await bundleProgram()
})
afterAll(() => removeBundle(bundle))

const ANSWER = [
  'One immutable click event is appended to a log on two disks in two zones, and only then the phone hears yes.',
  '',
  'Its id was minted when the ad was served: a repeat is recognised.',
].join('\n')

const resumed = (elapsed: number): Play => ({
  isFrozen: true,
  request: { ...REQUEST, resume: { answers: { acceptance: ANSWER }, step: 0, elapsed } },
})

interface Look {
  readonly name: string
  readonly play: Play
  readonly keys?: string
  readonly shows: string | RegExp
  readonly options?: ProgramOptions
}

const NARROW: ProgramOptions = { columns: 40, rows: 24 }

const LOOKS: readonly Look[] = [
  { name: 'box-start', play: { isFrozen: true, request: REQUEST }, shows: 'Ctrl-D' },
  { name: 'box-resumed', play: resumed(250), shows: 'go on where' },
  { name: 'box-near-the-end', play: resumed(650), keys: '.', shows: /recognised\.\.[\s\S]*nearly up/ },
  { name: 'box-overtime', play: resumed(735), keys: '.', shows: /recognised\.\.[\s\S]*0:15 over/ },
  { name: 'box-narrow', play: resumed(650), keys: '.', shows: 'recognised..', options: NARROW },
  {
    name: 'box-low',
    play: resumed(650),
    keys: '.',
    shows: 'recognised..',
    options: { columns: 60, rows: 8 },
  },
  {
    name: 'box-wide',
    play: resumed(300),
    keys: '.',
    shows: 'recognised..',
    options: { columns: 160, rows: 30 },
  },
  {
    name: 'box-empty-step',
    play: { isFrozen: true, request: REQUEST },
    keys: 'one\x04two\x04\x04four\x04',
    shows: 'Processing. Ctrl-D again',
  },
  {
    name: 'box-untimed',
    play: { isFrozen: true, request: { title: 'One question', scenario: '', steps: STEPS.slice(0, 1) } },
    shows: 'no limit',
  },
  {
    name: 'box-reading',
    play: { isFrozen: true, request: { ...REQUEST, scenario: LONG_SCENARIO } },
    keys: '\x12',
    shows: 'Any key goes back',
  },
  { name: 'feedback', play: { feedback: FEEDBACK }, shows: 'Space' },
  { name: 'feedback-last-page', play: { feedback: FEEDBACK }, keys: ' ', shows: 'Space done' },
  { name: 'feedback-narrow', play: { feedback: FEEDBACK }, shows: 'Space', options: NARROW },
  { name: 'feedback-overrule', play: { feedback: FEEDBACK }, keys: '3', shows: 'Which of your words' },
  { name: 'feedback-overruled', play: { feedback: FEEDBACK }, keys: '3c', shows: 'Your own verdict' },
  {
    name: 'choices',
    play: {
      say: '“The counter is the write.”\n',
      pick: {
        question: 'How sure are you?',
        choices: [
          { value: '1', name: 'a guess' },
          { value: '2', name: 'fairly sure' },
          { value: '3', name: 'certain' },
        ],
      },
    },
    shows: 'select',
  },
]

describe('what a learner sees', () => {
  it.concurrent.each(LOOKS)('$name', async ({ name, play, keys = '', shows, options }) => {
    const program = startProgram(bundle, play, options)
    if (keys !== '') {
      await program.shows(/Ctrl-D|\^D|Space/)
      program.type(keys)
    }
    await program.shows(shows)
    await matchScreen(name, program.screen)
    expect(program.state().scrolled).toBe(0)
    program.type('\x03')
    expect(await program.ended()).toBe(0)
    await until(() => !program.state().isOtherScreen && !program.state().isPasteBracketed, program.screen)
  })
})
