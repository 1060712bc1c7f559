import type { Progress } from '../practice/progress.ts'
import {
  footNote,
  halfTimeSection,
  judgementSection,
  paceSection,
  preQuestionSection,
} from './htmlJudging.ts'
import { comingSection, drillSection, levelSection, practiceSection } from './htmlSections.ts'
import { HTML_STYLE } from './htmlStyle.ts'
import { thenNowSection } from './htmlThenNow.ts'
import { html, type Markup, type Part } from './markup.ts'
import {
  adviceFor,
  counted,
  dayToString,
  duration,
  filterToString,
  interviewToString,
  percent,
  shortDay,
} from './wording.ts'

/** Nothing is loaded and nothing runs, whatever an answer or a drill holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** The report as one HTML page that needs no network and no script. */
export function htmlReport(progress: Progress): string {
  const title = `Progress, ${dayToString(progress.day)}`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} – redrill</title>
<style>${HTML_STYLE}</style>
</head>
<body>
${head(progress)}
<main>
${progress.totals.attempts === 0 ? empty(progress) : body(progress)}</main>
<footer>${footNote(progress)}</footer>
</body>
</html>
`.markup
}

function head(progress: Progress): Markup {
  const { day, next } = progress
  const { reason, command } = adviceFor(next, day)
  const about = [dayToString(day), filterToString(progress) || 'all practice', interviewToString(progress)]
  return html`<header>
<p class="name">redrill</p>
<h1>Progress</h1>
<p class="quiet">${about.filter(Boolean).join(' · ')}</p>
<div class="next"><strong>Next</strong><span>${reason}</span>${command !== null && html`<code>${command}</code>`}</div>
${progress.totals.attempts > 0 && figures(progress)}</header>`
}

function empty(progress: Progress): Markup {
  const none = filterToString(progress) === '' ? 'There are no attempts yet.' : 'No attempts match.'
  return html`<section><p>${none}</p></section>
`
}

function figures({ readiness, streak, totals, calendar, pace, halfTimes }: Progress): Markup {
  const { passed, cards, share, recall, on, interview } = readiness
  const entry = (name: string, value: Part, note: Part) =>
    html`<div><dt>${name}</dt><dd>${value}<small>${note}</small></dd></div>
`
  const kept = halfTimes.kept + halfTimes.lost
  const when = interview !== null && on === interview ? `on ${shortDay(on)}, if you stop` : 'today'
  const { latest, first } = pace
  return html`<dl class="figures">
${entry('Dimensions that pass', percent(share), `${passed} of ${cards} answered`)}${entry('Predicted recall', percent(recall), when)}${entry('Days in a row', streak.current, `longest ${streak.longest}`)}${entry('Practice', duration(totals.seconds), `${counted(totals.attempts, 'attempt')} on ${counted(calendar.length, 'day')}`)}${
  latest?.wordsAMinute != null &&
  entry(
    'Words a minute',
    Math.round(latest.wordsAMinute),
    first?.wordsAMinute != null && `${Math.round(first.wordsAMinute)} at first`,
  )
}${kept > 0 && entry('Kept in half the time', percent(halfTimes.kept / kept), `of ${counted(kept, 'pass').replace(/passs$/, 'passes')}`)}</dl>
`
}

function body(progress: Progress): Part {
  return [
    levelSection(progress),
    practiceSection(progress),
    comingSection(progress),
    drillSection(progress),
    preQuestionSection(progress),
    halfTimeSection(progress),
    paceSection(progress),
    judgementSection(progress),
    thenNowSection(progress),
  ]
}
