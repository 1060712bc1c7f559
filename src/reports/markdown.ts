import { flagToString } from '../practice/judge.ts'
import type { Answer, CardProgress, Progress } from '../practice/progress.ts'
import { sparkline } from './levels.ts'
import { fenced, markdownCode, markdownTable, markdownText } from './markdownText.ts'
import { verdictSign } from './verdictText.ts'
import {
  adviceFor,
  biasToString,
  counted,
  dayToString,
  decimal,
  duration,
  filterToString,
  interviewToString,
  percent,
  readinessToString,
  returnToString,
} from './wording.ts'

/** Weeks that a line of levels shows. */
const WEEKS = 12

/** The report as Markdown that a code host renders: headings, tables, and answers in fences. */
export function markdownReport(progress: Progress): string {
  const { totals } = progress
  const none = filterToString(progress) === '' ? 'There are no attempts yet.' : 'No attempts match.'
  const body = totals.attempts === 0 ? [none, ''] : bodyOf(progress)
  return [...head(progress), ...body].join('\n').replace(/\n+$/, '\n')
}

function head(progress: Progress): string[] {
  const { day, next } = progress
  const { reason, command } = adviceFor(next, day)
  const about = [dayToString(day), filterToString(progress), interviewToString(progress)].filter(Boolean)
  return [
    '# Progress',
    '',
    markdownText(about.join(' · ')),
    '',
    `**Next:** ${markdownText(reason)}${command === null ? '' : `: ${markdownCode(command)}`}`,
    '',
  ]
}

function bodyOf(progress: Progress): string[] {
  const { totals, calendar, streak } = progress
  return [
    `- ${counted(totals.attempts, 'attempt')} in ${duration(totals.seconds)}, on ${counted(calendar.length, 'day')}`,
    `- ${counted(streak.current, 'day')} in a row; the longest row was ${streak.longest}`,
    `- ${readinessToString(progress)}`,
    ...paceLine(progress),
    '',
    ...titled('Dimensions', dimensionTable(progress)),
    ...titled('Below 3', belowTable(progress)),
    ...titled('Coming back', forecastTable(progress)),
    ...titled('Chapters and drills', drillTable(progress)),
    ...titled('Before reading, and since', preQuestionTable(progress)),
    ...titled('Half the time, one thing changed', halfTimeTable(progress)),
    ...titled('Judgement', judgementTable(progress)),
    ...titled('Then and now', progress.cards.flatMap(thenNow)),
  ]
}

const titled = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines]

function paceLine({ pace: { first, latest } }: Progress): string[] {
  if (!first || !latest) return []
  const sample = ({ firstKey, wordsAMinute, overtime }: NonNullable<Progress['pace']['first']>) =>
    `first key ${decimal(firstKey)} s, ${decimal(wordsAMinute)} words a minute, overtime ${percent(overtime)}`
  return [`- Latest rounds: ${sample(latest)}; first rounds: ${sample(first)}`]
}

function dimensionTable(progress: Progress): string[] {
  const rows = progress.dimensions.map(({ title, level, levels, passed, cards }) => [
    markdownText(title),
    decimal(level),
    sparkline(levels, progress, WEEKS).trim(),
    `${passed} of ${cards}`,
  ])
  return markdownTable(['Dimension', 'Level', `${WEEKS} weeks`, 'Pass'], rows)
}

function belowTable({ below, day }: Progress): string[] {
  const rows = below.map(({ drill, dimension, score, due }) => [
    markdownText(`${drill}/${dimension}`),
    String(score),
    returnToString(due, day),
  ])
  return markdownTable(['Card', 'Score', 'Returns'], rows)
}

function forecastTable({ forecast }: Progress): string[] {
  const rows = forecast
    .filter(({ retries, reviews }) => retries + reviews > 0)
    .map(({ day, retries, reviews, minutes }) => [
      dayToString(day),
      String(retries),
      String(reviews),
      minutes === null ? '–' : `${minutes}`,
    ])
  return markdownTable(['Day', 'Below 3', 'Reviews', 'Minutes'], rows)
}

function drillTable({ drills, chapters }: Progress): string[] {
  const rows = chapters.flatMap((chapter) =>
    drills
      .filter((drill) => drill.chapter === chapter.chapter)
      .map((drill) => [
        markdownText(chapter.title),
        markdownText(drill.title) + (drill.inLibrary ? '' : ' (no longer in the library)'),
        decimal(drill.level),
        `${drill.passed} of ${drill.known || drill.cards}`,
        drill.rung,
        String(drill.attempts),
        duration(drill.seconds),
      ]),
  )
  return markdownTable(['Chapter', 'Drill', 'Level', 'Pass', 'Rung', 'Attempts', 'Time'], rows)
}

function preQuestionTable({ drills }: Progress): string[] {
  const rows = drills.flatMap(({ title, preQuestion }) =>
    (preQuestion?.dimensions ?? []).map(({ dimension, before, after }) => [
      markdownText(title),
      markdownText(dimension),
      String(before),
      after === null ? '–' : String(after),
    ]),
  )
  return markdownTable(['Drill', 'Dimension', 'Before', 'Since'], rows)
}

function halfTimeTable({ halfTimes }: Progress): string[] {
  if (halfTimes.count === 0) return []
  const list = (names: readonly string[]) => markdownText(names.join(', ')) || '–'
  const rows = halfTimes.pairs
    .slice(-12)
    .reverse()
    .map((pair) => [
      markdownText(pair.drill),
      markdownText(pair.constraint ?? '–'),
      dayToString(pair.day),
      percent(pair.timeRatio),
      list(pair.kept),
      list(pair.lost),
      list(pair.gained),
    ])
  const { count, kept, lost, gained } = halfTimes
  return [
    `${counted(count, 'round')}: ${kept} dimensions kept their pass, ${lost} lost it, ${gained} gained it.`,
    '',
    ...markdownTable(['Drill', 'Constraint', 'Day', 'Time', 'Kept', 'Lost', 'Gained'], rows),
  ]
}

function judgementTable({ calibration, overrules, dimensions }: Progress): string[] {
  const rows = dimensions
    .filter((dimension) => dimension.calibration.bias !== null)
    .map(({ title, calibration: own, overrules: lines }) => [
      markdownText(title),
      (own.bias ?? 0).toFixed(2),
      String(own.count),
      `${lines.overruled} of ${lines.lines}`,
    ])
  return [
    `Your ${biasToString(calibration.bias)}; ${overrules.overruled} of ${counted(overrules.lines, 'line')} were overruled.`,
    '',
    ...markdownTable(['Dimension', 'Predicted − scored', 'Predictions', 'Lines overruled'], rows),
  ]
}

function thenNow({ drill, title, thenNow: both }: CardProgress): string[] {
  if (!both) return []
  return [
    `### ${markdownText(drill)}: ${markdownText(title)}`,
    '',
    ...answer('First', both.first),
    ...answer('Latest', both.latest),
  ]
}

function answer(name: string, { day, score, answer: text, lines, mistakes, flags }: Answer): string[] {
  return [
    `**${name}**, ${dayToString(day)}: ${score} of 4`,
    '',
    ...(text === null ? ['The answer is left out.', ''] : fenced(text)),
    ...flags.map((flag) => `- ! ${flagToString(flag)}`),
    ...lines.map(
      (line) => `- ${verdictSign(line.verdict).sign} ${markdownText(line.text)} (${line.verdict})`,
    ),
    ...mistakes.map((mistake) => `- ! Mistake: ${markdownText(mistake.text)} ${markdownText(mistake.why)}`),
    '',
  ]
}
