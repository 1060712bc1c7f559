import { cleanText } from './cleanText.ts'
import { graphemes } from './graphemes.ts'

interface Snapshot {
  readonly text: string
  readonly cursor: number
}

/** Text being edited: clean text, and a cursor that always stands between two graphemes. Offsets are UTF-16 units. */
export interface TextBuffer extends Snapshot {
  /** States that undo goes back to, oldest first. */
  readonly past: readonly Snapshot[]
  /** The kind of the last edit, so that a run of typing is undone by words. */
  readonly run?: 'typed' | 'deleted' | undefined
}

const UNDO_DEPTH = 200
const WORD = /[\p{L}\p{N}\p{M}_]+/u

/** A buffer with the cursor behind the text. */
export function createBuffer(text = ''): TextBuffer {
  const clean = cleanText(text)
  return { text: clean, cursor: clean.length, past: [] }
}

/** Inserts text at the cursor; each call is one edit, except that keys typed one after the other join by words. */
export function insert(buffer: TextBuffer, added: string, isTyped = false): TextBuffer {
  const clean = cleanText(added)
  if (clean === '') return buffer
  const { text, cursor } = buffer
  const startsWord = /\s$/.test(text.slice(0, cursor)) && !/^\s/.test(clean)
  const joins = isTyped && buffer.run === 'typed' && !startsWord
  const next = text.slice(0, cursor) + clean + text.slice(cursor)
  return edited(buffer, next, cursor + clean.length, isTyped ? 'typed' : undefined, joins)
}

/** Puts another text in place of all of it, as one edit. */
export function replaceText(buffer: TextBuffer, text: string): TextBuffer {
  const clean = cleanText(text)
  return clean === buffer.text ? buffer : edited(buffer, clean, clean.length, undefined, false)
}

function edited(
  buffer: TextBuffer,
  text: string,
  cursor: number,
  run: TextBuffer['run'],
  joins: boolean,
): TextBuffer {
  const before = { text: buffer.text, cursor: buffer.cursor }
  const past = joins ? buffer.past : [...buffer.past.slice(1 - UNDO_DEPTH), before]
  return { text, cursor: boundaryFrom(text, cursor), past, run }
}

/** Takes back the last edit. */
export function undo(buffer: TextBuffer): TextBuffer {
  const before = buffer.past.at(-1)
  return before ? { ...before, past: buffer.past.slice(0, -1) } : buffer
}

/** Where a motion leads from the cursor; a deletion removes what lies between. */
export type Motion = (buffer: TextBuffer) => number

export const characterLeft: Motion = ({ text, cursor }) => {
  if (cursor === 0) return 0
  const start = lineStartOf(text, cursor)
  if (start === cursor) return cursor - 1
  return cursor - (graphemes(text.slice(start, cursor)).at(-1)?.length ?? 1)
}

export const characterRight: Motion = ({ text, cursor }) => {
  const end = lineEndOf(text, cursor)
  if (end === cursor) return Math.min(cursor + 1, text.length)
  return cursor + (graphemes(text.slice(cursor, end))[0]?.length ?? 1)
}

export const wordLeft: Motion = ({ text, cursor }) => {
  const starts = [...text.slice(0, cursor).matchAll(new RegExp(WORD, 'gu'))]
  return boundaryFrom(text, starts.at(-1)?.index ?? 0)
}

export const wordRight: Motion = ({ text, cursor }) => {
  const match = WORD.exec(text.slice(cursor))
  return match ? boundaryFrom(text, cursor + match.index + match[0].length) : text.length
}

export const lineStart: Motion = ({ text, cursor }) => lineStartOf(text, cursor)
export const lineEnd: Motion = ({ text, cursor }) => lineEndOf(text, cursor)
export const textStart: Motion = () => 0
export const textEnd: Motion = ({ text }) => text.length

/** The cursor moved; an offset inside a grapheme moves on to its end. */
export function moveTo(buffer: TextBuffer, offset: number): TextBuffer {
  const cursor = boundaryFrom(buffer.text, Math.max(0, Math.min(offset, buffer.text.length)))
  return { ...buffer, cursor, run: undefined }
}

/** Deletes from the cursor to where the motion leads; at the edge of a line, line deletions take the newline. */
export function deleteTo(buffer: TextBuffer, motion: Motion): TextBuffer {
  const target = motion(buffer)
  const end = target === buffer.cursor ? edgeBeyond(buffer, motion) : target
  const from = Math.min(end, buffer.cursor)
  const to = Math.max(end, buffer.cursor)
  if (from === to) return buffer
  const isCharacter = motion === characterLeft || motion === characterRight
  const text = buffer.text.slice(0, from) + buffer.text.slice(to)
  return edited(
    buffer,
    text,
    from,
    isCharacter ? 'deleted' : undefined,
    isCharacter && buffer.run === 'deleted',
  )
}

function edgeBeyond(buffer: TextBuffer, motion: Motion): number {
  if (motion === lineStart) return characterLeft(buffer)
  return motion === lineEnd ? characterRight(buffer) : buffer.cursor
}

const lineStartOf = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1

function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** The first place between graphemes at or after an offset. */
function boundaryFrom(text: string, offset: number): number {
  const start = lineStartOf(text, offset)
  let at = start
  for (const grapheme of graphemes(text.slice(start, lineEndOf(text, offset)))) {
    if (at >= offset) break
    at += grapheme.length
  }
  return at
}
