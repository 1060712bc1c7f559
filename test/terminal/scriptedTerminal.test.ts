import { describe, expect, it } from 'vitest'
import { createScriptedTerminal } from '../../src/terminal/scriptedTerminal.ts'
import { type Draft, Interrupted } from '../../src/terminal/terminal.ts'
import { FEEDBACK, REQUEST } from './samples.ts'

const CHOICES = [
  { value: 'yes', name: 'Yes' },
  { value: 'no', name: 'No' },
] as const

function requestWith(resume?: Draft) {
  const saved: Draft[] = []
  const request = {
    ...REQUEST,
    save: (draft: Draft) => void saved.push(draft),
    ...(resume ? { resume } : {}),
  }
  return { request, saved }
}

describe('a scripted learner', () => {
  it('answers by step, leaves the others empty, and saves', async () => {
    const terminal = createScriptedTerminal({ answer: () => ({ acceptance: 'one write' }), seconds: 100 })
    const { request, saved } = requestWith()
    const result = await terminal.answer(request)
    expect(result).toMatchObject({
      outcome: 'submitted',
      answers: { acceptance: 'one write', buffering: '', processing: '', failure: '' },
      elapsed: 100,
      overtime: 0,
    })
    expect(saved).toEqual([result])
  })

  it('goes into overtime', async () => {
    const terminal = createScriptedTerminal({ answer: () => ({ failure: 'x' }), seconds: 750 })
    const result = await terminal.answer(requestWith().request)
    expect(result.overtime).toBe(30)
    expect(result.atTime).toEqual(result.answers)
  })

  it('goes on from a draft', async () => {
    const { request } = requestWith({ answers: { buffering: 'kept' }, step: 1, elapsed: 60, firstKey: 9 })
    const result = await createScriptedTerminal({ seconds: 10 }).answer(request)
    expect(result).toMatchObject({ elapsed: 70, firstKey: 9, answers: { buffering: 'kept' } })
  })

  it('leaves where the script does', async () => {
    const terminal = createScriptedTerminal({
      answer: () => {
        throw new Interrupted()
      },
    })
    await expect(terminal.answer(requestWith().request)).rejects.toThrow(Interrupted)
  })

  it('picks the first choice, or the one of the script', async () => {
    expect(await createScriptedTerminal({}).pick('Sure?', CHOICES)).toBe('yes')
    expect(await createScriptedTerminal({ pick: () => 'no' }).pick('Sure?', CHOICES)).toBe('no')
    await expect(createScriptedTerminal({ pick: () => 'maybe' }).pick('Sure?', CHOICES)).rejects.toThrow(
      'maybe',
    )
  })

  it('overrules, and keeps all it was shown', async () => {
    const overrule = { dimension: 'write', line: 'write/must/2', verdict: 'hit', words: 'x' } as const
    const terminal = createScriptedTerminal({ overrule: () => [overrule] })
    terminal.say('hello')
    terminal.close()
    expect(await terminal.feedback(FEEDBACK, () => FEEDBACK)).toEqual([overrule])
    expect(terminal.shown.slice(0, 2)).toEqual(['hello', '[closed]'])
    expect(terminal.shown).toHaveLength(4)
  })
})
