import { addDays } from '../practice/days.ts'
import type { CardProgress, Progress } from '../practice/progress.ts'
import { plainLine } from './clean.ts'
import { counted } from './wording.ts'

/** RFC 5545 folds lines after so many octets. */
const FOLD = 75

/** The days on which cards come back, and the interview, as all-day events of an iCalendar file (RFC 5545). */
export function icsReport(progress: Progress): string {
  const { day, cards, readiness } = progress
  const byDay = new Map<string, CardProgress[]>()
  for (const card of cards) {
    if (card.due !== null) byDay.set(card.due, [...(byDay.get(card.due) ?? []), card])
  }
  const events = [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([due, own]) =>
      event(day, due, 'due', `redrill: ${counted(own.length, 'card')} due`, listOf(own)),
    )
  const { interview } = readiness
  const last =
    interview === null || interview < day ? [] : event(day, interview, 'interview', 'Interview', '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//redrill//report//EN',
    ...events,
    ...last,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const listOf = (cards: readonly CardProgress[]) =>
  cards.map((card) => `${card.drill}/${card.dimension} (${card.score} of 4)`).join('\n')

function event(today: string, day: string, name: string, summary: string, description: string): string[] {
  const date = (of: string) => of.replaceAll('-', '')
  return [
    'BEGIN:VEVENT',
    // The same day keeps its id, so that a newer file replaces what an older one said of it.
    `UID:${name}-${date(day)}@redrill`,
    `DTSTAMP:${date(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    `DTEND;VALUE=DATE:${date(addDays(day, 1))}`,
    `SUMMARY:${icsText(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${description.split('\n').map(icsText).join('\\n')}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const icsText = (text: string): string => plainLine(text).replace(/[\\;,]/g, '\\$&')

function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > FOLD) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return out
}
