import type { Say } from '#renderer/text.ts'

/** The blanks of the printed texts: each has an example to look at a text with. */
export const EXAMPLES = [
  ...([
    'asks',
    'blank',
    'child',
    'code',
    'counselor',
    'count',
    'day',
    'days',
    'distance',
    'due',
    'emergency',
  ] as const),
  ...(['end', 'event', 'expires', 'family', 'first', 'from', 'how', 'id', 'language', 'last'] as const),
  ...(['line', 'part', 'signer', 'until', 'where', 'which'] as const),
  ...(['name', 'names', 'number', 'oldest', 'phone', 'provider', 'reason', 'reasons', 'relation'] as const),
  ...([
    'requester',
    'role',
    'school',
    'service',
    'signed',
    'start',
    'step',
    'student',
    'time',
    'total',
  ] as const),
  ...(['who', 'words', 'youngest'] as const),
]

/** A text as it may look on paper: with a made-up name or number in each blank, which keeps its own direction. */
export function withExamples(words: string, t: Say): string {
  return words.replaceAll(/\{\{(\w+)\}\}/g, (blank, named: string) => {
    const known = EXAMPLES.find((each) => each === named)
    return known === undefined ? blank : `\u2068${t(`translations:example.${known}`)}\u2069`
  })
}
