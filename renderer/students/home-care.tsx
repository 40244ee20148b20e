import type { ReactElement } from 'react'

import type { NotTold } from '#shared/domain/family-reached.ts'
import type { Contact } from '#shared/domain/student.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { useText } from '#renderer/text.ts'
import { dayOf, longDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** What must be known before paper goes to a home: whom never to contact, who gets no mail, and that no parent was told. */
export function HomeCare({
  of: { contacts, notTold },
}: {
  readonly of: { readonly contacts: readonly Contact[]; readonly notTold: readonly NotTold[] }
}): ReactElement | null {
  const { t, locale } = useText()
  const { timeZone } = useOfficeTime()
  const forbidden = contacts.filter(({ doNotContact }) => doNotContact)
  const unmailed = contacts.filter(({ doNotContact, mailAllowed }) => !doNotContact && mailAllowed === false)
  if (forbidden.length + unmailed.length + notTold.length === 0) return null
  return (
    <Remark tone="danger" title={t('students:home.title')}>
      {notTold.map(({ at, why }) => (
        <p key={at}>
          {t('students:home.notTold', { day: longDay(dayOf(at, timeZone), locale) })}{' '}
          {why || t('students:home.whyKept')}
        </p>
      ))}
      {forbidden.map((contact) => (
        <p key={contact.id}>
          {t('students:home.keptAway', { name: contactName(contact, t) })}{' '}
          {contact.doNotContactBasis || t('students:home.noBasis')}
        </p>
      ))}
      {unmailed.length > 0 && (
        <p>
          {t('students:home.noMail', {
            names: unmailed.map((contact) => contactName(contact, t)).join(', '),
          })}
        </p>
      )}
    </Remark>
  )
}
