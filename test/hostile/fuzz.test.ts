import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parseFile } from '../../src/drills/parseFile.ts'
import { createLexicalGrader } from '../../src/grading/lexical.ts'
import { sealLine } from '../../src/store/lineRecord.ts'
import { createWorld, inProcess, type World } from '../commands/world.ts'
import { attempt } from '../store/fixtures.ts'
import { mutated, mutations, RAW } from './mutations.ts'

/** `FAULTS=1000` makes the long run of a hundred thousand files; the ordinary run takes a sample. */
const IS_LONG = process.env.FAULTS !== undefined
const RUNS = IS_LONG ? Number(process.env.FAULTS) * 50 : 400
/** One in so many goes through whole commands. */
const COMMANDS_EACH = 40
/** A file that takes longer has found something slow. */
const HANG_MS = 200
/** This machine may be busy once, but not three times. */
const TRIES = 3
const LONG = 120_000 + RUNS * 100

const DRILLS = resolve(import.meta.dirname, '../../drills')
const SEEDS = ['caching/cards.md', 'scaling-writes/chapter.md', 'scaling-writes/ad-clicks.md', 'concepts.md']
const texts = SEEDS.map((file) => ({ file, text: readFileSync(join(DRILLS, file), 'utf8') }))

const worlds: World[] = []
afterAll(() => {
  for (const world of worlds) world.remove()
})

function newWorld(): World {
  const world = createWorld()
  worlds.push(world)
  return world
}

/** Runs commands in a world; none may fail for a bug, or print what a terminal obeys. */
async function expectTame(world: World, commands: readonly (readonly string[])[]): Promise<void> {
  for (const argv of commands) {
    const { code, out, err } = await inProcess(world, argv)
    expect(`${out}${err}`).not.toMatch(RAW)
    expect(err).not.toContain('bug in redrill')
    expect([0, 1, 2]).toContain(code)
  }
}

/** The least time that some work takes in a few tries: what is slow stays slow. */
function leastMs(work: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < TRIES && least > HANG_MS; i += 1) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

describe('drill files that a stranger changed', () => {
  it('are parsed or refused, quickly, and run nothing', { timeout: LONG }, async () => {
    let slowest = 0
    let count = 0
    const world = newWorld()
    mkdirSync(join(world.home, 'drills', 'caching'), { recursive: true })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), mutations, async ({ file, text }, changes) => {
        const changed = mutated(text, changes)
        const ms = leastMs(() => parseFile(changed, `drills/${file}`, file))
        if (IS_LONG) expect(ms, `${file} took ${ms} ms`).toBeLessThan(HANG_MS)
        slowest = Math.max(slowest, ms)
        count += 1
        if (count % COMMANDS_EACH !== 0) return
        writeFileSync(join(world.home, 'drills', 'caching', 'cards.md'), changed)
        await expectTame(world, [['drills'], ['show', 'copies-and-writes', '--reveal'], ['drills', '--json']])
      }),
      { numRuns: RUNS },
    )
    expect('redrillRan' in globalThis).toBe(false)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    process.stdout.write(
      `  ${count} mutated drill files: none ran, none threw, slowest ${slowest.toFixed(0)} ms\n`,
    )
  })

  it('are graded and proved without harm', () => {
    const { drills } = parseFile(texts[2]?.text ?? '', 'drills/a/ad-clicks.md', 'a/ad-clicks.md')
    const [drill] = drills
    if (!drill) throw new Error('no ad-clicks')
    const hostile = { ...drill, scenario: '\x1b[31m'.repeat(500), title: '\u202e' }
    const grader = createLexicalGrader({ drills: [hostile], concepts: [] })
    expect(grader.grade(hostile, { write: '\x1b[2J one click event' })).toHaveLength(1)
  })
})

describe('journals that a stranger changed', () => {
  const lines = Array.from({ length: 6 }, (_, i) => sealLine(attempt(i), 'abcdefghij').toString())
  /** Sealed by somebody who knows how, with texts that steer terminals. */
  const forged = sealLine(
    attempt(7, { drill: '\x1b[31mad', title: '\u202e\x9b2J', dimensions: [] }),
    'abcdefghij',
  ).toString()

  it('lose a line at most, quickly, and print nothing raw', { timeout: LONG }, async () => {
    let slowest = 0
    let count = 0
    const world = newWorld()
    const journal = join(world.home, 'data', 'journal')
    mkdirSync(journal, { recursive: true })
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        writeFileSync(join(journal, 'abcdefghij.jsonl'), mutated(`${lines.join('')}${forged}`, changes))
        rmSync(join(world.home, 'data', 'state.json'), { force: true })
        const start = performance.now()
        await expectTame(world, [['due']])
        slowest = Math.max(slowest, performance.now() - start)
        count += 1
        if (count % COMMANDS_EACH !== 0) return
        await expectTame(world, [['due', '--json'], ['log'], ['log', '--json'], ['report'], ['doctor']])
      }),
      { numRuns: RUNS },
    )
    process.stdout.write(
      `  ${count} mutated journals: every start worked, slowest ${slowest.toFixed(0)} ms\n`,
    )
  })
})

describe('drill files that are built to be slow', () => {
  const head = '---\nid: slow\ntitle: Slow\nkind: recall\n---\n'
  const slow: readonly (readonly [string, string])[] = [
    ['ten thousand bullets', `${head}## Write\n> Name it.\n### Must\n${'- one line of it\n'.repeat(10_000)}`],
    ['deep quotes', `${head}${'>'.repeat(20_000)} x`],
    ['deep lists', `${head}${'- '.repeat(20_000)}x`],
    ['open brackets', `${head}${'['.repeat(50_000)}`],
    ['emphasis', `${head}${'*a_ '.repeat(20_000)}`],
    ['backticks', `${head}${Array.from({ length: 1000 }, (_, i) => '`'.repeat(i % 97)).join(' ')}`],
    ['a wide table', `${head}${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n`],
    ['a long line', `${head}${'word '.repeat(300_000)}`],
    ['keys without end', `---\n${Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n')}\n---\n`],
    ['claims without end', `${head}## Write\n> It.\n### Must\n- a\n  - means: ${'a + '.repeat(5000)}a\n`],
  ]
  it.each(slow)('%s: are read or refused', (_name, text) => {
    expect(() => parseFile(text, 'drills/a/slow.md', 'a/slow.md')).not.toThrow()
  })

  it('ten megabytes are not even read', async () => {
    const world = newWorld()
    mkdirSync(join(world.home, 'drills', 'big'), { recursive: true })
    writeFileSync(join(world.home, 'drills', 'big', 'big.md'), `${head}${'x'.repeat(10 << 20)}`)
    const { code, err } = await inProcess(world, ['drills'])
    expect(code).toBe(0)
    expect(err).toContain('drills/big/big.md:1:1: the file cannot be read: it is over 2 MB')
  })
})
