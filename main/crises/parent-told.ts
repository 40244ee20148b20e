import { schoolDay } from '#shared/domain/clock.ts'
import { type CrisisEntry, standingEntries } from '#shared/domain/crisis.ts'
import { parentReached } from '#shared/domain/family-reached.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { crisisSentence } from '#shared/text/crisis-sentence.ts'
import { translate } from '#shared/text/translate.ts'

import { lastReceived } from '../concerns/concern-access.ts'
import type { CommandContext } from '../context.ts'
import { printedLanguage } from '../print/print-words.ts'
import { settings } from '../school/school.ts'
import { listCrisesOfCase, listEntries } from './crises.sql.ts'

/**
 * That a parent or guardian was reached in the last crisis of a case, today or since a moment: where none is given,
 * since the concern was received that was decided about last.
 */
export function parentToldOf(
  { db, today, timeZone }: Pick<CommandContext, 'db' | 'today' | 'timeZone'>,
  caseId: string,
  since = lastReceived(db, caseId),
): CrisisEntry | null {
  const last = listCrisesOfCase(db, { caseId }).at(-1)
  if (!last) return null
  const isNews = ({ at }: CrisisEntry): boolean =>
    schoolDay(at, timeZone) === today || (since !== undefined && at >= since)
  return parentReached(standingEntries(listEntries(db, { crisisId: last.id })).filter(isNews))
}

/** How a task stands that is done because a parent was reached: by whoever reached them, when they wrote it down. */
export function toldIn(context: CommandContext, entry: CrisisEntry) {
  const { recordedAt: endedAt, recordedBy: endedBy } = entry
  return { state: 'done', words: toldWords(context, entry), endedAt, endedBy } as const
}

/** Who was reached, how, in which language and what was said, as whoever asks for it reads it. */
export function toldWords(
  context: CommandContext,
  entry: Pick<CrisisEntry, 'said'>,
  where: MessageKey = 'crises:said.inCrisis',
): string {
  const { language } = settings.mine(context, {})
  const { title, lines } = crisisSentence(entry, translate(language, where), {
    say: (key, values) => translate(language, key, values),
    day: (on) => on,
    language: (tag) => printedLanguage(language, tag),
    who: () => '',
  })
  return [title, ...lines].join('\n')
}
