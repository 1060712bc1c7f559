import markdownIt, { type Token } from 'markdown-it'
import type { Position } from './drill.ts'

/** A list item: its first paragraph as plain text, and the items nested in it. */
export interface Item {
  readonly text: string
  readonly at: Position
  readonly items: readonly Item[]
}

export type Block =
  | { readonly type: 'paragraph' | 'quote'; readonly text: string; readonly at: Position }
  | { readonly type: 'list'; readonly items: readonly Item[]; readonly at: Position }
  | {
      readonly type: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly at: Position
    }

/** A heading with what stands below it; `code` is a leading code span, by which a heading carries an id. */
export interface Section {
  readonly level: number
  readonly title: string
  readonly code?: string
  readonly at: Position
  readonly blocks: readonly Block[]
  readonly children: readonly Section[]
}

interface OpenSection extends Section {
  readonly blocks: Block[]
  readonly children: OpenSection[]
}

/** Only what gives structure or hides marks: HTML stays text, and no rule looks for what a drill does not use. */
const markdown = markdownIt('zero', { maxNesting: 40 }).enable([
  'blockquote',
  'code',
  'fence',
  'heading',
  'hr',
  'lheading',
  'list',
  'table',
  'backticks',
  'emphasis',
  'entity',
  'escape',
  'link',
  'newline',
])
// Most lines have no marks inside: those that have are read for them when their text is asked for.
markdown.core.ruler.disable(['inline', 'text_join'])

