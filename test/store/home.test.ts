import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findHome, type HomeSearch, platformFolder } from '../../src/store/home.ts'
import { temporaryFolder } from './support.ts'

function practiceFolder(readme = '# redrill data\n'): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'drills'))
  mkdirSync(join(folder, 'data'))
  mkdirSync(join(folder, 'notes', 'today'), { recursive: true })
  writeFileSync(join(folder, 'data', 'README.md'), readme)
  return folder
}

const search = (fields: Partial<HomeSearch>): HomeSearch => ({
  env: { HOME: '/home/ada' },
  cwd: '/',
  platform: 'linux',
  ...fields,
})

describe('the home', () => {
  it('is what --home says, from the current folder on', () => {
    const cwd = practiceFolder()
    const home = findHome(search({ flag: 'else where', cwd, env: { REDRILL_HOME: '/other' } }))
    expect(home).toEqual({
      path: join(cwd, 'else where'),
      data: join(cwd, 'else where', 'data'),
      why: 'given by --home',
    })
  })

  it('is what REDRILL_HOME says, unless that is empty', () => {
    const cwd = practiceFolder()
    expect(findHome(search({ cwd, env: { REDRILL_HOME: '/other' } }))).toMatchObject({
      path: '/other',
      why: 'given by REDRILL_HOME',
    })
    expect(findHome(search({ cwd, env: { REDRILL_HOME: '' } })).path).toBe(cwd)
  })

  it('is the nearest folder upwards that is marked, with its drills', () => {
    const folder = practiceFolder()
    expect(findHome(search({ cwd: join(folder, 'notes', 'today') }))).toEqual({
      path: folder,
      data: join(folder, 'data'),
      why: 'the nearest folder with drills/ and data/README.md',
      drills: realpathSync(join(folder, 'drills')),
    })
  })

  it.each(['# another data folder\n', '', '## redrill data'])(
    'is not a folder whose README begins %j',
    (readme) => {
      expect(findHome(search({ cwd: practiceFolder(readme) })).path).toBe('/home/ada/.local/share/redrill')
    },
  )

  it('names its drills with symbolic links followed', () => {
    const folder = temporaryFolder()
    const drills = practiceFolder()
    symlinkSync(join(drills, 'drills'), join(folder, 'drills'))
    expect(findHome(search({ flag: folder })).drills).toBe(realpathSync(join(drills, 'drills')))
  })
})

it.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['linux', { HOME: '/home/ada' }, '/home/ada/.local/share/redrill'],
  ['linux', { HOME: '/home/ada', XDG_DATA_HOME: '/data' }, '/data/redrill'],
  ['linux', { HOME: '/home/ada', XDG_DATA_HOME: 'data' }, '/home/ada/.local/share/redrill'],
  ['darwin', { HOME: '/Users/ada' }, '/Users/ada/Library/Application Support/redrill'],
  ['win32', { USERPROFILE: 'C:\\Users\\ada' }, 'C:\\Users\\ada\\AppData\\Local\\redrill'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\redrill'],
])('on %s with %j the data folder is %s', (platform, env, folder) => {
  expect(platformFolder({ platform, env })).toBe(folder)
})
