import { expect, it } from 'vitest'
import { countWords, mondayOf } from '../../src/practice/progressTally.ts'

it.each([
  ['', 0],
  ['one', 1],
  ['  two\twords\n', 2],
  ['a\u00a0b', 2],
])('counts the words of %j', (text, words) => {
  expect(countWords(text)).toBe(words)
})

it.each([
  ['2027-01-04', '2027-01-04'],
  ['2027-01-10', '2027-01-04'],
  ['1969-12-31', '1969-12-29'],
])('the Monday of %s is %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday)
})
