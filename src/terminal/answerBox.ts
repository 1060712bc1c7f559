import { type BoxText, boxFrame, roomOf } from './boxFrame.ts'
import type { Devices } from './devices.ts'
import type { EditedFile } from './externalEditor.ts'
import type { Size } from './frameParts.ts'
import { FullScreen, type Interaction } from './fullScreen.ts'
import type { Key } from './keys.ts'
import { RoundKeeper } from './roundKeeper.ts'
import { answersOf, createRound, inView, openBuffer, press, type RoundState, withText } from './roundState.ts'
import type { Frame } from './screen.ts'
import type { AnswerRequest, AnswerResult } from './terminal.ts'

/** Asks for the answer of a round on the whole screen; resolves when it is submitted or interrupted, never rejects. */
export function askInBox(devices: Devices, request: AnswerRequest): Promise<AnswerResult> {
  return new Promise((resolve) => new AnswerBox(devices, request, resolve))
}

class AnswerBox implements Interaction {
  private readonly devices: Devices
  private readonly resolve: (result: AnswerResult) => void
  private readonly text: BoxText
  private readonly screen: FullScreen
  private readonly keeper: RoundKeeper
  private round: RoundState
  private editor: EditedFile | undefined
  private isSettled = false

  constructor(devices: Devices, request: AnswerRequest, resolve: (result: AnswerResult) => void) {
    this.devices = devices
    this.resolve = resolve
    this.text = request
    this.round = createRound(request.steps, request.resume)
    this.keeper = new RoundKeeper(
      devices,
      request,
      () => this.typed(),
      () => this.screen.paint(),
    )
    this.screen = new FullScreen(devices, this)
  }

  frame(size: Size): Frame {
    this.round = inView(this.round, roomOf(this.text, this.round, size))
    return boxFrame(this.text, this.round, this.keeper.clock, size, this.devices.style)
  }

  key(key: Key): void {
    // The clock goes first: what comes after the end of the time is not part of the timed answer.
    this.keeper.readTime()
    const room = roomOf(this.text, this.round, this.screen.size)
    const { round, effect } = press(this.round, forPlatform(key), room)
    this.round = round
    this.keeper.noteChange()
    if (effect === 'submit') this.settle('submitted')
    else if (effect === 'interrupt') this.settle('interrupted')
    else if (effect === 'editor') void this.edit()
    else if (effect === 'suspend') this.suspend()
    else if (effect === 'redraw') this.screen.repaint()
  }

  interrupt(): void {
    this.settle('interrupted')
  }

  private typed() {
    this.readEditor()
    return { answers: answersOf(this.round), step: this.round.step }
  }

  private suspend(): void {
    this.keeper.save()
    this.screen.stop()
  }

  private async edit(): Promise<void> {
    this.keeper.save()
    const { openEditor } = await import('./externalEditor.ts')
    if (this.isSettled) return
    const fault = await this.screen.lend(() => {
      this.editor = openEditor(openBuffer(this.round).text, this.devices.env)
      return this.editor.closed
    })
    if (this.isSettled) return
    this.keeper.readTime()
    this.closeEditor()
    this.keeper.noteChange()
    if (fault) this.round = { ...this.round, notice: fault }
  }

  /** What the editor has saved so far is the answer so far. */
  private readEditor(): void {
    const text = this.editor?.read()
    if (text !== undefined) this.round = withText(this.round, text)
  }

  private closeEditor(): void {
    this.readEditor()
    this.editor?.discard()
    this.editor = undefined
  }

  private settle(outcome: AnswerResult['outcome']): void {
    if (this.isSettled) return
    this.isSettled = true
    this.closeEditor()
    const result = this.keeper.finish(outcome)
    this.screen.close()
    this.resolve(result)
  }
}

/** Windows has no stopped programs, and there Ctrl-Z means undo. */
function forPlatform(key: Key): Key {
  const isUndo = process.platform === 'win32' && key.type === 'chord' && key.chord === 'ctrl+z'
  return isUndo ? { type: 'chord', chord: 'ctrl+_' } : key
}
