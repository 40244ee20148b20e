import { useEffect, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { addresseesOf, firstAddressee, languageFor, whoAnswered } from '#shared/domain/addressee.ts'
import { type ConsentRequest, subjectOfReferral, waitedFor } from '#shared/domain/consent-request.ts'
import { missingConsent } from '#shared/domain/missing-consent.ts'
import type { PacketChoice, PacketPart, PaperSize } from '#shared/domain/packet.ts'
import type { Contact } from '#shared/domain/student.ts'
import { partsToBegin, type UsualPacket, type WhyWaits } from '#shared/domain/usual-packet.ts'
import { useDraft } from '#renderer/drafts.ts'
import { knownInterpreter } from './known-interpreters.ts'

/** What came out of the printer last for this referral, in its order: whoever prints again begins with it. */
function partsOfLastPrint({ id }: ReferralView, { pages }: CaseRecord): readonly PacketPart[] | null {
  const printed = pages.filter(({ referralId }) => referralId === id)
  const last = printed
    .map(({ printedAt }) => printedAt)
    .toSorted()
    .at(-1)
  if (last === undefined) return null
  const together = printed.filter(({ printedAt }) => printedAt === last)
  return together.toSorted((one, other) => one.id.localeCompare(other.id)).map(({ part }) => part)
}

/**
 * Whom the last print for this referral was for, as long as it still may be for them and nobody was asked to sign since,
 * or else the one it is for by rule.
 */
function addresseeToBegin(
  referral: ReferralView,
  { pages, contacts, consents, student, today }: CaseRecord,
  asked: readonly ConsentRequest[],
): Contact | null {
  const may = addresseesOf(contacts, student, today)
  const printed = pages
    .filter(({ referralId, addresseeId }) => referralId === referral.id && addresseeId !== null)
    .toSorted((one, other) => one.printedAt.localeCompare(other.printedAt))
  const last = printed.at(-1)
  const request = waitedFor(asked, subjectOfReferral(referral))
  const isAsked = may.some(({ id }) => id === request?.askedContactId)
  const isAskedSince =
    isAsked && last !== undefined && request !== null && request.recordedAt > last.printedAt
  const answered = whoAnswered(subjectOfReferral(referral), { contacts, asked, consents })
  const byRule = firstAddressee(contacts, student, today, answered)
  return (isAskedSince ? null : may.find((contact) => contact.id === last?.addresseeId)) ?? byRule
}

/** What a packet begins with before anybody chose anything: what was printed last, or what the office usually begins with. */
export function firstChoice(
  referral: ReferralView,
  record: CaseRecord,
  {
    paper,
    usual,
    asked,
    waits,
  }: {
    readonly paper: PaperSize
    readonly usual: UsualPacket
    /** The papers that were asked of the student. */
    readonly asked: readonly ConsentRequest[]
    /** Why a page is not in it by itself. */
    readonly waits: (part: PacketPart) => WhyWaits | null
  },
): PacketChoice {
  const addressee = addresseeToBegin(referral, record, asked)
  const isSigned = missingConsent(referral, record) === null
  const last = partsOfLastPrint(referral, record)
  // What was asked for with the last print is signed: now what waited for it goes.
  const isAnswered = isSigned && last?.includes('consent-form') === true
  const parts = (isAnswered ? null : last) ?? partsToBegin(usual, { pathway: referral.pathway, isSigned })
  const begun = parts.filter((part) => waits(part) === null)
  return {
    referralId: referral.id,
    parts: begun.length > 0 ? begun : ['letter'],
    language: languageFor(addressee, record) ?? 'en',
    paper,
    largePrint: false,
    remark: '',
    noticed: '',
    namesReasons: false,
    serviceIds: [],
    ownServiceIds: [],
    bilingual: false,
    // Whoever interprets for this family stands on its next paper, too.
    interpreter: knownInterpreter(record.case.studentId),
    addresseeId: addressee?.id ?? null,
  }
}

/** What is written for one packet does not stand in the next. */
const WRITTEN_ONCE = { remark: '', noticed: '' } as const

/**
 * What somebody chose and wrote for a packet waits for them when they are called away before it is printed. What they
 * chose stays for the next packet of this referral; what they wrote does not.
 */
export function useKeptChoice(
  first: PacketChoice,
  /** Whom it may be for today. */
  may: readonly Pick<Contact, 'id'>[],
): {
  readonly choice: PacketChoice
  change(part: Partial<PacketChoice>): void
  /** The next packet of this referral begins with the same pages and without the words. */
  printed(): void
} {
  const [changed, setChanged] = useState<Partial<PacketChoice> | null>(null)
  const { found } = useDraft(`packets.${first.referralId}`, changed)
  useEffect(() => {
    if (found) setChanged((before) => ({ ...found, ...before }))
  }, [found])
  const choice = { ...first, ...changed }
  const isForThem = may.some(({ id }) => id === choice.addresseeId)
  return {
    choice: isForThem ? choice : { ...choice, addresseeId: null },
    change: (part) => setChanged((before) => ({ ...before, ...part })),
    printed: () => setChanged((before) => before && { ...before, ...WRITTEN_ONCE }),
  }
}
