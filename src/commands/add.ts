import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { checkReferences } from '../drills/checkReferences.ts'
import type { Drill } from '../drills/drill.ts'
import { loadLibrary } from '../drills/loadLibrary.ts'
import { problemToString } from '../drills/problem.ts'
import { makeFolder, SHARED_FOLDER } from '../store/disk.ts'
import type { Context } from './context.ts'
import { UserError } from './io.ts'
import type { Command } from './table.ts'

/** `redrill add <folder|git URL>`: copies a pack's Markdown into the home's drills after `check`; runs nothing from it. */
export const add: Command = async (context, [source = ''], options) => {
  const { folder, done } = fetchPack(context, source)
  try {
    return await addPack(context, folder, options.yes === true)
  } finally {
    done()
  }
}

interface Pack {
  readonly folder: string
  readonly done: () => void
}

function fetchPack(context: Context, source: string): Pack {
  const folder = resolve(context.io.cwd, source)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { folder, done: () => undefined }
  if (!/^(https:\/\/|ssh:\/\/|file:\/\/|git@[\w.-]+:)/.test(source)) {
    throw new UserError(`${source} is neither a folder nor a git URL; name a folder of drills`)
  }
  const temporary = mkdtempSync(join(tmpdir(), 'redrill-pack-'))
  const done = () => rmSync(temporary, { recursive: true, force: true })
  // Hooks and file-system monitors come from configuration; a clone runs none of the pack's own files.
  const safe = [
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'core.fsmonitor=false',
    '-c',
    'protocol.ext.allow=never',
  ]
  const clone = spawnSync(
    'git',
    [...safe, 'clone', '--depth', '1', '--no-recurse-submodules', '--', source, temporary],
    {
      encoding: 'utf8',
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
    },
  )
  if (clone.status === 0) return { folder: temporary, done }
  done()
  const why = clone.error ? 'git is not installed' : (clone.stderr.trim().split('\n').at(-1) ?? 'git failed')
  throw new UserError(`${source} cannot be fetched: ${why}; clone it yourself and name the folder`)
}

async function addPack(context: Context, folder: string, sure: boolean): Promise<number> {
  const { proveDrills } = await import('../grading/proofs.ts')
  const root = existsSync(join(folder, 'drills')) ? join(folder, 'drills') : folder
  const pack = await loadLibrary([{ path: root, label: basename(root) }])
  if (pack.drills.length === 0)
    throw new UserError(`${folder} holds no drills; a pack has <chapter>/<drill>.md files`)
  const ours = await context.library()
  const joined = {
    ...ours,
    drills: pack.drills,
    chapters: [...ours.chapters, ...pack.chapters],
    concepts: [...ours.concepts, ...pack.concepts],
  }
  const ownFiles = new Set(pack.drills.map((drill) => drill.file))
  const found = [
    ...pack.problems,
    ...checkReferences(joined).filter((p) => ownFiles.has(p.file)),
    ...proveDrills(pack.drills, joined).problems,
  ]
  const errors = found.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) {
    for (const problem of errors) context.out(problemToString(problem))
    context.out(`${errors.length} errors; nothing was added.`)
    return 1
  }
  const taken = new Set(ours.drills.map((drill) => drill.id))
  for (const drill of pack.drills)
    context.out(
      `  ${drill.id}  ${drill.title}${taken.has(drill.id) ? '  (takes the place of the one you have)' : ''}`,
    )
  if (!sure && !(await agrees(context, pack.drills))) return 1
  const files = [pack.drills, pack.chapters, pack.concepts].flatMap((list) => list.map(({ file }) => file))
  const copied = copyFiles(
    context,
    root,
    [...new Set(files)].map((file) => file.slice(basename(root).length + 1)),
  )
  context.out(
    `Added ${pack.drills.length} drills in ${copied} files to ${join(context.home.path, 'drills')}.`,
  )
  return 0
}

async function agrees(context: Context, drills: readonly Drill[]): Promise<boolean> {
  if (!context.io.stdin.isTTY)
    throw new UserError('this asks before it copies and there is no terminal; say --yes')
  const terminal = await context.terminal()
  const answer = await terminal.pick(`Add these ${drills.length} drills?`, [
    { value: 'yes', name: 'Add them' },
    { value: 'no', name: 'Leave it' },
  ])
  return answer === 'yes'
}

/** Copies files into the home's drills, all of them or, where one is there already, none. */
function copyFiles(context: Context, root: string, files: readonly string[]): number {
  const targetOf = (file: string) => join(context.home.path, 'drills', file)
  const taken = files.map(targetOf).find((target) => existsSync(target))
  if (taken !== undefined) {
    const advice = basename(taken) === 'concepts.md' ? 'join the two by hand' : "rename the pack's file"
    throw new UserError(`${taken} is there already, so nothing was added; move it away or ${advice}`)
  }
  for (const file of files) {
    makeFolder(dirname(targetOf(file)), SHARED_FOLDER)
    copyFileSync(join(root, file), targetOf(file))
  }
  return files.length
}
