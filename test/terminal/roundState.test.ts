import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Key } from '../../src/terminal/keys.ts'
import {
  answersOf,
  createRound,
  type Effect,
  openBuffer,
  press,
  type RoundState,
} from '../../src/terminal/roundState.ts'
import { STEPS } from './samples.ts'

const ROOM = { width: 20, height: 5 }
const chord = (name: string): Key => ({ type: 'chord', chord: name })
const text = (typed: string): Key => ({ type: 'text', text: typed })

/** The round after keys: a chord in angle brackets, anything else typed. */
function play(keys: string, start: RoundState = createRound(STEPS)) {
  let round = start
  const effects: Effect[] = []
  for (const [, name, typed] of keys.matchAll(/<([^>]+)>|([^<]+)/g)) {
    const next = press(round, name ? chord(name) : text(typed ?? ''), ROOM)
    round = next.round
    if (next.effect) effects.push(next.effect)
  }
  const { text: written, cursor } = openBuffer(round)
  return { round, effects, picture: `${written.slice(0, cursor)}|${written.slice(cursor)}` }
}

describe('editing', () => {
  it.each<[keys: string, picture: string]>([
    ['one<enter>two', 'one\ntwo|'],
    ['one<alt+enter>two', 'one\ntwo|'],
    ['one two<ctrl+left>x ', 'one x |two'],
    ['one two<ctrl+w>2', 'one 2|'],
    ['one<enter>two<ctrl+u><ctrl+u>', 'one|'],
    ['one<home>x<end>y', 'xoney|'],
    ['one<ctrl+a><ctrl+k>', '|'],
    ['one two<ctrl+_>', 'one two|'.replace('one two', '')],
    ['one<enter>two<ctrl+home>x', 'x|one\ntwo'],
    ['one<f5>two', 'onetwo|'],
    ['long one<enter>ab<enter>long two<up><up>', 'long one|\nab\nlong two'],
    ['abc<enter>d<up>', 'a|bc\nd'],
    ['abc<up>', '|abc'],
    ['abc<home><down>', 'abc|'],
    ['one two three four five<up>', 'one |two three four five'],
    ['one two three four five<home>x', 'one two three four x|five'],
    ['one two three four five<up><end>', 'one two three four| five'],
    ['1<enter>2<enter>3<enter>4<enter>5<enter>6<pageup>', '1\n2|\n3\n4\n5\n6'],
  ])('%s', (keys, expected) => {
    expect(play(keys).picture).toBe(expected)
  })

  it('takes a paste whole and never as keys', () => {
    const { round } = press(createRound(STEPS), { type: 'paste', text: 'a\r\n\r\n\tb\x04c' }, ROOM)
    expect(answersOf(round).acceptance).toBe('a\n\n\tbc')
    expect(round.step).toBe(0)
  })
})

describe('steps', () => {
  it('go on and back, and keep what was written in each', () => {
    const { round } = play('one<tab>two<ctrl+d>three<shift+tab><shift+tab>!')
    expect(round.step).toBe(0)
    expect(answersOf(round)).toEqual({
      acceptance: 'one!',
      buffering: 'two',
      processing: 'three',
      failure: '',
    })
  })

  it('do not wrap around, and say so', () => {
    const first = play('<shift+tab>').round
    expect([first.step, first.notice]).toEqual([0, expect.stringContaining('first')])
    const last = play('<tab><tab><tab><tab>').round
    expect([last.step, last.notice]).toEqual([3, expect.stringContaining('Ctrl-D')])
  })

  it('open at the step of a draft, with its answers', () => {
    const draft = { answers: { acceptance: 'one', gone: 'x' }, step: 2, elapsed: 10 }
    const round = createRound(STEPS, draft)
    expect(round.step).toBe(2)
    expect(answersOf(round)).toEqual({ acceptance: 'one', buffering: '', processing: '', failure: '' })
  })
})

describe('effects', () => {
  it.each<[keys: string, effects: Effect[]]>([
    ['a<ctrl+d>b<ctrl+d>c<ctrl+d>d<ctrl+d>', ['submit']],
    ['a<ctrl+d>b<ctrl+d>c<ctrl+d><ctrl+d>', []],
    ['a<ctrl+d>b<ctrl+d>c<ctrl+d><ctrl+d><ctrl+d>', ['submit']],
    ['<tab><tab><tab>d<ctrl+d>x<ctrl+d>', []],
    ['<ctrl+c>', ['interrupt']],
    ['<ctrl+o><ctrl+z><ctrl+l>', ['editor', 'suspend', 'redraw']],
    ['<ctrl+r><ctrl+c>', ['interrupt']],
  ])('%s', (keys, effects) => {
    expect(play(keys).effects).toEqual(effects)
  })

  it('name the steps that are empty before an empty answer is submitted', () => {
    expect(play('a<tab><tab>c<tab>d<ctrl+d>').round.notice).toContain('Buffering')
  })
})

describe('reading the scenario', () => {
  it('scrolls, and goes back at any other key without typing it', () => {
    expect(play('<ctrl+r><down><down>').round.reading).toBe(2)
    expect(play('<ctrl+r> <up>').round.reading).toBe(3)
    const back = play('ab<ctrl+r>x')
    expect([back.round.reading, back.picture]).toEqual([undefined, 'ab|'])
  })
})

describe('any keys', () => {
  const key: fc.Arbitrary<Key> = fc.oneof(
    fc.constantFrom('a ', 'word ', '日本', '👨‍👩‍👧‍👦').map(text),
    fc
      .constantFrom('\n\n', 'pasted text\n'.repeat(5))
      .map((pasted): Key => ({ type: 'paste', text: pasted })),
    fc
      .constantFrom(
        ...['up', 'down', 'left', 'right', 'home', 'end', 'pageup', 'pagedown', 'enter', 'backspace'],
        ...[
          'delete',
          'ctrl+w',
          'ctrl+k',
          'ctrl+u',
          'ctrl+_',
          'tab',
          'shift+tab',
          'ctrl+r',
          'alt+d',
          'ctrl+x',
        ],
      )
      .map(chord),
  )

  it('leave the cursor within the text and in view', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const round = keys.reduce((now, one) => press(now, one, ROOM).round, createRound(STEPS))
        const { text: written, cursor } = openBuffer(round)
        expect(cursor).toBeGreaterThanOrEqual(0)
        expect(cursor).toBeLessThanOrEqual(written.length)
        expect(round.step).toBeGreaterThanOrEqual(0)
        expect(round.step).toBeLessThan(STEPS.length)
      }),
    )
  })
})
