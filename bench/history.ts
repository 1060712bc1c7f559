import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attempt } from '../src/practice/attempt.ts'
import { idsFrom } from '../src/store/ids.ts'
import { sealLine } from '../src/store/lineRecord.ts'

const START = Date.UTC(2020, 0, 1)
const SPACING_MS = 60_000
const DEVICE = 'bench00000'

/** Fills a home with attempts by one device, spread over `drills` drills, one dimension each; returns the home. */
export function writeHistory(home: string, attempts: number, drills: number): string {
  const clock = { now: START }
  const newId = idsFrom(() => clock.now)
  mkdirSync(join(home, 'data', 'journal'), { recursive: true })
  const path = join(home, 'data', 'journal', `${DEVICE}.jsonl`)
  for (let from = 0; from < attempts; from += 1000) {
    const lines: Buffer[] = []
    for (let i = from; i < Math.min(attempts, from + 1000); i += 1) {
      clock.now = START + i * SPACING_MS
      lines.push(sealLine(sampleAttempt(i, clock.now, newId(), drills), DEVICE))
    }
    writeFileSync(path, Buffer.concat(lines), { flag: 'a', mode: 0o600 })
  }
  return home
}

/** A retry of one dimension with three model lines, as most attempts are. */
export function sampleAttempt(number: number, now: number, id: string, drills: number): Attempt {
  const at = new Date(now).toISOString()
  const line = (place: number) => ({
    line: `write/must/${place}`,
    text: 'One immutable click event, appended, with its ad, advertiser and event time.',
    verdict: 'hit' as const,
    evidence: [{ start: 0, end: 40 }],
  })
  return {
    v: 1,
    type: 'attempt',
    id,
    at,
    day: at.slice(0, 10),
    drill: `drill-${number % drills}`,
    title: 'Ad clicks',
    kind: 'recall',
    chapter: 'scaling-writes',
    mode: 'retry',
    rung: 'alone',
    grader: { name: 'lexical', version: 1 },
    timings: [{ round: 'answer', limit: 90, seconds: 60, overtime: 0 }],
    dimensions: [
      {
        dimension: 'write',
        round: 'answer',
        answer:
          'We append one immutable click event per click, keyed by the id that was minted when the ad was served.',
        score: number % 3 === 0 ? 2 : 3,
        enough: 2,
        lines: [line(1), line(2), line(3)],
        mistakes: [],
        flags: [],
      },
    ],
  }
}
