/** A note to begin from. */
export interface NoteTemplate {
  id: 'meeting' | 'person' | 'source' | 'hypotheses' | 'log'
  name: string
  /** What it is for, in a sentence. */
  purpose: string
  title: (of: TemplateSubject) => string
  body: (of: TemplateSubject) => string
  tags: readonly string[]
}

/** What a template is filled with. */
export interface TemplateSubject {
  /** The reader's local day. *Shape*: `2026-11-23`. */
  day: string
  /** What the note is on, as a link or a title. */
  subject?: string
}

const lines = (...parts: string[]) => `${parts.join('\n')}\n`

export const NOTE_TEMPLATES: readonly NoteTemplate[] = [
  {
    id: 'meeting',
    name: 'Meeting or interview',
    purpose: 'Who was there, what was said, what follows from it.',
    title: ({ day, subject }) => (subject === undefined ? `Meeting, ${day}` : `Meeting on ${subject}, ${day}`),
    body: ({ day }) =>
      lines(
        `**Date:** ${day}`,
        '**Place:** ',
        '**Present:** ',
        '**Terms:** on the record / background / not for attribution',
        '',
        '## What was said',
        '',
        '- ',
        '',
        '## What I make of it',
        '',
        '',
        '## To do',
        '',
        '- [ ] ',
      ),
    tags: ['meeting'],
  },
  {
    id: 'person',
    name: 'Person profile',
    purpose: 'Role, interests, ties and how well each is known.',
    title: ({ subject }) => (subject === undefined ? 'Profile of ' : `Profile of ${subject}`),
    body: () =>
      lines(
        '## Role and power',
        '',
        '',
        '## Interests and aims',
        '',
        '',
        '## Ties',
        '',
        '| With | Kind of tie | Since | How known |',
        '| --- | --- | --- | --- |',
        '|  |  |  |  |',
        '',
        '## Record',
        '',
        '- ',
        '',
        '## What is not known',
        '',
        '- [ ] ',
      ),
    tags: ['profile'],
  },
  {
    id: 'source',
    name: 'Source assessment',
    purpose: 'How far a source can be trusted, and why.',
    title: ({ subject }) => (subject === undefined ? 'Assessment of a source' : `Assessment of ${subject}`),
    body: ({ day }) =>
      lines(
        `**Assessed:** ${day}`,
        '**Reliability (A to F):** ',
        '',
        '## Who is behind it',
        '',
        '- Author and publisher: ',
        '- Access to what it reports: first hand / second hand / repeats another source',
        '- Interest in the matter: ',
        '',
        '## Track record',
        '',
        '',
        '## What other sources say',
        '',
        '| Its claim | Confirmed by | Contradicted by |',
        '| --- | --- | --- |',
        '|  |  |  |',
        '',
        '## Verdict',
        '',
        '',
      ),
    tags: ['source-assessment'],
  },
  {
    id: 'hypotheses',
    name: 'Competing hypotheses',
    purpose: 'Weighs each piece of evidence against every explanation; the one with least against it stands.',
    title: ({ subject }) => (subject === undefined ? 'Competing hypotheses' : `Competing hypotheses: ${subject}`),
    body: () =>
      lines(
        '## Question',
        '',
        '',
        '## Hypotheses',
        '',
        '1. H1: ',
        '2. H2: ',
        '3. H3: ',
        '',
        '## Evidence',
        '',
        'C consistent, I inconsistent, N says nothing. Work across each row; evidence that fits every hypothesis decides nothing.',
        '',
        '| Evidence or assumption | Credibility | H1 | H2 | H3 |',
        '| --- | --- | :-: | :-: | :-: |',
        '|  |  |  |  |  |',
        '|  |  |  |  |  |',
        '|  |  |  |  |  |',
        '| **Counted as I** |  |  |  |  |',
        '',
        '## What the answer hangs on',
        '',
        '- If this is wrong or planted, the answer changes: ',
        '',
        '## What to watch for',
        '',
        '| Sign | Speaks for | Seen |',
        '| --- | --- | --- |',
        '|  |  |  |',
        '',
        '## What would change the conclusion',
        '',
        '- ',
        '',
        '## Conclusion and confidence',
        '',
        '',
      ),
    tags: ['hypotheses'],
  },
  {
    id: 'log',
    name: 'Daily log',
    purpose: 'One note a day: what was read, found and left open.',
    title: ({ day }) => `Log, ${day}`,
    body: () => lines('## Read', '', '- ', '', '## Found', '', '- ', '', '## Open', '', '- [ ] '),
    tags: ['log'],
  },
]

/** Where a form is filled in first: behind a label, in an empty item, or on the free line under a heading. *Units*: UTF-16 code units. */
export function firstBlank(body: string): number {
  let at = 0
  let before: string | undefined
  for (const line of body.split('\n')) {
    if (/(^[-*]|[:\]*]) $/.test(line)) return at + line.length
    if (line === '' && before === '') return at
    before = line
    at += line.length + 1
  }
  return body.length
}

/** The id of a day's log note: the same in every window, so that opening it twice makes one. */
export function dailyLogId(day: string): string {
  return `r-log-${day}`
}
