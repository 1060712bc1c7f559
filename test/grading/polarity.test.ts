import { describe, expect, it } from 'vitest'
import { polarityOf, stanceOf } from '../../src/grading/polarity.ts'
import { readText } from '../../src/grading/readText.ts'

/** The words of a text that it denies. */
function deniedIn(source: string): string[] {
  const text = readText(source)
  const polarity = polarityOf(text)
  return text.tokens
    .filter(({ small }, i) => !small && stanceOf(polarity, [i]) === 'denied')
    .map((t) => t.word)
}

describe('a denial', () => {
  const reaching: readonly (readonly [string, readonly string[]])[] = [
    ['We do not need order.', ['need', 'order']],
    ['No order is kept between clicks.', ['order', 'kept', 'clicks']],
    ["It's not stored, it is counted.", ['stored']],
    ['It is not only stored but replicated.', []],
    ['Nothing fails to arrive.', ['fails']],
  ]
  it.each(reaching)('reaches what stands behind it: %s', (text, denied) => {
    expect(deniedIn(text)).toEqual(denied)
  })

  const subjects: readonly (readonly [string, readonly string[]])[] = [
    ['Message ids are not used, since the text is unique enough.', ['message', 'ids']],
    ['Duplicates never happen on a socket.', ['duplicates', 'happen', 'socket']],
    ['Storing before answering is an anti-pattern.', ['storing', 'answering']],
    ['A bound would be harmful, because users would be refused.', ['bound']],
    ['Order between two chats is simply not needed.', ['order', 'two', 'chats', 'needed']],
    ['We append first, and an early answer would be a mistake.', ['early', 'answer']],
  ]
  it.each(subjects)(
    'reaches its subject where it says that there is none, or rejects it: %s',
    (text, denied) => {
      expect(deniedIn(text)).toEqual(denied)
    },
  )

  const spared: readonly string[] = [
    'The record is not lost.',
    'Sharding by user is not wrong.',
    'The quorum has answered before anything else is impossible to undo.',
  ]
  it.each(spared)('spares its subject otherwise: %s', (text) => {
    const [, first] = readText(text).tokens
    expect(deniedIn(text)).not.toContain(first?.word)
  })
})

describe('the end of a line', () => {
  const sentences = (source: string) => readText(source).sentences.length
  it('ends a note', () => {
    expect(sentences('append to the log\nthen answer')).toBe(2)
  })
  it('is passed over where a long line goes on with a small letter', () => {
    const wrapped = 'I append the click to a log on two brokers in different zones and\nanswer only then.'
    expect(sentences(wrapped)).toBe(1)
    expect(sentences(wrapped.replace('and\nanswer', 'again.\nAnswer'))).toBe(2)
    expect(sentences(wrapped.replace('\n', '\n- '))).toBe(2)
  })
})
