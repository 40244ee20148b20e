import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { YearEndCase } from '#shared/api/year-end.ts'
import type { School } from '#shared/domain/school.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import { html, leftToRight, type Html, type Piece } from '../print/html.ts'
import { paperByCode } from '../print/office-paper.ts'
import { officeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'

/** Every open case by its code and whose it is, with room for what is agreed: a paper to talk over at the end of a year. */
export function yearEndList({
  between,
  cases,
  people,
  school,
  language,
}: OutputOf<Contract['yearEnd']['get']> & {
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
}): Paper {
  const words = officeWords(language)
  const { say, day } = words
  const facts = ({
    dueInBreak,
    firstDueOn,
    overdue,
    actors,
    isUncovered,
    nextDueOn,
    consentEndsOn,
  }: YearEndCase) =>
    [
      firstDueOn && say('year-end:list.due', { count: dueInBreak, day: day(firstDueOn) }),
      overdue > 0 && say('year-end:overdue', { count: overdue }),
      actors.length > 0 && say('year-end:list.by', { names: new Intl.ListFormat(language).format(actors) }),
      isUncovered && say('year-end:list.nobody'),
      nextDueOn === null && say('year-end:list.unplanned'),
      consentEndsOn && say('year-end:list.consentEnds', { day: day(consentEndsOn) }),
    ].filter(Boolean)
  const row = (line: YearEndCase): readonly Piece[] => [
    leftToRight(line.caseCode),
    html`${say(`vocabulary:urgency.${line.urgency}`)}${facts(line).map((fact) => html`<br />${fact}`)}`,
  ]
  const part = (name: string, lines: readonly YearEndCase[]): Html | false =>
    lines.length > 0 &&
    html`<h2>${name}</h2>
      ${paperTable(
        [
          { heading: say('year-end:list.code'), width: '13%', kind: 'code' },
          { heading: say('year-end:list.facts') },
          { heading: say('year-end:list.agreed'), width: '40%', kind: 'write' },
        ],
        lines.map(row),
      )}`
  return paperByCode({
    name: 'year',
    title: say('year-end:list.title'),
    facts: [between && say('year-end:list.about', { from: day(between.endsOn), to: day(between.until) })],
    body: html`${people.map(({ accountId, name }) =>
      part(
        name,
        cases.filter(({ ownerId }) => ownerId === accountId),
      ),
    )}
    ${cases.length === 0 && html`<p>${say('year-end:none')}</p>`}`,
    school,
    words,
  })
}
