import type { CaseRecord } from '#shared/api/cases.ts'
import { schoolName, type Contact } from '#shared/domain/student.ts'
import type { ContactAttempt } from '#shared/domain/follow-up.ts'
import type { PrintedPage } from '#shared/domain/packet.ts'
import type { ReferralEvent } from '#shared/domain/referral.ts'
import type { Say } from '#renderer/text.ts'
import type { IconName } from '#renderer/ui/icon.tsx'
import type { TimelineEntry } from '#renderer/ui/timeline.tsx'
import { ownNextStep } from './own-next-step.ts'

/** What a case's timeline can be narrowed to. */
export const ENTRY_KINDS = [
  'note',
  'call',
  'referral',
  'appointment',
  'concern',
  'decision',
  'consent',
  'paper',
  'disclosure',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** One thing that happened in a case, and the referral it was about. */
export type CaseEntry = TimelineEntry<EntryKind> & {
  readonly referralId: string | null
  /** Pages were printed, and nobody has said where some of them went. */
  readonly isUnanswered?: true
}

/** How the entries are worded. */
export interface Wording {
  readonly t: Say
  readonly day: (on: string) => string
  /** A time of day, `14:30`, as people say it. */
  readonly time: (at: string) => string
  /** The one referral all entries are about, so that its destination need not be said each time. */
  readonly only?: string | undefined
}

/** Everything that happened in a case, in no order; each entry says who, when, and how the office knows. */
export function caseEntries(record: CaseRecord, wording: Wording): readonly CaseEntry[] {
  const teller: Teller = { ...wording, record, who: (id) => record.people[id] ?? '' }
  return [
    ...concernEntries(teller),
    ...decisionEntries(teller),
    ...noteEntries(teller),
    ...callEntries(teller),
    ...referralEntries(teller),
    ...appointmentEntries(teller),
    ...consentEntries(teller),
    ...paperEntries(teller),
    ...disclosureEntries(teller),
    ...closingEntries(teller),
  ]
}

interface Teller extends Wording {
  readonly record: CaseRecord
  readonly who: (accountId: string) => string
}

const lines = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join('\n')
const list = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(' · ')

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)

/** Noon on a day, for what is known by its day alone. */
const noonOf = (day: string): string => `${day}T12:00:00.000Z`

function concernEntries({ record, t, who }: Teller): readonly CaseEntry[] {
  return record.concerns.map((concern) => ({
    id: concern.id,
    kind: 'concern',
    icon: 'concern',
    referralId: null,
    at: concern.receivedAt,
    title: t('cases:timeline.concern', {
      source: list(
        t(`vocabulary:concernSource.${concern.source}`),
        concern.anonymous ? t('today:line.anonymous') : concern.reporterName,
      ),
    }),
    who: who(concern.recordedBy),
    body: lines(
      concern.words,
      concern.studentWords && t('cases:timeline.studentSaid', { words: concern.studentWords }),
      concern.studentWish && t('cases:timeline.studentWish', { words: concern.studentWish }),
    ),
    ...(concern.immediateDanger && { tone: 'danger' as const }),
  }))
}

function decisionEntries({ record, t, who }: Teller): readonly CaseEntry[] {
  return record.triages.map((triage) => ({
    id: triage.id,
    kind: 'decision',
    icon: 'check',
    referralId: null,
    at: triage.decidedAt,
    title: t('cases:timeline.decision', { disposition: t(`vocabulary:disposition.${triage.disposition}`) }),
    who: who(triage.decidedBy),
    body: lines(
      list(t(`vocabulary:urgency.${triage.urgency}`), t(`vocabulary:tier.${triage.tier}`)),
      triage.safetySteps.map((step) => t(`vocabulary:safetyStep.${step}`)).join(' · '),
      triage.note,
    ),
  }))
}

function noteEntries({ record, t, who }: Teller): readonly CaseEntry[] {
  return record.notes.map((note) => ({
    id: note.id,
    kind: 'note',
    icon: 'note',
    referralId: null,
    at: note.at,
    title: t('cases:timeline.note'),
    who: who(note.authorId),
    body: note.words,
  }))
}

