const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** What follows these words happened earlier than what stands before them. */
export const EARLIER_FOLLOWS = set(
  'after once when whenever if since because provided having following requires depends upon behind needs',
)

/** What follows these words happens later. */
export const LATER_FOLLOWS = set('before until till unless then → afterwards afterward subsequently next')

/** "Yes means it is stored": what is meant already holds. */
export const STATIVE = set('means mean meaning = says say stands promises implies')

/** What joins steps in the order in which they are told. */
export const SEQUENCE = set('and → then so')

export const LATER_WORDS = set(
  'later afterwards afterward eventually asynchronous asynchronously async lazily subsequently background',
)

export const EARLIER_WORDS = set('already beforehand earlier')

/** Verbs that put one step behind another: "the answer waits until". */
export const WAITING = set(
  'wait waits waiting waited hold holds held block blocks blocked delay delays delayed defer defers withhold withholds',
)

export const SIMULTANEOUS = set('while meanwhile parallel simultaneously')

/** Of these words, "if", "because" and "when" may join a reason to what follows from it and say nothing of time. */
const MAY_GIVE_REASONS = set(
  'when whenever if since because provided having requires depends upon needs behind unless',
)

/** Whether a word says in which order two things come, and nothing else. */
export function tellsOrder(word: string): boolean {
  return (EARLIER_FOLLOWS.has(word) || LATER_FOLLOWS.has(word)) && !MAY_GIVE_REASONS.has(word)
}