/** The characters that the enabled inline rules begin with. */
const MARKS = /[\\`*_[\]&]/

/** Markdown as a tree of sections; positions are those of the file. Never throws on any text. */
export function outlineOf(body: string, linesAbove: number): Section {
  const reader = new TokenReader(markdown.parse(body, {}), body.split('\n'), linesAbove)
  const root: OpenSection = {
    level: 0,
    title: '',
    at: { line: linesAbove + 1, column: 1 },
    blocks: [],
    children: [],
  }
  const open: OpenSection[] = [root]
  for (let token = reader.next(); token; token = reader.next()) {
    const parent = open.at(-1) ?? root
    if (token.type === 'heading_open') {
      const level = Number(token.tag.slice(1))
      const section = reader.heading(token, level)
      while ((open.at(-1) ?? root).level >= level) open.pop()
      ;(open.at(-1) ?? root).children.push(section)
      open.push(section)
    } else {
      const block = reader.block(token)
      if (block) parent.blocks.push(block)
    }
  }
  return root
}

/** Walks markdown-it's flat tokens; it has a lifetime because each read moves it on. */
class TokenReader {
  private readonly tokens: readonly Token[]
  private readonly lines: readonly string[]
  private readonly linesAbove: number
  private index = 0

  constructor(tokens: readonly Token[], lines: readonly string[], linesAbove: number) {
    this.tokens = tokens
    this.lines = lines
    this.linesAbove = linesAbove
  }

  next(): Token | undefined {
    return this.tokens[this.index++]
  }

  heading(open: Token, level: number): OpenSection {
    const inline = this.next()
    this.next()
    const first = inlineTokens(inline?.content ?? '').find(
      (child) => child.type !== 'text' || child.content.trim() !== '',
    )
    const code = first?.type === 'code_inline' ? first.content.trim() : undefined
    const text = plainText(inline)
    const title = code === undefined ? text : text.slice(text.indexOf(code) + code.length).trim()
    return {
      level,
      title,
      ...(code === undefined ? {} : { code }),
      at: this.position(open),
      blocks: [],
      children: [],
    }
  }

  block(open: Token): Block | undefined {
    const at = this.position(open)
    switch (open.type) {
      case 'paragraph_open': {
        const text = plainText(this.next())
        this.next()
        return { type: 'paragraph', text, at }
      }
      case 'blockquote_open':
        return { type: 'quote', text: this.textUntil('blockquote_close', open.level), at }
      case 'bullet_list_open':
      case 'ordered_list_open':
        return { type: 'list', items: this.items(open), at }
      case 'table_open':
        return this.table(open, at)
      case 'fence':
      case 'code_block':
        return { type: 'paragraph', text: open.content.trimEnd(), at }
      default:
        return undefined
    }
  }

  private items(list: Token): Item[] {
    const items: Item[] = []
    const close = list.type.replace('open', 'close')
    for (let token = this.next(); token; token = this.next()) {
      if (token.type === close && token.level === list.level) break
      if (token.type === 'list_item_open') items.push(this.item(token))
    }
    return items
  }

  private item(open: Token): Item {
    const texts: string[] = []
    const nested: Item[] = []
    for (let token = this.next(); token; token = this.next()) {
      if (token.type === 'list_item_close' && token.level === open.level) break
      if (token.type === 'inline') texts.push(plainText(token))
      else if (/^(bullet|ordered)_list_open$/.test(token.type)) nested.push(...this.items(token))
    }
    return { text: texts.join(' '), at: this.position(open), items: nested }
  }

  private table(open: Token, at: Position): Block {
    const rows: string[][] = []
    for (let token = this.next(); token; token = this.next()) {
      if (token.type === 'table_close' && token.level === open.level) break
      if (token.type === 'tr_open') rows.push([])
      else if (token.type === 'inline') rows.at(-1)?.push(plainText(token))
    }
    const [head = [], ...rest] = rows
    return { type: 'table', head, rows: rest, at }
  }

  private textUntil(close: string, level: number): string {
    const texts: string[] = []
    for (let token = this.next(); token; token = this.next()) {
      if (token.type === close && token.level === level) break
      if (token.type === 'inline') texts.push(plainText(token))
    }
    return texts.join('\n\n')
  }

  private position(token: Token): Position {
    const row = token.map?.[0] ?? 0
    const marker = /^[\s>]*(?:[-*+]|\d+[.)]|#{1,6})?\s*/.exec(this.lines[row] ?? '')
    return { line: this.linesAbove + row + 1, column: (marker?.[0].length ?? 0) + 1 }
  }
}

function inlineTokens(content: string): Token[] {
  const tokens: Token[] = []
  markdown.inline.parse(content, markdown, {}, tokens)
  return tokens
}

/** The words of an inline token without its marks: emphasis, code and links keep their text only. */
function plainText(inline: Token | undefined): string {
  const content = inline?.content ?? ''
  const text = MARKS.test(content) ? inlineTokens(content).map(textOf).join('') : content
  // Single spaces, which are nearly all, are left as they are.
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim()
}

const textOf = ({ type, content }: Token) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content)

/** The prose of a section: its paragraphs and list items, one paragraph each. */
export function proseOf(blocks: readonly Block[]): string {
  const texts = blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block.text]
    if (block.type === 'list') return [block.items.map((item) => `- ${item.text}`).join('\n')]
    return []
  })
  return texts.join('\n\n')
}

/** The text of the first block quote of a section, or an empty string. */
export function quoteOf(blocks: readonly Block[]): string {
  const quote = blocks.find((block) => block.type === 'quote')
  return quote?.type === 'quote' ? quote.text : ''
}

/** All list items of a section, in order. */
export function itemsOf(blocks: readonly Block[]): readonly Item[] {
  return blocks.flatMap((block) => (block.type === 'list' ? block.items : []))
}

/** The tables of a section. */
export function tablesOf(blocks: readonly Block[]) {
  return blocks.filter((block) => block.type === 'table')
}

/** A file's body with an optional level-one title looked through: what stands before and below the first headings. */
export function belowTitle(root: Section): Pick<Section, 'blocks' | 'children' | 'at'> {
  const titles = root.children.filter((section) => section.level === 1)
  return {
    at: root.at,
    blocks: [...root.blocks, ...titles.flatMap((section) => section.blocks)],
    children: root.children.flatMap((section) => (section.level === 1 ? section.children : [section])),
  }
}
