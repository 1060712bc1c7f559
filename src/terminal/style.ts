import { Chalk } from 'chalk'

/** What a piece of text is, not which colour it has; each returns the text, coloured or not. */
export interface Style {
  readonly heading: (text: string) => string
  readonly quiet: (text: string) => string
  readonly good: (text: string) => string
  readonly fair: (text: string) => string
  readonly bad: (text: string) => string
  readonly key: (text: string) => string
}

/** A style in the terminal's own sixteen colours, or one that changes nothing. */
export function createStyle(isColoured: boolean): Style {
  // chalk does not look at NO_COLOR, so the level is always given.
  const chalk = new Chalk({ level: isColoured ? 1 : 0 })
  return {
    heading: (text) => chalk.bold(text),
    quiet: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    fair: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    key: (text) => chalk.cyan(text),
  }
}

/** Whether to colour: not under a non-empty NO_COLOR, `--no-color`, a dumb terminal, or where there is none. */
export function isColoured(
  env: Readonly<Record<string, string | undefined>>,
  noColor: boolean,
  isTTY: boolean,
): boolean {
  return isTTY && !noColor && !env.NO_COLOR && env.TERM !== 'dumb'
}
