import { describe, expect, it } from 'vitest'
import { overruleChoices, withOverrule } from '../../src/terminal/overruling.ts'
import { sentencesOf } from '../../src/terminal/sentences.ts'
import { FEEDBACK } from './samples.ts'

function choicesFor(id: string, answer?: string, page = 0, most = 50) {
  const dimension = FEEDBACK.dimensions.find(({ lines }) => lines.some((line) => line.id === id))
  const line = dimension?.lines.find((one) => one.id === id)
  if (!dimension || !line) throw new Error(`the sample has no line ${id}`)
  return overruleChoices(
    { dimension: answer === undefined ? dimension : { ...dimension, answer }, line },
    page,
    most,
  )
}

describe('the ways to overrule', () => {
  it.each<[what: string, line: string, keys: string]>([
    ['a missed line: the sentences', 'write/must/2', 'abc'],
    ['a partial one: also the unsure words, or none', 'write/must/3', 'abcyx'],
    ['a hit: not said', 'write/must/1', 'x'],
    ['a contradicted one: the sentences', 'promise/must/2', 'ab'],
    ['a mistake: not made', 'write/mistake/1', 'x'],
  ])('%s', (_, line, keys) => {
    expect(
      choicesFor(line)
        .map(({ key }) => key)
        .join(''),
    ).toBe(keys)
  })

  it('name words that are a verbatim part of the answer', () => {
    const answer = FEEDBACK.dimensions[0]?.answer ?? ''
    for (const { overrule } of choicesFor('write/must/3')) expect(answer).toContain(overrule.words)
  })

  it('are none where nothing was said', () => {
    expect(choicesFor('write/must/2', '')).toEqual([])
  })

  it('go on by pages where there are more sentences than rows', () => {
    const answer = 'One. Two. Three. Four. Five.'
    const words = (page: number) => choicesFor('write/must/2', answer, page, 2).map(({ label }) => label)
    expect([words(0), words(1), words(2), words(3)]).toEqual([
      ['One.', 'Two.'],
      ['Three.', 'Four.'],
      ['Five.'],
      ['One.', 'Two.'],
    ])
  })
})

describe('withOverrule', () => {
  it('keeps one overrule a line, the last one', () => {
    const first = { dimension: 'write', line: 'write/must/1', verdict: 'missed', words: '' } as const
    const second = { ...first, verdict: 'hit', words: 'x' } as const
    const other = { ...first, line: 'write/must/2' }
    expect(withOverrule([first, other], second)).toEqual([other, second])
  })
})

describe('sentencesOf', () => {
  it.each<[answer: string, sentences: string[]]>([
    ['', []],
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['- append; fsync\n- then say yes', ['- append;', 'fsync', '- then say yes']],
    ['10.5 ms at p99.9', ['10.5 ms at p99.9']],
  ])('%j', (answer, sentences) => {
    expect(sentencesOf(answer)).toEqual(sentences)
  })
})
