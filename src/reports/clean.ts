/** Control characters, and those that turn the direction of what follows: escape sequences need one to begin. */
const HARMFUL = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu

/**
 * Text that does nothing to a terminal or a page but show itself: control and bidi characters are taken out, line
 * ends become `\n` and tabs a blank.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(HARMFUL, '')
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\n+/g, ' ')
}
