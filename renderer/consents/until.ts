import type { Consent } from '#shared/domain/consent.ts'
import type { Say } from '#renderer/text.ts'

/** Until when a paper holds, by its day, its event, or whichever comes first. */
export function untilWords(
  { expiresOn, expiresWhen: event }: Pick<Consent, 'expiresOn' | 'expiresWhen'>,
  { t, day }: { readonly t: Say; readonly day: (on: string) => string },
): string {
  if (expiresOn === null) return t('consents:until.event', { event })
  if (event === '') return t('consents:until.day', { day: day(expiresOn) })
  return t('consents:until.both', { day: day(expiresOn), event })
}
