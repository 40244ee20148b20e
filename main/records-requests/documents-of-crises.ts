import type { CaseRecord } from '#shared/api/cases.ts'
import { standingEntries, type CrisisRecord } from '#shared/domain/crisis.ts'
import { crisisSentence } from '#shared/text/crisis-sentence.ts'

import { schoolDay } from '#shared/domain/clock.ts'
import { namedOnPaper } from '../crises/named-on-paper.ts'
import type { OfficeWords } from '../print/office-words.ts'
import { printedLanguage } from '../print/print-words.ts'

/**
 * A line of a document: what tells it from the others, its label, its words, the day it is of where others are of other days,
 * and the day to come on which it tells where the student will be.
 */
export type Line = readonly [
  id: string,
  label: string,
  words: string | null | false,
  on?: string | null,
  ahead?: string | null,
]

/**
 * What stands of a crisis, in the order of its steps. What went to an agency is told to nobody but whoever holds a court's
 * or an agency's paper: not that there was a report, and not that one was weighed.
 */
export function crisisLines(
  { path, entries }: Pick<CrisisRecord, 'path' | 'entries'>,
  { people, contacts }: Pick<CaseRecord, 'people' | 'contacts'>,
  { words, timeZone, seesReports }: { words: OfficeWords; timeZone: string; seesReports: boolean },
): Line[] {
  const { say, day, language } = words
  const wording = {
    ...{ say, day },
    language: (tag: string) => printedLanguage(language, tag),
    who: (accountId: string) => people[accountId] ?? '',
  }
  const standing = standingEntries(entries).map(
    namedOnPaper(contacts, { somebody: say('vocabulary:withWhom.family') }),
  )
  return path.steps
    .filter(({ kind }) => seesReports || kind !== 'agency-report')
    .flatMap((step) =>
      standing
        .filter(({ stepId }) => stepId === step.id)
        .map((entry): Line => {
          const { title, lines } = crisisSentence(entry, step.name, wording)
          const said = [title !== step.name && title, ...lines].filter(Boolean).join('\n')
          return [
            entry.id,
            `${day(schoolDay(entry.at, timeZone))} · ${step.name}`,
            said || say('common:words.yes'),
            schoolDay(entry.at, timeZone),
          ]
        }),
    )
}

/** What was said and decided about a case at one meeting. */
export function meetingLines(
  { title, notes, taskIds }: CaseRecord['meetings'][number],
  { tasks }: Pick<CaseRecord, 'tasks'>,
  { say, day }: OfficeWords,
): Line[] {
  return [
    ['title', say('requests:line.what'), title],
    ['notes', say('requests:line.words'), notes],
    ...tasks
      .filter(({ id }) => taskIds.includes(id))
      .map(({ id, name, dueOn }): Line => [
        id,
        say('requests:line.decided'),
        [name, dueOn && day(dueOn)].filter(Boolean).join(' · '),
      ]),
  ]
}
