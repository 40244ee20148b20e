import type { ReferralView } from '#shared/api/referrals.ts'
import type { Consent, InformationClass } from '#shared/domain/consent.ts'
import { informationOn, type PrintedForm } from '#shared/domain/form.ts'
import { mayDisclose, tellingProvider, type Obstacle } from '#shared/domain/may-disclose.ts'
import type { PageProvider, PrintedPage } from '#shared/domain/packet.ts'
import type { ReferralState } from '#shared/domain/referral.ts'
import type { PageStop } from '#shared/domain/page-stop.ts'
import type { Contact } from '#shared/domain/student.ts'
import { isTakenBackSince } from '#shared/domain/taking-back.ts'

import { consentsThatDecide } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { theOrganization } from '../providers/directory.ts'
import { withPeople } from '../providers/known-people.ts'
import { goesByKeptAway, keptAwayFrom } from '../providers/offered.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { standingEmergency, toldInEmergency } from './standing-emergency.ts'

type Here = Pick<QueryContext, 'db' | 'session' | 'today' | 'timeZone'>

/** A page that may still go, with what its referral says. */
type Waiting = Pick<
  PrintedPage,
  'referralId' | 'part' | 'printedAt' | 'information' | 'provider' | 'addresseeId' | 'contactIds'
> &
  Pick<ReferralView, 'studentId' | 'state' | 'organizationId'>

/** What is in the way of papers that wait, looked up once for each student. */
export interface Stops {
  /** Why a page of a packet must not go today; `null` where nothing came into its way. */
  readonly ofPage: (page: Waiting) => PageStop | null
  /** The same of a form or another paper; a copy of a release must not go to a provider it no longer holds for. */
  readonly ofForm: (
    form: Pick<PrintedForm, 'studentId' | 'form' | 'recipientIds' | 'contactIds'>,
  ) => PageStop | null
  /** The contacts of a student. */
  readonly contacts: (studentId: string) => readonly Contact[]
}

/** What came into the way of printed papers since: asked where they wait, before anybody sends or hands them over. */
export function stopsToday(here: Here): Stops {
  const contacts = onceEach((studentId) => contactsOfStudent(here.db, studentId))
  const consents = onceEach((studentId) =>
    consentsThatDecide(here.db, here.session, { studentId, onDay: here.today }),
  )
  const isAway = (studentId: string, ids: readonly (string | null)[]) =>
    contacts(studentId).some(({ id, doNotContact }) => doNotContact && ids.includes(id))
  return {
    contacts,
    ofPage: (page) => {
      const { studentId, part, printedAt, addresseeId, contactIds, information, provider } = page
      if (isAway(studentId, [addresseeId, ...contactIds])) return 'kept-away'
      if (part === 'letter')
        return isTakenBackSince(consents(studentId), page, { printedAt, timeZone: here.timeZone })
          ? 'thanks-for-consent'
          : null
      if (provider === null || information.length === 0) return null
      const organization = theOrganization(here.db, provider.organizationId)
      if (goesByKeptAway(withPeople(here.db, { organization }), keptAwayFrom(contacts(studentId))))
        return 'kept-away'
      return stopOfLetter(here, { ...page, provider }, consents)
    },
    ofForm: ({ studentId, form, recipientIds, contactIds }) => {
      if (isAway(studentId, contactIds)) return 'kept-away'
      if (form !== 'signed-release') return null
      const missing = recipientIds.map((organizationId) =>
        missingFor(here, consents(studentId), {
          ...{ studentId, information: informationOn(form) },
          ...{ provider: { organizationId, name: '', serviceName: '' }, state: null },
        }),
      )
      return missing.every((each) => each !== null) ? (missing[0] ?? null) : null
    },
  }
}

/** Why a letter to a provider must not go today, but for whom it names. */
function stopOfLetter(
  here: Here,
  { state, ...page }: Waiting & { readonly provider: PageProvider },
  consents: (studentId: string) => readonly Consent[],
): PageStop | null {
  if (state === 'entered-in-error') return state
  const { referralId: id, studentId, information, provider } = page
  const emergency = standingEmergency(here.db, { ...provider, id }, here.today)
  if (emergency && toldInEmergency(emergency, information)) return null
  if (state === 'closed-family-declined') return 'family-declined'
  return missingFor(here, consents(studentId), { ...page, state })
}

/** What no consent lets a provider be told today, in a word; `null` where one does. */
function missingFor(
  { db, today }: Here,
  consents: readonly Consent[],
  {
    studentId,
    information,
    provider,
    state,
  }: {
    readonly studentId: string
    readonly information: readonly InformationClass[]
    readonly provider: PageProvider
    readonly state: ReferralState | null
  },
): Obstacle | null {
  const asked = tellingProvider(
    { ...provider, destination: provider.name, state },
    requireStudent(db, studentId),
    today,
  )
  const answer = mayDisclose(consents, { ...asked, information })
  return answer.may ? null : answer.missing
}

function onceEach<Found>(find: (id: string) => Found): (id: string) => Found {
  const found = new Map<string, Found>()
  return (id) => {
    const before = found.get(id)
    if (before !== undefined) return before
    const now = find(id)
    found.set(id, now)
    return now
  }
}
