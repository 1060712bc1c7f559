import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDrill } from '../../src/drills/parseDrill.ts'
import { problemToString } from '../../src/drills/problem.ts'
import { SAMPLE, sampleWith } from './sampleDrill.ts'

const parse = (text: string) => parseDrill(text, 'drills/post/parcels.md', 'post')
const problemsOf = (text: string) => parse(text).problems.map(problemToString)

describe('a whole drill', () => {
  const { drills, problems } = parse(SAMPLE)
  const drill = drills[0]
  const write = drill?.dimensions[0]

  it('has no problem and keeps its front matter', () => {
    expect(problems).toEqual([])
    expect(drill).toMatchObject({
      id: 'parcels',
      title: 'Parcels',
      kind: 'system',
      chapter: 'post',
      limits: { name: 60, answer: 600 },
      earlier: ['queues'],
      scenario:
        'A carrier records scans of parcels. 200/s on average, 2,000/s at peak.\n\n- Depots scan; customers watch.',
    })
  })

  it('reads a dimension with its lines, claims and mistakes', () => {
    expect(write).toMatchObject({
      id: 'write',
      round: 'name',
      enough: 1,
      ask: 'Name the exact write being accepted.',
    })
    expect(write?.must.map(({ id, text }) => [id, text])).toEqual([
      ['write/must/1', 'One scan, appended with its id.'],
      ['write/must/2', 'A repeat is recognised.'],
    ])
    expect(write?.must[0]?.also).toEqual(['one row per scan, written once'])
    expect(write?.must[0]?.means).toHaveLength(2)
    expect(write?.must[0]?.at).toEqual({ line: 22, column: 3 })
    expect(write?.mistakes[0]).toMatchObject({
      id: 'write/mistake/1',
      why: 'the place is worked out from the scans.',
    })
    expect(write?.answer).toBe('I would append one scan event.')
  })

  it('asks failure in the answer round and needs all must lines where enough is left out', () => {
    expect(drill?.dimensions[1]).toMatchObject({ id: 'failure', round: 'answer', enough: 1 })
  })

  it('reads shape, completion, numbers and terms', () => {
    expect(drill?.shape).toEqual({
      text: 'I would append scans to a log and work out places later.',
      ask: 'Why is the line drawn here?',
    })
    expect(drill?.completions).toEqual([
      { title: 'Last step missing', ask: 'Add the last step.', missing: ['failure'] },
    ])
    expect(drill?.estimates).toEqual([
      { quantity: 'bytes a day', value: '5 GB', factor: 3, decides: 'retention' },
    ])
    expect(drill?.terms).toMatchObject([{ name: 'scan event', wordings: ['scan event', 'one row a scan'] }])
  })

  it('lets a constraint replace what it gives and keep the rest', () => {
    const changed = drill?.constraints[0]
    expect(changed).toMatchObject({
      id: 'one-depot',
      title: 'One depot',
      text: 'There is one depot with 5 scans/s.',
    })
    expect(changed?.dimensions[0]?.must.map((line) => line.id)).toEqual(['one-depot:write/must/1'])
    expect(changed?.dimensions[0]?.plus).toEqual(write?.plus)
    expect(changed?.dimensions[0]?.ask).toBe(write?.ask)
  })

  it('is the same with Windows line ends and a byte order mark', () => {
    expect(parse(`\uFEFF${SAMPLE.replaceAll('\n', '\r\n')}`)).toEqual({ drills, problems })
  })
})

describe('a deck', () => {
  const card = (id: string) =>
    `# \`${id}\` A card\n## Statement: false\nQueues remove load.\n## Why\n> Why?\n### Must\n- Work stays.\n`

  it('holds a drill under each level-one heading', () => {
    const { drills, problems } = parse(`---\ndeck: Cards\nkind: recall\n---\n${card('one')}\n${card('two')}`)
    expect(problems).toEqual([])
    expect(drills.map((d) => [d.id, d.title, d.limits.answer])).toEqual([
      ['one', 'A card', 90],
      ['two', 'A card', 90],
    ])
    expect(drills[0]?.statement).toEqual({ text: 'Queues remove load.', holds: false })
  })

  it('says where a heading has no id', () => {
    expect(problemsOf(`---\ndeck: Cards\nkind: recall\n---\n# No id\n`)).toEqual([
      'drills/post/parcels.md:5:3: "No id" begins no drill; write "# `its-id` Its title"',
    ])
  })
})

