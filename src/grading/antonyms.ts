import { stemOf } from './words.ts'

// Words that exclude each other when they are said of the same thing.
const PAIRS = `
open closed, same different, connected separated, connected disconnected, together apart, increase decrease, increase reduce,
higher lower, high low, more less, more fewer, most least, bigger smaller, big small, large small, faster slower, fast slow,
longer shorter, long short, hotter colder, hot cold, warm cool, warmer cooler, positive negative, always never, all none, first last,
above below, complete incomplete, complete broken, strong weak, stronger weaker, heavy light, heavier lighter, thick thin, push pull,
begin end, east west, north south, top bottom, left right, wet dry, solid liquid, tight loose, tighter looser, attract repel, hard soft,
rough smooth, rise fall, gain lose, tall short, deep shallow, wide narrow, near far, dark bright, before after, earlier later,
synchronous asynchronous, blocking nonblocking, least most, ordered unordered, bounded unbounded, stateless stateful, mutable immutable,
durable volatile, strong eventual, producer consumer, leader follower, primary replica, client server, sender receiver, read write,
encode decode, encrypt decrypt, allocate free, insert delete, enqueue dequeue, parent child, horizontal vertical, static dynamic,
upstream downstream, internal external, public private, local remote, hit miss, success failure, valid invalid, odd even`

const oppositesOf = new Map<string, Set<string>>()
for (const pair of PAIRS.split(',')) {
  const [a = '', b = ''] = pair.trim().split(/\s+/).map(stemOf)
  oppositesOf.set(a, (oppositesOf.get(a) ?? new Set()).add(b))
  oppositesOf.set(b, (oppositesOf.get(b) ?? new Set()).add(a))
}

/** Stems that exclude a stem when they are said of the same thing. */
export function antonymsOf(stem: string): ReadonlySet<string> {
  return oppositesOf.get(stem) ?? NONE
}

const NONE: ReadonlySet<string> = new Set()
