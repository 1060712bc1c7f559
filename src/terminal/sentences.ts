const END = /(?<=[.!?;])\s+|\n+/u

/** The learner's answer in pieces that can be pointed at: sentences, notes and lines, each a verbatim part of it. */
export function sentencesOf(answer: string): string[] {
  return answer
    .split(END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
