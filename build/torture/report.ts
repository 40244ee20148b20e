import { format } from 'prettier'

import { shownBad, type Score, type Scores, isContent, noScore } from './scores.ts'
import type { Property } from './property.ts'

/** One property as a line of JSON. */
export function jsonLine({ name }: Property, { tried, bad, controlBad }: Score): string {
  return JSON.stringify({ name, tried, bad, control_bad: controlBad })
}

/** One property as a line for whoever sits at the terminal. */
export function plainLine(property: Property, score: Score): string {
  const { name, control, missing } = property
  const { tried, bad } = score
  const verdict = isContent(property, score) ? 'holds' : 'FAILS'
  const against = 'none' in control ? 'no control' : `control ${shownBad(score)}`
  const about = missing ? `nothing to try yet: ${missing}` : `${tried} tried, ${bad} bad, ${against}`
  return `${verdict}  ${name.padEnd(15)} ${about}`
}

function shortBy(bar: number, { tried }: Score): string {
  return tried >= bar ? 'met' : `short by ${bar - tried}`
}

function row(property: Property, score: Score): string {
  const { name, bar } = property
  const cells = [
    `\`${name}\``,
    score.tried,
    score.bad,
    'none' in property.control ? 'none' : shownBad(score),
    `${bar.commit}: ${shortBy(bar.commit, score)}`,
    `${bar.release}: ${shortBy(bar.release, score)}`,
  ]
  return `| ${cells.join(' | ')} |`
}

function paragraph(property: Property, score: Score): string {
  const { name, proves, control, missing } = property
  const counted = Object.entries(score.counted).map(([what, count]) => `${what}: ${count}`)
  return [
    `### ${name}`,
    `${proves}${missing ? ` Not tried: ${missing}.` : ''}`,
    'none' in control ? `No control: ${control.none}.` : `Control: ${control.without}.`,
    ...(counted.length > 0 ? [`Counted besides: ${counted.join('; ')}.`] : []),
    ...(score.failures.length > 0 ? [score.failures.map((line) => `- ${line}`).join('\n')] : []),
  ].join('\n\n')
}

/** The report of a run as `build/torture-report.md` holds it. */
export function reportOf(properties: readonly Property[], scores: Scores, date: string): Promise<string> {
  const scoreOf = ({ name }: Property) => scores.get(name) ?? noScore
  const text = `# What the fault laboratory found

Written by \`npm run torture\` on ${date}. Each property was put to the test as often as the table says; a control is the
same test with the protection taken away, and it must fail.

| property | tried | bad | control bad | each commit | each release |
| --- | --- | --- | --- | --- | --- |
${properties.map((property) => row(property, scoreOf(property))).join('\n')}

## What each one proves

${properties.map((property) => paragraph(property, scoreOf(property))).join('\n\n')}
`
  return format(text, { parser: 'markdown', printWidth: 110 })
}
