import { scaleBand, scaleLinear } from 'd3-scale'
import type { ForecastDay } from '../practice/progress.ts'
import { HEAT_LABELS, type HeatDay } from './calendar.ts'
import { html, type Markup } from './markup.ts'
import { CHART_WIDTH, svg, tenth } from './svg.ts'
import { counted, duration, monthOf, shortDay, weekdayOf } from './wording.ts'

/** Days of practice, a column a week. */
export function heatChart(id: string, title: string, weeks: readonly (readonly HeatDay[])[]): Markup {
  const left = 30
  const top = 18
  const x = scaleBand(weeks.keys(), [left, CHART_WIDTH]).paddingInner(0.18)
  const step = x.step()
  const size = tenth(x.bandwidth())
  const cells = weeks.flatMap((week, i) =>
    week.flatMap((day, weekday) => {
      if (day.ahead) return []
      const said =
        day.attempts === 0 ? 'no practice' : `${counted(day.attempts, 'attempt')}, ${duration(day.seconds)}`
      return [
        html`<rect class="heat${day.heat}" x="${tenth(x(i) ?? 0)}" y="${tenth(top + weekday * step)}" width="${size}" height="${size}" rx="2"><title>${shortDay(day.day)}: ${said}</title></rect>`,
      ]
    }),
  )
  const names = ['Mon', 'Wed', 'Fri'].map(
    (name, i) => html`<text x="0" y="${tenth(top + i * 2 * step + size - 1)}">${name}</text>`,
  )
  const months = weeks.flatMap((week, i) => {
    const monday = week[0]?.day ?? ''
    return Number(monday.slice(8)) <= 7 && i < weeks.length - 1
      ? [html`<text x="${tenth(x(i) ?? 0)}" y="10">${monthOf(monday)}</text>`]
      : []
  })
  const days = weeks.flat().filter(({ attempts }) => attempts > 0)
  const text = `${counted(days.length, 'day')} with practice in ${counted(weeks.length, 'week')}.`
  return svg(
    { id, title, text, width: CHART_WIDTH, height: tenth(top + 7 * step) },
    html`${names}${months}${cells}`,
  )
}

/** What the shades of the heat map mean. */
export function heatLegend(): Markup {
  const entry = (heat: number, label: string) =>
    html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="heat${heat}" width="10" height="10" rx="2"/></svg>${label}</li>`
  return html`<ul class="legend">${entry(0, 'none')}${HEAT_LABELS.map((label, i) => entry(i + 1, label))}</ul>`
}

/** Cards that come back, a bar a day, those below 3 at the foot. */
export function forecastChart(id: string, title: string, forecast: readonly ForecastDay[]): Markup {
  const height = 150
  const foot = height - 34
  const x = scaleBand(
    forecast.map(({ day }) => day),
    [0, CHART_WIDTH],
  ).padding(0.25)
  const sums = forecast.map(({ retries, reviews }) => retries + reviews)
  const y = scaleLinear([0, Math.max(1, ...sums)], [foot, 16])
  const width = tenth(x.bandwidth())
  const days = forecast.map(({ day, retries, reviews }, i) => {
    const sum = sums[i] ?? 0
    const left = tenth(x(day) ?? 0)
    const middle = tenth(left + width / 2)
    const bar = (kind: string, from: number, to: number) =>
      to > from &&
      html`<rect class="${kind}" x="${left}" y="${tenth(y(to))}" width="${width}" height="${tenth(y(from) - y(to))}"/>`
    return html`<g><title>${shortDay(day)}: ${retries} below 3, ${counted(reviews, 'review')}</title>${bar('retries', 0, retries)}${bar('reviews', retries, sum)}${sum > 0 && html`<text class="value" x="${middle}" y="${tenth(y(sum) - 4)}" text-anchor="middle">${sum}</text>`}<text x="${middle}" y="${height - 18}" text-anchor="middle">${weekdayOf(day).slice(0, 2)}</text><text x="${middle}" y="${height - 4}" text-anchor="middle">${Number(day.slice(8))}</text></g>`
  })
  const total = sums.reduce((all, sum) => all + sum, 0)
  const text = `${counted(total, 'card')} in ${counted(forecast.length, 'day')}: ${forecast.map(({ day }, i) => `${shortDay(day)} ${sums[i]}`).join(', ')}.`
  const ground = html`<line class="axis" x1="0" x2="${CHART_WIDTH}" y1="${foot}" y2="${foot}"/>`
  return svg({ id, title, text, width: CHART_WIDTH, height }, html`${ground}${days}`)
}

/** What the colours of the forecast mean. */
export function forecastLegend(): Markup {
  const entry = (kind: string, label: string) =>
    html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${kind}" width="10" height="10" rx="2"/></svg>${label}</li>`
  return html`<ul class="legend">${entry('retries', 'below 3, again')}${entry('reviews', 'stands, review')}</ul>`
}

/** A level from 1 to 4 as a short bar, beside its number. */
export function levelMeter(level: number): Markup {
  const x = scaleLinear([1, 4], [0, 72]).clamp(true)
  return html`<svg viewBox="0 0 72 6" aria-hidden="true"><rect class="track" width="72" height="6" rx="3"/><rect class="fill" width="${tenth(Math.max(3, x(level)))}" height="6" rx="3"/></svg>`
}
