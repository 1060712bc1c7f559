import fc from 'fast-check'
import type { Attempt } from '../../src/practice/attempt.ts'
import { foldRecord } from '../../src/practice/fold.ts'
import { emptyState } from '../../src/practice/state.ts'
import type { Sample } from './samples.ts'

/** Text as it may stand in an answer, a drill or a journal: any, and what browsers, terminals and sheets act on. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'<>&"\'`|\\=+-@*_[](){}#!~$%,;: \t\r\n'), maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='x",
        '</style><svg onload=x>',
        '</title>',
        '<!--',
        ']]>',
        '&lt;',
        'javascript:x',
        '\x1b[31m',
        '\x1b]0;title\x07',
        '\x9b2J',
        '\u202eabc\u2066',
        '=1+1',
        '@SUM(A1)',
        '\r\n',
        '"quoted"',
        '| a | b |',
        '```\n# head',
        '![x](http://x.example/y.png)',
        'https://x.example',
        'END:VEVENT\r\nBEGIN:VEVENT',
        'grüße 你好 🙂',
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join('')),
)

/** Two answers, two days apart, to one drill that has the text in every place a text may be. */
export function hostileSample(text: string): Sample {
  const id = text
  const base = {
    v: 1,
    type: 'attempt',
    title: text,
    kind: 'recall',
    chapter: text,
    drill: id,
    mode: 'run',
    rung: 'alone',
    grader: { name: text, version: 1 },
    timings: [{ round: 'answer', limit: 90, seconds: 40, overtime: 0, firstKey: 2 }],
    notes: { [text]: text },
    external: text,
  } as const
  const attempt = (at: string, score: 2 | 3): Attempt => ({
    ...base,
    id: `${text}${at}`,
    at,
    day: at.slice(0, 10),
    dimensions: [
      {
        dimension: text,
        round: 'answer',
        answer: text,
        score,
        enough: 1,
        predicted: 3,
        lines: [
          {
            line: `${text}/must/1`,
            text,
            verdict: 'partial',
            evidence: [{ start: 1, end: 9 }],
            reason: text,
          },
          {
            line: `${text}/plus/1`,
            text,
            verdict: 'missed',
            evidence: [],
            overruled: { verdict: 'hit', evidence: [{ start: 0, end: 3 }] },
          },
        ],
        mistakes: [{ mistake: `${text}/mistake/1`, text, why: text, evidence: [{ start: 2, end: 5 }] }],
        flags: [],
      },
    ],
  })
  const first = attempt('2027-01-04T18:00:00.000Z', 2)
  const second = attempt('2027-01-06T18:00:00.000Z', 3)
  const half = {
    ...attempt('2027-01-06T19:00:00.000Z', 2),
    mode: 'half',
    constraint: text,
    repeats: second.id,
  } as const
  const attempts = [first, second, half]
  const state = attempts.reduce(foldRecord, emptyState())
  const known = {
    id,
    title: text,
    kind: 'recall',
    chapter: text,
    dimensions: [{ id: text, title: text }],
    constraints: [],
  } as const
  return {
    input: {
      state,
      today: '2027-01-07',
      drills: [known],
      chapters: [{ id: text, number: 1, title: text }],
      filter: { drill: id },
    },
    attempts,
  }
}