/** A contact as an entry names them: "Teresa Varga (Mother)". */
export function contactName(contact: Pick<Contact, 'name' | 'relation'>, t: Say): string {
  return t('cases:people.named', {
    name: contact.name,
    relation: t(`vocabulary:relation.${contact.relation}`),
  })
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

function callEntries(teller: Teller): readonly CaseEntry[] {
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

/** What an event did, in words: the ending's own where it ended, the state it went back to where it was undone. */
export function eventWords({ action, toState }: Pick<ReferralEvent, 'action' | 'toState'>, t: Say): string {
  if (action === 'close') return t(`vocabulary:referralState.${toState}`)
  if (action === 'undo') return t('referrals:event.undo', { state: t(`vocabulary:referralState.${toState}`) })
  // The actions written by the program are those the catalogue names; a test walks them all.
  return t(`referrals:event.${action as KnownEvent}`)
}

/** What a line of a referral's history may say besides closing and taking back. */
export const KNOWN_EVENTS = [
  'create',
  'request-consent',
  'send',
  'accept',
  'waitlist',
  'ask-for-information',
  'schedule-appointment',
  'miss-appointment',
  'confirm-linked',
  'start-services',
  'reopen',
  'enter-in-error',
  'postpone',
  'hand-over',
] as const
type KnownEvent = (typeof KNOWN_EVENTS)[number]

const EVENT_TONES: Readonly<Record<string, 'good' | 'warn'>> = {
  'confirm-linked': 'good',
  'start-services': 'good',
  'miss-appointment': 'warn',
}

function referralEntries({ record, t, who, only }: Teller): readonly CaseEntry[] {
  const destinations = new Map(record.referrals.map(({ id, destination }) => [id, destination]))
  return record.events.map((event) => {
    const tone = EVENT_TONES[event.action]
    return {
      id: event.id,
      kind: 'referral',
      icon: 'referral',
      referralId: event.referralId,
      at: event.recordedAt,
      on: event.effectiveOn,
      title: only
        ? capital(eventWords(event, t))
        : t('cases:timeline.referral', {
            destination: destinations.get(event.referralId) ?? '',
            what: eventWords(event, t),
          }),
      who: who(event.recordedBy),
      ...(event.source !== 'office' && { source: t(`vocabulary:eventSource.${event.source}`) }),
      ...(event.reason && { body: event.reason }),
      ...(tone && { tone }),
    }
  })
}

function appointmentEntries({ record, t, who, time }: Teller): readonly CaseEntry[] {
  const destinations = new Map(record.referrals.map(({ id, destination }) => [id, destination]))
  return record.appointments.map((appointment) => {
    const { status, atTime, cancelledBy, source, recordedAt } = appointment
    const made = record.events.find(
      (event) => event.referralId === appointment.referralId && event.recordedAt === recordedAt,
    )
    return {
      id: appointment.id,
      kind: 'appointment',
      icon: 'calendar',
      referralId: appointment.referralId,
      at: recordedAt,
      on: appointment.onDay,
      title: t('cases:timeline.appointment', {
        kind: t(`vocabulary:appointmentKind.${appointment.kind}`),
        destination: destinations.get(appointment.referralId) ?? '',
        status: t(`vocabulary:appointmentStatus.${status}`),
      }),
      who: made ? who(made.recordedBy) : '',
      ...(source && { source: t(`vocabulary:eventSource.${source}`) }),
      body: list(
        atTime && time(atTime),
        cancelledBy && t('cases:timeline.calledOff', { whom: t(`vocabulary:endedBy.${cancelledBy}`) }),
      ),
      ...(status === 'kept' && { tone: 'good' as const }),
      ...((status === 'missed' || status === 'cancelled') && { tone: 'warn' as const }),
    }
  })
}

function consentEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  return record.consents.flatMap((consent) => {
    const kind = list(
      t(`vocabulary:consentKind.${consent.kind}`),
      ...consent.recipientIds.map((id) => record.organizations[id]),
    )
    const shared = { kind: 'consent', icon: 'consent', referralId: null } as const
    const recorded: CaseEntry = {
      ...shared,
      id: consent.id,
      at: consent.recordedAt,
      on: consent.signedOn,
      title: t('cases:timeline.consent', { kind }),
      who: who(consent.recordedBy),
      body: lines(
        t('cases:timeline.signedBy', { signer: consent.signer, until: day(consent.expiresOn) }),
        consent.information.map((part) => t(`vocabulary:information.${part}`)).join(' · '),
      ),
    }
    if (consent.revokedOn === null) return [recorded]
    const revoked: CaseEntry = {
      ...shared,
      id: `${consent.id}-revoked`,
      at: noonOf(consent.revokedOn),
      on: consent.revokedOn,
      timeless: true,
      title: t('cases:timeline.revoked', { kind }),
      who: '',
      body: consent.revokedHow,
      tone: 'warn',
    }
    return [recorded, revoked]
  })
}

function paperEntries(teller: Teller): readonly CaseEntry[] {
  const prints = Map.groupBy(teller.record.pages, ({ referralId, printedAt }) => `${referralId} ${printedAt}`)
  return [...prints.values()].flatMap((pages) => {
    const [first] = pages
    return first ? [paperEntry(first, pages, teller)] : []
  })
}

function paperEntry(first: PrintedPage, pages: readonly PrintedPage[], { t, who, day }: Teller): CaseEntry {
  const went = (page: PrintedPage): string => {
    const part = t(`vocabulary:packetPart.${page.part}`)
    if (page.ending === null) return t('cases:timeline.pageSomewhere', { part })
    const ending = t(`vocabulary:pageEnding.${page.ending}`)
    return t('cases:timeline.pageWent', { part, ending, day: page.endedOn ? day(page.endedOn) : '' })
  }
  return {
    id: first.id,
    kind: 'paper',
    icon: 'print',
    referralId: first.referralId,
    at: first.printedAt,
    title: t('cases:timeline.printed', {
      count: pages.length,
      language: t(`vocabulary:packetLanguage.${first.language}`),
    }),
    who: who(first.printedBy),
    body: lines(...pages.map(went)),
    ...(pages.some(({ ending }) => ending === null) && {
      tone: 'warn' as const,
      isUnanswered: true as const,
    }),
  }
}

function disclosureEntries({ record, t, who }: Teller): readonly CaseEntry[] {
  const ours = new Set(record.referrals.map(({ id }) => id))
  return record.disclosures
    .filter(({ referralId }) => referralId === null || ours.has(referralId))
    .map((disclosure) => ({
      id: disclosure.id,
      kind: 'disclosure',
      icon: 'export',
      referralId: disclosure.referralId,
      at: disclosure.recordedAt,
      on: disclosure.onDay,
      title: t('cases:timeline.disclosure', { party: disclosure.party }),
      who: who(disclosure.recordedBy),
      body: lines(
        disclosure.what,
        disclosure.exception
          ? list(t(`vocabulary:disclosureException.${disclosure.exception}`), disclosure.exceptionNote)
          : t('cases:timeline.withConsent'),
      ),
      ...(disclosure.exception && { tone: 'warn' as const }),
    }))
}

function closingEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  const { case: one } = record
  if (one.closedOn === null) return []
  const step = ownNextStep(record)
  return [
    {
      id: `${one.id}-closed`,
      kind: 'decision',
      icon: 'check',
      referralId: null,
      at: noonOf(one.closedOn),
      on: one.closedOn,
      timeless: true,
      title: t('cases:timeline.closed'),
      who: '',
      body: one.closingNote,
    },
    ...(step
      ? [
          {
            id: `${one.id}-step`,
            kind: 'decision' as const,
            icon: 'clock' as const,
            referralId: null,
            at: noonOf(one.closedOn),
            on: one.closedOn,
            timeless: true,
            title: t('cases:timeline.stepEnded', { action: step.action }),
            who: who(step.ownerId),
            body: t('cases:timeline.stepDue', { day: day(step.dueOn) }),
            tone: 'warn' as const,
          },
        ]
      : []),
  ]
}
