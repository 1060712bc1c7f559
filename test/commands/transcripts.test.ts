import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createWorld, HOSTS, type Host, type World } from './world.ts'

const FOLDER = resolve(import.meta.dirname, '../transcripts')
const FILES = join(FOLDER, 'files')
const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Each Markdown file in test/transcripts is a session: its ```console blocks hold `$ redrill …` lines, and below
 * each what it printed and its exit code. All blocks of a file run in one world. U=1 writes what came out.
 */
for (const [name, host] of Object.entries(HOSTS)) {
  describe(`transcripts ${name}`, () => {
    it.each(readdirSync(FOLDER).filter((file) => file.endsWith('.md')))('%s', async (file) => {
      const path = join(FOLDER, file)
      const expected = readFileSync(path, 'utf8')
      const world = createWorld(FILES)
      try {
        const actual = await replay(expected, world, host)
        if (process.env.U === '1') writeFileSync(path, actual)
        else expect(actual).toBe(expected)
      } finally {
        world.remove()
      }
    })
  })
}

async function replay(markdown: string, world: World, host: Host): Promise<string> {
  let result = ''
  let last = 0
  let minute = 0
  for (const block of markdown.matchAll(/```console\n([\s\S]*?)```/g)) {
    result += markdown.slice(last, block.index)
    const commands = (block[1] ?? '').split('\n').filter((line) => line.startsWith('$ '))
    const outputs: string[] = []
    for (const command of commands)
      outputs.push(`${command}\n${await outputOf(command.slice(2), world, host, minute++)}`)
    result += `\`\`\`console\n${outputs.join('\n')}\`\`\``
    last = block.index + block[0].length
  }
  return result + markdown.slice(last)
}

/** A command line: `[NAME=value …] redrill argument…`, with quotes around an argument that has spaces. */
async function outputOf(command: string, world: World, host: Host, minute: number): Promise<string> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
  const start = words.indexOf('redrill')
  const env = Object.fromEntries(words.slice(0, start).map((word) => word.split(/=(.*)/s).slice(0, 2)))
  const { REDRILL_NOW, ...rest } = env
  const { code, out, err } = await host(world, words.slice(start + 1), {
    env: rest,
    // Without an instant of its own each command starts a minute after the one before.
    now: REDRILL_NOW ?? new Date(Date.UTC(2026, 11, 1, 9, minute)).toISOString(),
  })
  const lines = [...clean(out, world), ...clean(err, world).map((line) => `(stderr) ${line}`)]
  return [...lines, `exit ${code}`, ''].join('\n')
}

function clean(text: string, world: World): string[] {
  const lines = text
    .replaceAll(world.folder, '<folder>')
    .replaceAll(ROOT, '<redrill>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .split('\n')
  return (lines.at(-1) === '' ? lines.slice(0, -1) : lines).map(withoutLines)
}

/** A grade line with its verdicts left out: which words are evidence for what is for the tests of the grader. */
function withoutLines(line: string): string {
  if (!line.startsWith('{"id":') || !line.includes('"dimensions"')) return line
  const leave = (key: string, value: unknown) => (key === 'lines' || key === 'mistakes' ? '…' : value)
  return JSON.stringify(JSON.parse(line), leave)
}
