import { SETTING_RULES, settingToString } from '../practice/settings.ts'
import { closest } from './closest.ts'
import { UserError } from './io.ts'
import type { Command } from './table.ts'

/** `redrill settings [name] [value]`: shows all, shows one, or changes one. */
export const settings: Command = async (context, [name, value], options) => {
  const store = await context.store()
  const current = store.state.settings
  if (name === undefined) {
    if (options.json) context.json({ version: 1, settings: current })
    else
      for (const rule of SETTING_RULES)
        context.out(`${rule.name.padEnd(12)} ${settingToString(current[rule.key]).padEnd(12)} ${rule.about}`)
    return 0
  }
  const rule = SETTING_RULES.find((candidate) => candidate.name === name)
  if (!rule) {
    const names = SETTING_RULES.map((candidate) => candidate.name)
    const near = closest(name, names)
    throw new UserError(
      `there is no setting "${name}"; ${near ? `did you mean ${near}?` : `settings are ${names.join(', ')}`}`,
    )
  }
  if (value === undefined) {
    context.out(settingToString(current[rule.key]))
    return 0
  }
  const parsed = rule.parse(value)
  if (parsed === undefined) throw new UserError(`${name} cannot be "${value}"; give ${rule.expects}`)
  await store.append({ type: 'setting', key: rule.key, value: parsed })
  context.out(`${rule.name} is now ${settingToString(parsed)}.`)
  return 0
}