describe('problems carry line and column', () => {
  const cases: [what: string, text: string, problem: string][] = [
    [
      'front matter that is code',
      '---js\nmodule.exports = {}\n---\n',
      '1:1: front matter in "js" is not read',
    ],
    ['no front matter', '# Parcels\n', '1:1: there is no front matter'],
    ['front matter left open', '---\nid: a\n', '1:1: the front matter is not closed'],
    ['broken YAML', sampleWith('title: Parcels', 'title: [Parcels'), '4:'],
    ['an unknown key', sampleWith('kind: system', 'kind: system\nmood: good'), '5:1: mood is not a key'],
    ['a kind that is none', sampleWith('kind: system', 'kind: systems'), '4:1: kind is not one of'],
    ['a limit that is none', sampleWith('60s', 'soon'), '5:1: limits.name is not a time'],
    [
      'a missing question',
      sampleWith('> Name the exact write being accepted.\n', ''),
      '18:4: "Write" asks nothing',
    ],
    ['too much asked for', sampleWith('enough: 1', 'enough: 3'), '18:4: enough: 3 does not fit 2 must lines'],
    [
      'a mistake without a reason',
      sampleWith('  - why: the place is worked out from the scans.\n', ''),
      '30:3: this mistake has no reason',
    ],
    ['a broken claim', sampleWith('scan event + appended', 'scan event +'), '24:5: a concept is missing'],
    [
      'a note that is none',
      sampleWith('  - also: one', '  - maybe: one'),
      '23:5: "maybe: one row per scan, writt" is not expected',
    ],
    ['an unknown part', sampleWith('### Plus', '### Bonus'), '27:5: "Bonus" is no part of a dimension'],
    [
      'a completion of nothing',
      sampleWith('missing: failure', 'missing: everything'),
      '51:3: "everything" is no dimension',
    ],
    [
      'a constraint without an id',
      sampleWith('### `one-depot` One', '### One'),
      '54:5: this constraint has no id',
    ],
    ['a constraint on nothing', sampleWith('#### Write', '#### Mood'), '57:6: "Mood" is no dimension'],
    ['a file that is too long', `${SAMPLE}${'x'.repeat(600_000)}`, '1:1: the file is over 512 kB'],
  ]
  it.each(cases)('%s', (_what, text, problem) => {
    const { drills, problems } = parse(text)
    expect(drills).toEqual([])
    expect(problems.map(problemToString).join('\n')).toContain(`drills/post/parcels.md:${problem}`)
  })
})

describe('hostile front matter', () => {
  it('is never run, in any spelling', () => {
    for (const language of ['js', 'javascript', 'JS', ' js', 'coffee', 'json', 'toString', 'constructor']) {
      const text = `---${language}\nmodule.exports = { id: (globalThis.knocked = true) }\n---\n## A\n`
      expect(parse(text).problems[0]?.rule).toBe('front-matter')
    }
    expect('knocked' in globalThis).toBe(false)
  })

  it('pollutes no prototype, follows no alias and stops at depth', () => {
    parse(`---\n__proto__: { polluted: true }\nid: a\n---\n`)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(problemsOf('---\na: &a [x]\nb: [*a, *a]\n---\n')[0]).toContain('the YAML cannot be read')
    expect(problemsOf(`---\na: ${'['.repeat(5000)}\n---\n`)[0]).toContain('the YAML cannot be read')
    expect(problemsOf('---\na: !!js/function "function () {}"\n---\n')[0]).toContain(
      'the YAML cannot be read',
    )
  })
})

describe('any text', () => {
  const fragment = fc.constantFrom(
    '---\n',
    '# ',
    '## ',
    '### Must\n',
    '- ',
    '  - means: ',
    '> ',
    '`',
    '|',
    '\n',
    'a',
    '+',
    'id: a\n',
  )
  it('never throws, and problems stand inside the file', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fragment, { maxLength: 60 })
            .map((parts) => `---\nid: a\ntitle: A\nkind: recall\n---\n${parts.join('')}`),
        ),
        (text) => {
          const lines = text.split(/\r\n?|\n/).length
          for (const problem of parse(text).problems) {
            expect(problem.line).toBeGreaterThanOrEqual(1)
            expect(problem.line).toBeLessThanOrEqual(lines + 1)
            expect(problem.column).toBeGreaterThanOrEqual(1)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
