import { V7Generator } from 'uuidv7'

/** A maker of UUIDv7 ids, rising within one process; `now` is ms since 1970. */
export function idsFrom(now: () => number): () => string {
  const generator = new V7Generator()
  return () => generator.generateOrResetWithTs(Math.trunc(now())).toString()
}
