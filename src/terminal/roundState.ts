import type { Key } from './keys.ts'
import { columnOf, layOut, offsetAt, rowOf, scrollTo } from './layout.ts'
import type { Draft, Step } from './terminal.ts'
import {
  characterLeft,
  characterRight,
  createBuffer,
  deleteTo,
  insert,
  lineEnd,
  lineStart,
  type Motion,
  moveTo,
  replaceText,
  type TextBuffer,
  textEnd,
  textStart,
  undo,
  wordLeft,
  wordRight,
} from './textBuffer.ts'

/** A round being answered: a buffer a step, and which one is open. */
export interface RoundState {
  readonly steps: readonly Step[]
  readonly buffers: readonly TextBuffer[]
  readonly step: number
  /** The first row of the answer in view. */
  readonly top: number
  /** The column that moves up and down aim at. */
  readonly goal?: number | undefined
  /** The first row in view of the scenario, while it is read in full. */
  readonly reading?: number | undefined
  readonly notice?: string | undefined
  /** An empty step was pointed out once, so the next submit is meant. */
  readonly isWarned: boolean
}

/** Room that the open step's text has on the screen. */
export interface Room {
  readonly width: number
  readonly height: number
}

/** What a key asks of the shell; nothing where only the state changes. */
export type Effect = 'submit' | 'interrupt' | 'editor' | 'suspend' | 'redraw'

export function createRound(steps: readonly Step[], resume?: Draft): RoundState {
  return {
    steps,
    buffers: steps.map(({ id }) => createBuffer(resume?.answers[id])),
    step: Math.max(0, Math.min(resume?.step ?? 0, steps.length - 1)),
    top: 0,
    isWarned: false,
    ...(resume ? { notice: 'You go on where you stopped; the clock stands as it stood.' } : {}),
  }
}

/** Every step's answer by its id; a step nobody wrote in is an empty answer. */
export function answersOf(round: RoundState): Record<string, string> {
  return Object.fromEntries(round.steps.map(({ id }, index) => [id, round.buffers[index]?.text ?? '']))
}

export const openBuffer = (round: RoundState): TextBuffer => round.buffers[round.step] ?? createBuffer()

/** The open step with another text, as the external editor left it. */
export const withText = (round: RoundState, text: string): RoundState =>
  withBuffer(round, replaceText(openBuffer(round), text))

const MOTIONS: Readonly<Record<string, Motion>> = {
  left: characterLeft,
  right: characterRight,
  'ctrl+b': characterLeft,
  'ctrl+f': characterRight,
  'ctrl+left': wordLeft,
  'ctrl+right': wordRight,
  'alt+left': wordLeft,
  'alt+right': wordRight,
  'alt+b': wordLeft,
  'alt+f': wordRight,
  'ctrl+a': lineStart,
  'ctrl+e': lineEnd,
  'ctrl+home': textStart,
  'ctrl+end': textEnd,
  'alt+<': textStart,
  'alt+>': textEnd,
}

const DELETIONS: Readonly<Record<string, Motion>> = {
  backspace: characterLeft,
  'shift+backspace': characterLeft,
  delete: characterRight,
  'ctrl+w': wordLeft,
  'alt+backspace': wordLeft,
  'ctrl+backspace': wordLeft,
  'ctrl+delete': wordRight,
  'alt+delete': wordRight,
  'alt+d': wordRight,
  'ctrl+u': lineStart,
  'ctrl+k': lineEnd,
}

const NEWLINES = new Set(['enter', 'alt+enter', 'shift+enter', 'ctrl+enter'])

type RowMotion = 'up' | 'down' | 'pageup' | 'pagedown' | 'home' | 'end'
const ROW_MOTIONS: Readonly<Record<string, RowMotion>> = {
  up: 'up',
  down: 'down',
  'ctrl+p': 'up',
  'ctrl+n': 'down',
  pageup: 'pageup',
  pagedown: 'pagedown',
  home: 'home',
  end: 'end',
}

const EFFECTS: Readonly<Record<string, Effect>> = {
  'ctrl+c': 'interrupt',
  'ctrl+o': 'editor',
  'ctrl+z': 'suspend',
  'ctrl+l': 'redraw',
}

