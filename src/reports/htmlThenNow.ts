import { flagToString } from '../practice/judge.ts'
import type { Answer, AnswerLine, CardProgress, Progress } from '../practice/progress.ts'
import { html, type Markup, type Part } from './markup.ts'
import { levelTone, verdictSign } from './verdictText.ts'
import { counted, dayToString } from './wording.ts'

/** First and latest answers side by side, by drill, with their verdicts and the words that earned them. */
export function thenNowSection(progress: Progress): Part {
  const cards = progress.cards.filter((card) => card.thenNow)
  if (cards.length === 0) return undefined
  const drills = progress.drills.flatMap((drill) => {
    const own = cards.filter((card) => card.drill === drill.drill)
    return own.length === 0 ? [] : [{ title: drill.title, own }]
  })
  return html`<section aria-labelledby="then-now"><h2 id="then-now">Then and now</h2>
<p class="lead">The first and the latest answer to each dimension, as they were judged on their days.</p>
${drills.map(
  (
    { title, own },
    i,
  ) => html`<details${i === 0 && html` open`}><summary>${title}<span>${counted(own.length, 'dimension')}</span></summary>${own.map(pair)}</details>
`,
)}</section>
`
}

function pair({ title, thenNow, attempts }: CardProgress): Part {
  return (
    thenNow &&
    html`<div class="pair"><h3>${title} <span class="quiet">${counted(attempts, 'answer')}</span></h3><div class="grid">${answer('First', thenNow.first)}${answer('Latest', thenNow.latest)}</div></div>`
  )
}

function answer(
  name: string,
  { day, score, predicted, rung, answer: text, lines, mistakes, flags }: Answer,
): Markup {
  const said =
    text === null
      ? html`<p class="quiet">The answer is left out.</p>`
      : html`<blockquote dir="auto">${marked(text, [...lines, ...mistakes])}</blockquote>`
  const how = rung === 'pre' ? ', before reading' : rung === 'complete' ? ', completing' : ''
  return html`<article><h4>${name}, ${dayToString(day)}${how}: <b class="${levelTone(score)}">${score} of 4</b>${predicted !== null && html` <span class="quiet">predicted ${predicted}</span>`}</h4>${said}<ul class="lines">${flags.map((flag) => html`<li><b class="poor">!</b>${flagToString(flag)}</li>`)}${lines.map(line)}${mistakes.map(
    (mistake) => html`<li><b class="poor">!</b>Mistake: ${mistake.text} <small>${mistake.why}</small></li>`,
  )}</ul></article>`
}

function line({ kind, text, verdict, reason, overruled }: AnswerLine): Markup {
  const { sign, tone } = verdictSign(verdict)
  const notes = [
    kind === 'plus' ? 'plus' : '',
    verdict,
    overruled ? 'overruled by the learner' : '',
    reason ?? '',
  ]
  return html`<li><b class="${tone}" aria-hidden="true">${sign}</b>${text} <small>(${notes.filter(Boolean).join('; ')})</small></li>`
}

/** The answer with the words marked that the verdicts rest on; spans may overlap, and are cut to the text. */
function marked(text: string, judged: readonly { readonly evidence: AnswerLine['evidence'] }[]): Part {
  const spans = judged.flatMap(({ evidence }) => evidence).sort((a, b) => a.start - b.start)
  const parts: Part[] = []
  let done = 0
  for (const span of spans) {
    const start = Math.max(done, span.start)
    if (span.end <= start || start >= text.length) continue
    parts.push(text.slice(done, start), html`<mark>${text.slice(start, span.end)}</mark>`)
    done = span.end
  }
  return [...parts, text.slice(done)]
}
