import type { ContactAttempt } from '#shared/domain/follow-up.ts'
import type { PrintedPage } from '#shared/domain/packet.ts'
import { type Contact, schoolName } from '#shared/domain/student.ts'
import type { Say } from '#renderer/text.ts'
import type { IconName } from '#renderer/ui/icon.tsx'
import { type CaseEntry, lines, type Teller } from './timeline-teller.ts'

/** A contact as an entry names them: "Teresa Varga (Mother)". */
export function contactName(contact: Pick<Contact, 'name' | 'relation'>, t: Say): string {
  return t('cases:people.named', {
    name: contact.name,
    relation: t(`vocabulary:relation.${contact.relation}`),
  })
}

/** The contact pages were printed for; whoever must not be contacted by now is named nowhere. */
export function addresseeOf(
  pages: readonly Pick<PrintedPage, 'addresseeId'>[],
  contacts: readonly Contact[],
): Contact | undefined {
  const addresseeId = pages.find((page) => page.addresseeId !== null)?.addresseeId
  return contacts.find(({ id, doNotContact }) => id === addresseeId && !doNotContact)
}

function whomOf({ withWhom, contactId }: ContactAttempt, { record, t }: Teller): string {
  const contact = record.contacts.find(({ id }) => id === contactId)
  if (contact) return contactName(contact, t)
  return withWhom === 'student' ? schoolName(record.student) : t(`vocabulary:withWhom.${withWhom}`)
}

const CHANNEL_ICON: Readonly<Partial<Record<ContactAttempt['channel'], IconName>>> = {
  'in-person': 'person',
  mail: 'paper',
  'note-home': 'paper',
  fax: 'paper',
}

/** Calls and other tries to reach somebody. */
export function callEntries(teller: Teller): readonly CaseEntry[] {
  const { record, t, who } = teller
  return record.attempts.map((attempt) => ({
    id: attempt.id,
    kind: 'call',
    icon: CHANNEL_ICON[attempt.channel] ?? 'phone',
    referralId: attempt.referralId,
    at: attempt.at,
    title: t(attempt.reached ? 'cases:timeline.reached' : 'cases:timeline.notReached', {
      channel: t(`vocabulary:channel.${attempt.channel}`),
      whom: whomOf(attempt, teller),
    }),
    who: who(attempt.recordedBy),
    body: lines(
      attempt.result,
      attempt.interpreter && t('cases:timeline.interpreter', { name: attempt.interpreter }),
    ),
  }))
}
