import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlReport } from '../../src/reports/html.ts'
import { html } from '../../src/reports/markup.ts'
import { hostileSample, hostileText } from './hostile.ts'
import { progressOf, SAMPLES } from './samples.ts'

/** Tags with their attribute names, in order: what a text must not change. */
function skeleton(page: string): string[] {
  const tags = page.match(/<(?:[^<>"]|"[^"]*")*>/g) ?? []
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""')).filter((tag) => !/^<\/?mark/.test(tag))
}

describe('htmlReport', () => {
  it('has the same elements whatever the texts hold', () => {
    fc.assert(
      fc.property(
        hostileText.filter((text) => text !== ''),
        (text) => {
          const page = htmlReport(progressOf(hostileSample(text)))
          // The same number of words, so that the charts are the same.
          const harmless = text.replace(/[^\0- \u00a0]/g, 'x')
          expect(skeleton(page)).toEqual(skeleton(htmlReport(progressOf(hostileSample(harmless)))))
          expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('loads nothing and runs nothing', () => {
    const page = htmlReport(progressOf(SAMPLES.full()))
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src`)
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|https?:/)
  })

  it('names and describes every chart, with ids of its own', () => {
    const page = htmlReport(progressOf(SAMPLES.full()))
    const charts = page.match(
      /<svg[^>]*role="img"[^>]*>\s*<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+</g,
    )
    expect(charts?.length).toBe(page.match(/role="img"/g)?.length)
    const ids = page.match(/\bid="[^"]+"/g) ?? []
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('leaves the learner’s words out when redacted', () => {
    const sample = SAMPLES.full()
    const secret = 'SECRET words of mine'
    const attempts = sample.attempts.map((attempt) => ({
      ...attempt,
      notes: { why: secret },
      dimensions: attempt.dimensions.map((judged) => ({
        ...judged,
        answer: secret,
        lines: judged.lines.map((line) => ({ ...line, reason: secret, evidence: [{ start: 0, end: 6 }] })),
      })),
    }))
    const page = (redact: boolean) => htmlReport(progressOf({ input: { ...sample.input, redact }, attempts }))
    expect(page(false)).toContain('SECRET')
    expect(page(true)).not.toContain('SECRET')
  })
})

describe('html', () => {
  it.each([
    ['text', html`<p>${'<b>&"\''}</p>`, '<p>&lt;b&gt;&amp;&quot;&#39;</p>'],
    ['attributes', html`<p class="${'" onclick="x'}">`, '<p class="&quot; onclick=&quot;x">'],
    ['markup', html`<p>${html`<b>${1}</b>`}</p>`, '<p><b>1</b></p>'],
    ['lists', html`${['a', html`<i></i>`, ['<']]}`, 'a<i></i>&lt;'],
    ['nothing', html`${undefined}${null}${false}`, ''],
    ['controls', html`${'a\x1b[31m\u202e\x9b\0b'}`, 'a[31mb'],
  ])('%s', (_, made, expected) => {
    expect(made.markup).toBe(expected)
  })
})
