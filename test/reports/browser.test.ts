import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlReport } from '../../src/reports/html.ts'
import { progressOf, SAMPLES, sampleOf, YEAR } from './samples.ts'

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
]
const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path))
const WITHOUT = 'no Chromium here: install chromium-headless-shell, or name a binary in CHROMIUM'

const ARGUMENTS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
]
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SCREENSHOTS = resolve(import.meta.dirname, '../../docs/screenshots')

const PAGES = { year: () => sampleOf(YEAR), ...SAMPLES }
/** Rules look at every element, so they are run on pages that have each kind of element once or a few times. */
const RULED = ['full', 'one-attempt', 'no-attempts']

interface View {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
}

const VIEWS: readonly View[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'dark' },
]

/** Pictures of the year for the documentation: the view, from which place, and how many pixels down. */
const PICTURES: readonly (readonly [name: string, view: View, from: number | string, height: number])[] = [
  ['report-light', { width: 1280, colorScheme: 'light' }, 0, 1400],
  ['report-dark', { width: 1280, colorScheme: 'dark' }, 0, 1400],
  ['report-then-now', { width: 1280, colorScheme: 'light' }, '#judgement', 1400],
  ['report-phone', { width: 360, colorScheme: 'light' }, 0, 1500],
]

interface AxeResults {
  readonly violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[]
}

/** What axe-core calls serious or critical, with the first element of each. */
async function seriousFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(AXE)
  const found = await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)
  return (found as AxeResults).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

describe.skipIf(!executablePath)(executablePath ? 'in Chromium' : WITHOUT, () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'redrill-page-'))
    for (const [name, make] of Object.entries(PAGES)) {
      writeFileSync(join(folder, `${name}.html`), htmlReport(progressOf(make())))
    }
    browser = await chromium.launch({ executablePath: executablePath as string, args: ARGUMENTS })
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens a page; what it logs, fails and asks the network for is gathered in `faults`. */
  async function open(name: string, { width, colorScheme }: View): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    const page = await context.newPage()
    const faults: string[] = []
    const url = pathToFileURL(join(folder, `${name}.html`)).href
    page.on('console', (message) => faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => request.url() === url || faults.push(request.url()))
    await page.goto(url)
    return { page, faults }
  }

  it.each(Object.keys(PAGES))('%s shows without fault, wide and narrow, light and dark', async (name) => {
    const { page, faults } = await open(name, { width: 1280, colorScheme: 'light' })
    for (const { width, colorScheme } of VIEWS) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      const view = `${width} ${colorScheme}`
      expect([view, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([view, width])
      expect([view, RULED.includes(name) ? await seriousFaults(page) : []]).toEqual([view, []])
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('prints every answer, on paper that stays white', async () => {
    const { page } = await open('full', { width: 1280, colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const [ground, closed] = (await page.evaluate(`[
      getComputedStyle(document.body).backgroundColor,
      [...document.querySelectorAll('details:not([open]) article')].filter((one) => one.getBoundingClientRect().height === 0).length,
    ]`)) as [string, number]
    expect([ground, closed]).toEqual(['rgb(255, 255, 255)', 0])
    await page.context().close()
  })

  // U=1 takes the pictures of the documentation anew.
  const pictures = process.env.U === '1' ? PICTURES : []
  it.each(pictures)('takes the picture %s', async (name, view, from, height) => {
    const { page } = await open('year', view)
    const top = typeof from === 'number' ? from : ((await page.locator(from).boundingBox())?.y ?? 0) - 40
    mkdirSync(SCREENSHOTS, { recursive: true })
    const clip = { x: 0, y: top, width: view.width, height }
    const png = await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true, clip })
    expect(png.length).toBeLessThan(300_000)
    await page.context().close()
  })
})
