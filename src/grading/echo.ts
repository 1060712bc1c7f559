import type { Token } from './tokens.ts'

const RUN = 5
const LONG_RUN = 8
const MOST_OF_SENTENCE = 0.8
const SHORTEST_SENTENCE = 4

/** Every run of five stems of a text that an answer may have been copied from. */
export function runsOf(tokens: readonly Token[]): ReadonlySet<string> {
  const runs = new Set<string>()
  for (let i = 0; i + RUN <= tokens.length; i += 1) runs.add(runAt(tokens, i))
  return runs
}

function runAt(tokens: readonly Token[], from: number): string {
  let run = ''
  for (let i = from; i < from + RUN; i += 1) run += `${tokens[i]?.stem} `
  return run
}

/** Which tokens are copied: runs of eight and more, and sentences that are copied nearly whole. */
export function copiedTokens(
  tokens: readonly Token[],
  sentences: readonly { readonly from: number; readonly to: number }[],
  runs: ReadonlySet<string>,
): readonly boolean[] {
  const inRun = tokens.map(() => false)
  if (runs.size === 0) return inRun
  for (let i = 0; i + RUN <= tokens.length; i += 1) {
    if (runs.has(runAt(tokens, i))) inRun.fill(true, i, i + RUN)
  }
  const copied = tokens.map(() => false)
  for (let i = 0; i < tokens.length; ) {
    let end = i
    while (end < tokens.length && inRun[end]) end += 1
    if (end - i >= LONG_RUN) copied.fill(true, i, end)
    i = end + 1
  }
  for (const { from, to } of sentences) {
    const length = to - from
    const share = inRun.slice(from, to).filter(Boolean).length / length
    if (length >= SHORTEST_SENTENCE && share >= MOST_OF_SENTENCE) copied.fill(true, from, to)
  }
  return copied
}
