import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, SETTING_RULES, settingToString, withSetting } from '../../src/practice/settings.ts'

const ruleOf = (name: string) => SETTING_RULES.find((rule) => rule.name === name)

describe('a setting as it is typed', () => {
  it.each([
    ['minutes', '20', 20],
    ['minutes', '4', undefined],
    ['minutes', '12.5', undefined],
    ['minutes', '', undefined],
    ['interview', '2028-02-29', '2028-02-29'],
    ['interview', 'none', null],
    ['interview', '2027-02-29', undefined],
    ['roll-over', '0', 0],
    ['roll-over', '13', undefined],
    ['retention', '0.85', 0.85],
    ['retention', '1', undefined],
    ['predict', 'off', false],
    ['predict', 'yes', undefined],
    ['new-cards', '0', 0],
    ['new-systems', '2', 2],
    ['new-systems', '-1', undefined],
  ])('%s %s', (name, text, value) => {
    expect(ruleOf(name)?.parse(text)).toBe(value)
  })

  it('reads back what it prints', () => {
    for (const rule of SETTING_RULES) {
      expect(rule.parse(settingToString(DEFAULT_SETTINGS[rule.key]))).toBe(DEFAULT_SETTINGS[rule.key])
    }
  })
})

describe('a setting from a journal', () => {
  it.each([
    ['one that is known', 'minutes', 10, { minutes: 10 }],
    ['a value of another type', 'minutes', '10', {}],
    ['a value out of range', 'retention', 2, {}],
    ['a key of a newer version', 'colour', 'blue', {}],
    ['no interview any more', 'interview', null, { interview: null }],
  ])('%s', (_, key, value, changed) => {
    expect(withSetting(DEFAULT_SETTINGS, key, value)).toEqual({ ...DEFAULT_SETTINGS, ...changed })
  })
})
