import { describe, expect, it } from 'vitest'
import { listedTokens } from '../../src/grading/lists.ts'
import { readText } from '../../src/grading/readText.ts'

/** How many words of a text stand in bare lists. */
function listed(source: string): number {
  const { tokens, sentences } = readText(source)
  return listedTokens(tokens, sentences).filter(Boolean).length
}

describe('a list of words', () => {
  const list = 'Kafka, Pulsar, Redis Streams, consumer groups, backpressure, rate limit, lag alert.'
  const prose =
    'The museum opens at nine in the morning, and the guides tell visitors how its painters worked. '

  it('earns nothing, whatever prose stands around it', () => {
    expect(listed(list)).toBe(11)
    expect(listed(`${prose.repeat(4)}${list}`)).toBe(11)
  })

  it('is no enumeration in a sentence, and no terse note', () => {
    expect(listed('It carries the click id, ad, advertiser, time, url and device.')).toBe(0)
    expect(listed('append click to log: acks=all, 2 zones -> 200; retry w/ same id -> no-op')).toBe(0)
  })
})
