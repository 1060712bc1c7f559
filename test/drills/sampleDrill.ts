/** A small system drill with every part in it; tests replace lines of it. */
export const SAMPLE = `---
id: parcels
title: Parcels
kind: system
limits: { name: 60s, answer: 10m }
earlier: [queues]
---
A carrier records *scans* of parcels. 200/s on average,
2,000/s at peak.

- Depots scan; customers watch.

## Terms
### scan event
- scan event
- one row a scan

## Write
> Name the exact write being accepted.

### Must (enough: 1)
- One scan, appended with its id.
  - also: one row per scan, written once
  - means: scan event + appended
  - means: id + minted early
- A repeat is recognised.
### Plus
- The scanner signs it.
### Mistakes
- The write is setting the parcel's place.
  - why: the place is worked out from the scans.
  - means: updates place

### Answer
I would append one scan event.

## Failure
> What if it comes twice?
### Must
- Nothing changes.

## Shape
I would append scans to a log and work out places later.

> Why is the line drawn here?

## Completion
### Last step missing
> Add the last step.

- missing: failure

## Constraints
### \`one-depot\` One depot
There is one depot with 5 scans/s.

#### Write
##### Must
- One row in one table.

## Numbers
| quantity | estimate | within | decides |
|---|---|---|---|
| bytes a day | 5 GB | 3× | retention |

## Notes
Nothing to see.
`

/** The sample with one passage replaced. */
export function sampleWith(passage: string, by: string): string {
  if (!SAMPLE.includes(passage)) throw new Error(`the sample has no ${passage}`)
  return SAMPLE.replace(passage, by)
}
