declare const REDRILL_VERSION: string

/** The version in package.json, put in by the bundler. */
export const version = REDRILL_VERSION
