import { schoolDay } from '#shared/domain/clock.ts'
import type { CrisisEntry } from '#shared/domain/crisis.ts'
import { parentReached } from '#shared/domain/family-reached.ts'
import { crisisSentence } from '#shared/text/crisis-sentence.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import { printedLanguage } from '../print/print-words.ts'
import { settings } from '../school/school.ts'
import { listCrisesOfCase, listEntries } from './crises.sql.ts'

/** That a parent or guardian was reached in the last crisis of a case, where it is under way or began today. */
export function parentToldOf(
  { db, today, timeZone }: Pick<CommandContext, 'db' | 'today' | 'timeZone'>,
  caseId: string,
): CrisisEntry | null {
  const last = listCrisesOfCase(db, { caseId }).at(-1)
  if (!last) return null
  const isOfToday = last.endedAt === null || schoolDay(last.startedAt, timeZone) === today
  return isOfToday ? parentReached(listEntries(db, { crisisId: last.id })) : null
}

/** Who was reached, how, in which language and what was said, as whoever asks for it reads it. */
export function toldWords(context: CommandContext, entry: CrisisEntry): string {
  const { language } = settings.mine(context, {})
  const { title, lines } = crisisSentence(entry, translate(language, 'crises:said.inCrisis'), {
    say: (key, values) => translate(language, key, values),
    day: (on) => on,
    language: (tag) => printedLanguage(language, tag),
    who: () => '',
  })
  return [title, ...lines].join('\n')
}
