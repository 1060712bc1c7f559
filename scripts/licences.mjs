import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The licence text of every package that a bundle took something from, by the paths of its modules. */
export function licencesOf(paths) {
  const folders = new Set()
  for (const path of paths) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll('\\', '/'))?.[0]
    if (folder) folders.add(folder)
  }
  return [...folders].sort().map(licenceOf).join('\n')
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = existsSync(folder) && readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : `Licence: ${license}`
  return `${'='.repeat(78)}\n${name} ${version} (${license})\n\n${text}\n`
}
