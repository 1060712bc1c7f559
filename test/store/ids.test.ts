import { expect, it } from 'vitest'
import { idsFrom } from '../../src/store/ids.ts'

it('makes rising UUIDv7 ids of the time it is given', () => {
  const now = Date.UTC(2027, 0, 31, 10)
  const next = idsFrom(() => now + 0.5)
  const ids = Array.from({ length: 1000 }, next)
  expect(new Set(ids).size).toBe(1000)
  expect(ids).toEqual(ids.toSorted())
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(now)
})