/** The round after a key, and what the shell has to do. */
export function press(round: RoundState, key: Key, room: Room): { round: RoundState; effect?: Effect } {
  const calm = { ...round, notice: undefined }
  const effect = key.type === 'chord' ? EFFECTS[key.chord] : undefined
  if (effect) return { round: calm, effect }
  if (round.reading !== undefined) return { round: read(calm, key, room) }
  if (key.type === 'chord' && key.chord === 'ctrl+d') return goOn(calm)
  return { round: inView(edit({ ...calm, isWarned: false }, key, room), room) }
}

function edit(round: RoundState, key: Key, room: Room): RoundState {
  const buffer = openBuffer(round)
  if (key.type !== 'chord') return withBuffer(round, insert(buffer, key.text, key.type === 'text'))
  const { chord } = key
  if (NEWLINES.has(chord)) return withBuffer(round, insert(buffer, '\n', true))
  if (chord === 'tab') return openStep(round, round.step + 1)
  if (chord === 'shift+tab') return openStep(round, round.step - 1)
  if (chord === 'ctrl+_' || chord === 'ctrl+/') return withBuffer(round, undo(buffer))
  if (chord === 'ctrl+r') return { ...round, reading: 0 }
  const motion = MOTIONS[chord]
  if (motion) return withBuffer(round, moveTo(buffer, motion(buffer)))
  const deletion = DELETIONS[chord]
  if (deletion) return withBuffer(round, deleteTo(buffer, deletion))
  const rowMotion = ROW_MOTIONS[chord]
  return rowMotion ? moveByRow(round, rowMotion, room) : round
}

const withBuffer = (round: RoundState, buffer: TextBuffer): RoundState => ({
  ...round,
  buffers: round.buffers.with(round.step, buffer),
  goal: undefined,
})

function moveByRow(round: RoundState, motion: RowMotion, room: Room): RoundState {
  const buffer = openBuffer(round)
  const rows = layOut(buffer.text, room.width)
  const row = rowOf(rows, buffer.cursor)
  if (motion === 'home' || motion === 'end') {
    const column = motion === 'home' ? 0 : Number.POSITIVE_INFINITY
    return withBuffer(round, moveTo(buffer, offsetAt(buffer.text, rows, row, column)))
  }
  const page = Math.max(1, room.height - 1)
  const target = row + { up: -1, down: 1, pageup: -page, pagedown: page }[motion]
  const goal = round.goal ?? columnOf(buffer.text, rows, buffer.cursor)
  // Past the first or last row the cursor goes to that end of the text, as editors do.
  const column = target < 0 ? 0 : target >= rows.length ? Number.POSITIVE_INFINITY : goal
  const moved = moveTo(buffer, offsetAt(buffer.text, rows, target, column))
  return { ...withBuffer(round, moved), goal }
}

function openStep(round: RoundState, step: number): RoundState {
  const last = round.steps.length - 1
  if (step < 0 || step > last) {
    const edge = last === 0 ? 'the only' : step < 0 ? 'the first' : 'the last'
    return { ...round, notice: `This is ${edge} step; Ctrl-D on the last step submits.` }
  }
  return { ...round, step, top: 0, goal: undefined }
}

/** Ctrl-D: the next step, and on the last one the end; a step left empty is pointed out once. */
function goOn(round: RoundState): { round: RoundState; effect?: Effect } {
  const last = round.steps.length - 1
  if (round.step < last) return { round: { ...openStep(round, round.step + 1), isWarned: false } }
  const empty = round.steps.filter((_, index) => round.buffers[index]?.text.trim() === '')
  if (empty.length === 0 || round.isWarned) return { round, effect: 'submit' }
  const names = empty.map(({ title }) => title).join(', ')
  const notice = `Nothing is written for ${names}. Ctrl-D again submits all the same.`
  return { round: { ...round, isWarned: true, notice } }
}

function read(round: RoundState, key: Key, room: Room): RoundState {
  const chord = key.type === 'chord' ? key.chord : key.text.startsWith(' ') ? 'pagedown' : ''
  const page = Math.max(1, room.height - 1)
  const by = { up: -1, down: 1, pageup: -page, pagedown: page }[chord]
  const reading = by === undefined ? undefined : Math.max(0, (round.reading ?? 0) + by)
  return { ...round, reading }
}

/** Scrolled so that the cursor is in view. */
export function inView(round: RoundState, room: Room): RoundState {
  const { text, cursor } = openBuffer(round)
  const rows = layOut(text, room.width)
  return { ...round, top: scrollTo(round.top, rowOf(rows, cursor), room.height, rows.length) }
}
