import { UserError } from './io.ts'
import type { Command } from './table.ts'

/** `redrill grade`: grades answers without storing anything; one JSON line in, one out, in order. */
export const grade: Command = async (context, [id], options) => {
  if (typeof options.adHoc === 'string') {
    const { gradeAdHocFile } = await import('./gradeAdHoc.ts')
    return gradeAdHocFile(context, options.adHoc)
  }
  if (id === undefined) throw new UserError('name a drill, or grade rows of their own with --ad-hoc FILE')
  if (typeof options.answers !== 'string')
    throw new UserError(`name the answers: redrill grade ${id} --answers FILE`)
  const { gradeAnswers } = await import('./gradeAnswers.ts')
  return gradeAnswers(context, id, options.answers)
}
