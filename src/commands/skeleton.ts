import type { DrillKind } from '../drills/drill.ts'

interface Part {
  readonly title: string
  readonly ask: string
}

const PARTS: Readonly<Record<DrillKind, readonly Part[]>> = {
  system: [
    { title: 'Write', ask: 'Name the exact write being accepted.' },
    { title: 'Promise', ask: 'What do you promise once you have said yes?' },
    { title: 'Pressure', ask: 'What breaks first when writes grow here, and why?' },
    {
      title: 'Acceptance',
      ask: 'What exactly do you accept, what must be durable before you return success, and what does success mean?',
    },
    {
      title: 'Buffering',
      ask: 'What absorbs the burst, how is it bounded, and how do you know it falls behind?',
    },
    {
      title: 'Processing',
      ask: 'How does the accepted write become the final state: path, key, hot spots, ordering?',
    },
    {
      title: 'Failure',
      ask: 'Duplicates, crashes, poison input, lag, replay: what happens, and what state results?',
    },
  ],
  diagnosis: [
    { title: 'Pressure', ask: 'Which pressure is this, and what tells you?' },
    { title: 'Fix', ask: 'What is the smallest fix that removes it?' },
    { title: 'Limits', ask: 'Where does this fix stop helping?' },
  ],
  choice: [{ title: 'Choice', ask: 'Which choice fits here, and why?' }],
  recall: [{ title: 'Answer', ask: 'What do you want to be asked?' }],
}

/** A drill of a kind with every part in its place; what is to be written stands between angle brackets. */
export function skeleton(id: string, kind: DrillKind): string {
  const title = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  const front = `---\nid: ${id}\ntitle: ${title}\nkind: ${kind}\n---\n`
  const scenario = '<The scenario: who writes what, how often on average and at peak, and who reads it.>\n'
  const parts = PARTS[kind].map(dimension).join('\n')
  return `${front}${scenario}\n${parts}${kind === 'system' ? SYSTEM_PARTS : ''}`
}

function dimension({ title, ask }: Part): string {
  return `## ${title}
> ${ask}

### Must
- <What a good answer says, as an outcome.>
  - also: <the same in plain speech>
  - also: <the same as a terse note>

### Plus
- <What a senior adds.>

### Mistakes
- <A wrong answer that is tempting.>
  - why: <why it is wrong>

### Answer
<The worked answer, as you would say it aloud.>
`
}

const SYSTEM_PARTS = `
## Shape
<The design in one or two spoken sentences.>

> Why is the line between acceptance and processing drawn here?

## Completion
### Last step missing
> The first steps are given. Add the last.

- missing: failure

### Last two missing
> Finish the answer.

- missing: processing, failure

## Constraints
### \`smaller\` <One thing that changes>
<The changed situation, in one or two sentences.>

#### Buffering
##### Must
- <What a good answer says now.>
  - also: <the same in plain speech>
`
