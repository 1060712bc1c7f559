import { readdirSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { checkReferences } from '../drills/checkReferences.ts'
import { type DrillRoot, loadLibrary } from '../drills/loadLibrary.ts'
import { problemToString } from '../drills/problem.ts'
import { proveDrills } from '../grading/proofs.ts'
import type { Context } from './context.ts'
import { UserError } from './io.ts'
import type { Command } from './table.ts'

/** `redrill check [path…]`: form, references, and proofs with the grader; exit 1 when there is an error. */
export const check: Command = async (context, paths) => {
  const roots = rootsFor(context, paths)
  const library = await loadLibrary(roots)
  const wanted = fileFilter(context, paths, roots)
  const drills = library.drills.filter((drill) => wanted(drill.file))
  const proofs = proveDrills(drills, library)
  const problems = [...library.problems, ...checkReferences(library), ...proofs.problems].filter((p) =>
    wanted(p.file),
  )
  for (const problem of problems) context.out(problemToString(problem))
  for (const row of proofs.rates) context.out(row)
  const errors = problems.filter((problem) => problem.severity === 'error').length
  context.out(`${drills.length} drills checked, ${errors} errors, ${problems.length - errors} warnings.`)
  return errors > 0 ? 1 : 0
}

/** The library's own roots, and for each path outside them the drills folder that it lies in. */
function rootsFor(context: Context, paths: readonly string[]): DrillRoot[] {
  const roots = context.drillRoots()
  for (const name of paths) {
    const path = resolve(context.io.cwd, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) throw new UserError(`${name} does not exist; name a drill file or a folder of drills`)
    if (roots.some((root) => isInside(path, root.path))) continue
    const folder = stat.isDirectory() ? folderAsRoot(path) : resolve(path, '../..')
    roots.push({ path: folder, label: relative(context.io.cwd, folder).split(sep).join('/') || '.' })
  }
  return roots
}

/** A folder that holds drills itself is a chapter, so its parent is the drills folder. */
function folderAsRoot(path: string): string {
  const names = readdirSync(path)
  return names.some((name) => name.endsWith('.md') && name !== 'concepts.md' && name !== 'README.md')
    ? resolve(path, '..')
    : path
}

function isInside(path: string, root: string): boolean {
  const below = relative(root, path)
  return !below.startsWith('..') && !isAbsolute(below)
}

/** Whether a file of the library, as problems name it, was asked for; without paths every file was. */
function fileFilter(
  context: Context,
  paths: readonly string[],
  roots: readonly DrillRoot[],
): (file: string) => boolean {
  if (paths.length === 0) return () => true
  const wanted = paths.map((path) => resolve(context.io.cwd, path))
  return (file) => {
    const root = roots.find(({ label }) => file.startsWith(`${label}/`))
    const path = root && resolve(root.path, file.slice(root.label.length + 1))
    return path !== undefined && wanted.some((one) => isInside(path, one))
  }
}
