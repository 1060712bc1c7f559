/** Escape sequences as ECMA-48 spells them: control sequences, control strings with their end, then any other escape. */
const SEQUENCES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?/g

/** What is left of C0 and C1 but tab and newline, and the characters that reorder a line of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g

/**
 * Text from a drill, an answer or a file as it may be shown: without anything a terminal would obey or reorder by. Each
 * kind of line end becomes `\n`, tabs stay, half a surrogate pair becomes U+FFFD. Cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  return text
    .replace(SEQUENCES, '')
    .replace(/\r\n?|[\u2028\u2029\x85]/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}
