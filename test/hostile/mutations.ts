import fc from 'fast-check'

/** What a stranger may put into a file: code, escapes, what turns text round, and what is slow to read. */
const FRAGMENTS: readonly string[] = [
  '---js\nglobalThis.redrillRan = true\n---\n',
  '---\n__proto__: { polluted: true }\n---\n',
  'a: &a [*a, *a]\n<<: *a\n',
  'x: !!js/function "globalThis.redrillRan = true"\n',
  '\x1b[2J\x1b[31m',
  '\x1b]0;title\x07',
  '\x1b]52;c;aGk=\x07',
  '\x9b31m',
  '\u202eabc\u2066',
  '\u2028\u0085',
  '\ud800',
  '\0',
  '> '.repeat(300),
  '- '.repeat(300),
  '['.repeat(300),
  '*a_ '.repeat(200),
  '`'.repeat(200),
  '- x\n'.repeat(200),
  `${'|a'.repeat(100)}\n${'|-'.repeat(100)}\n`,
  'x'.repeat(5000),
  '<script>redrillRan = true</script>',
  '![x](http://example.invalid/y.png)',
  '## Write\n',
  '### Must\n',
  '  - means: a + b before not c\n',
  '{durable}',
  '\r\n',
  '-',
  ':',
  '"',
]

interface Mutation {
  readonly kind: 'insert' | 'delete' | 'repeat'
  /** Where, and how much, as shares of the text. */
  readonly at: number
  readonly much: number
  readonly fragment: string
}

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('insert' as const, 'delete' as const, 'repeat' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    much: fc.double({ min: 0, max: 0.1, noNaN: true }),
    fragment: fc.constantFrom(...FRAGMENTS),
  }),
  { minLength: 1, maxLength: 5 },
)

/** The text after the mutations, one after the other. */
export function mutated(text: string, changes: readonly Mutation[]): string {
  return changes.reduce((before, { kind, at, much, fragment }) => {
    const from = Math.floor(at * before.length)
    const to = from + Math.floor(much * before.length)
    const inside = { insert: fragment, delete: '', repeat: before.slice(from, to).repeat(2) }[kind]
    return before.slice(0, from) + inside + before.slice(kind === 'insert' ? from : to)
  }, text)
}

/** Anything but text, tab and newline: a terminal must never get it from a file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
export const RAW = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/
