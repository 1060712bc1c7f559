import { isDay } from './days.ts'

/** What a learner may set; each lives in the journal, so that a rebuild gives the same schedule. */
export interface Settings {
  /** Minutes a day. */
  readonly minutes: number
  /** Hour at which a new day begins, 0-12. */
  readonly rollOver: number
  /** Day of the interview, or null. */
  readonly interview: string | null
  /** Target retention, 0.7-0.97. */
  readonly retention: number
  /** Whether the learner is asked for a predicted score before the reveal. */
  readonly predict: boolean
  /** New cards a day at most. */
  readonly newCards: number
  /** New systems a day at most. */
  readonly newSystems: number
}

export const DEFAULT_SETTINGS: Settings = {
  minutes: 25,
  rollOver: 4,
  interview: null,
  retention: 0.9,
  predict: true,
  newCards: 5,
  newSystems: 1,
}

type Value = Settings[keyof Settings]

interface SettingRule {
  readonly key: keyof Settings
  /** The word on the command line. */
  readonly name: string
  readonly about: string
  /** The value that a text stands for, or undefined where it stands for none. */
  readonly parse: (text: string) => Value | undefined
  readonly expects: string
}

const numberIn = (low: number, high: number, whole: boolean) => (text: string) => {
  const value = Number(text)
  return text.trim() !== '' && value >= low && value <= high && (!whole || Number.isInteger(value))
    ? value
    : undefined
}

export const SETTING_RULES: readonly SettingRule[] = [
  {
    key: 'minutes',
    name: 'minutes',
    about: 'minutes a day',
    parse: numberIn(5, 240, true),
    expects: 'a whole number from 5 to 240',
  },
  {
    key: 'interview',
    name: 'interview',
    about: 'day of the interview',
    parse: parseInterview,
    expects: 'a day such as 2027-01-31, or none',
  },
  {
    key: 'rollOver',
    name: 'roll-over',
    about: 'hour at which a new day begins',
    parse: numberIn(0, 12, true),
    expects: 'an hour from 0 to 12',
  },
  {
    key: 'retention',
    name: 'retention',
    about: 'share of reviews to be recalled',
    parse: numberIn(0.7, 0.97, false),
    expects: 'a number from 0.7 to 0.97',
  },
  {
    key: 'predict',
    name: 'predict',
    about: 'predict the score before the reveal',
    parse: parseSwitch,
    expects: 'on or off',
  },
  {
    key: 'newCards',
    name: 'new-cards',
    about: 'new cards a day at most',
    parse: numberIn(0, 50, true),
    expects: 'a whole number from 0 to 50',
  },
  {
    key: 'newSystems',
    name: 'new-systems',
    about: 'new systems a day at most',
    parse: numberIn(0, 6, true),
    expects: 'a whole number from 0 to 6',
  },
]

function parseInterview(text: string): string | null | undefined {
  if (text === 'none') return null
  return isDay(text) ? text : undefined
}

function parseSwitch(text: string): boolean | undefined {
  return text === 'on' ? true : text === 'off' ? false : undefined
}

/** The settings with one value of a journal record put in; a key or value that is not known changes nothing. */
export function withSetting(settings: Settings, key: string, value: Value): Settings {
  const rule = SETTING_RULES.find((candidate) => candidate.key === key)
  return rule && rule.parse(settingToString(value)) === value ? { ...settings, [key]: value } : settings
}

/** A value as one types it. */
export function settingToString(value: Value): string {
  return value === null ? 'none' : value === true ? 'on' : value === false ? 'off' : String(value)
}
