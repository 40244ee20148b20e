import type { PacketOfMany } from '#shared/api/printing.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { AppError } from '#shared/app-error.ts'
import { addresseesOf, firstAddressee, languageFor, whoAnswered } from '#shared/domain/addressee.ts'
import { unprintedLanguage, whoDoesNotRead } from '#shared/domain/family-language.ts'
import type { PacketBatch } from '#shared/domain/many-at-once.ts'
import type { Obstacle } from '#shared/domain/may-disclose.ts'
import { missingConsent } from '#shared/domain/missing-consent.ts'
import { inOrder, wholeOrder } from '#shared/domain/packet-order.ts'
import { goesToProvider, type PacketChoice } from '#shared/domain/packet.ts'
import type { Contact } from '#shared/domain/student.ts'
import { partsToBegin, wasSaidNo, whyWaits, type WhyWaits } from '#shared/domain/usual-packet.ts'
import { subjectOfReferral } from '#shared/domain/consent-request.ts'

import { papersAsked } from '../consent-requests/requests.ts'
import { consentsThatDecide } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { requireReferralView } from '../referrals/referrals.ts'
import { usualPacket } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { problemOnPage } from '../students/who-interprets.ts'
import { requireStudent } from '../students/the-student.ts'
import { digestOf, isMoved } from '../print/paper.ts'
import { blockingGap } from './packet-gaps.ts'
import { drawPacket, sheetsOf, type Packet } from './packet.ts'

/** One packet of many, drawn as it is drawn alone. */
export interface DrawnOfMany {
  readonly told: PacketOfMany
  /** `null` where it may not be printed. */
  readonly packet: Packet | null
}

interface Chosen {
  readonly choice: PacketChoice
  readonly withoutLetter: Obstacle | null
  readonly formWaits: WhyWaits | null
  readonly mayHave: readonly Contact[]
  readonly unprinted: string | null
  readonly doNotRead: readonly string[]
}

/** For whom a packet is: whoever was chosen and still may have it, or else the one it is for by rule. */
function addresseeOf(
  mayHave: readonly Contact[],
  chosen: string | null | undefined,
  byRule: Contact | null,
): Contact | null {
  return chosen === null ? null : (mayHave.find(({ id }) => id === chosen) ?? byRule)
}

/**
 * What a batch means for one referral: its family's language and the pages of its pathway, where they are not the same
 * for all. While a signature is missing the family is asked for it, unless it said no, and what a provider reads waits.
 */
function choiceFor(context: QueryContext, referral: ReferralView, batch: PacketBatch): Chosen {
  const { db, session, today } = context
  const { id, studentId, pathway } = referral
  const { parts, order, language, paper, largePrint, interpreters, addressees, askAgain } = batch
  const student = requireStudent(db, studentId)
  const consents = consentsThatDecide(db, session, { studentId, onDay: today })
  const missing = missingConsent(referral, { consents, student, today })
  const asked = papersAsked(context, studentId)
  const subject = subjectOfReferral(referral)
  const saidNo = wasSaidNo(asked, subject)
  const formWaits = whyWaits('consent-form', { missing, saidNo })
  const usual = partsToBegin(usualPacket(db), { pathway, isSigned: missing === null })
  const wanted = parts ?? usual.filter((part) => missing === null || !goesToProvider(part))
  const isAsked = formWaits === null || askAgain.includes(id)
  const chosen = wanted.filter((part) => part !== 'consent-form' || isAsked)
  const contacts = contactsOfStudent(db, studentId)
  const mayHave = addresseesOf(contacts, student, today)
  const answered = whoAnswered(subject, { contacts, asked, consents })
  const byRule = firstAddressee(contacts, student, today, answered)
  const addressee = addresseeOf(mayHave, addressees[id], byRule)
  const readers = addressee ? [addressee] : contacts
  return {
    mayHave,
    unprinted: unprintedLanguage({ contacts: readers, student }),
    doNotRead: whoDoesNotRead(readers).map(({ name }) => name),
    formWaits: wanted.includes('consent-form') ? formWaits : null,
    withoutLetter: parts === null ? missing : null,
    choice: {
      referralId: id,
      parts: inOrder([...new Set(chosen)], wholeOrder(order)),
      language: language ?? languageFor(addressee, { contacts, student }) ?? 'en',
      ...{
        paper,
        largePrint,
        remark: '',
        noticed: '',
        namesReasons: false,
        serviceIds: [],
        ownServiceIds: [],
      },
      ...{
        bilingual: false,
        interpreter: interpreters[studentId] ?? null,
        addresseeId: addressee?.id ?? null,
      },
    },
  }
}

function viewOf(context: QueryContext, id: string): ReferralView | null {
  try {
    return requireReferralView(context, id)
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'not_found') return null
    throw thrown
  }
}

/** Nobody looks at each page of many: signs that no font draws stop a packet here, of which they are told alone. */
function stopOf(
  { state }: ReferralView,
  { gaps, pages }: Packet,
  { formWaits, withoutLetter }: Pick<Chosen, 'formWaits' | 'withoutLetter'>,
): Pick<PacketOfMany, 'stop' | 'signs'> {
  if (state === 'entered-in-error') return { stop: 'entered-in-error', signs: '' }
  // All of it is for the provider, and waits for what was not signed.
  if (pages.length === 0 && formWaits === null && withoutLetter) return { stop: withoutLetter, signs: '' }
  if (pages.length === 0) return { stop: 'form-not-again', signs: '' }
  const unread = gaps.find(({ gap }) => gap === 'no-letters')
  const { gap = null, signs = '' } = blockingGap(gaps) ?? unread ?? {}
  return { stop: gap, signs }
}

/** Draws one packet of a batch by the road of a single one; what may not be printed, or is not what was `seen`, says why. */
export function drawOfMany(
  context: QueryContext,
  batch: PacketBatch,
  { referralId, seen }: { readonly referralId: string; readonly seen?: string | undefined },
): DrawnOfMany {
  const view = viewOf(context, referralId)
  if (view === null) {
    const language = batch.language ?? 'en'
    return {
      told: {
        ...{ referralId, language },
        ...{ studentListName: '', destination: '', addresseeId: null, mayHave: [] },
        ...{ unprinted: null, doNotRead: [] },
        ...{ parts: [], about: null, withoutLetter: null, formWaits: null, noNumber: [] },
        stop: 'gone',
        signs: '',
        digest: '',
      },
      packet: null,
    }
  }
  const { choice, withoutLetter, formWaits, mayHave, unprinted, doNotRead } = choiceFor(context, view, batch)
  const packet = drawPacket(context, view, choice)
  const sheets = sheetsOf(packet.pages)
  const digest = digestOf(sheets)
  const mayInterpret = problemOnPage(context.db, view.studentId, choice.interpreter) === null
  const known = stopOf(view, packet, { formWaits, withoutLetter })
  const found =
    known.stop === null && !mayInterpret ? { stop: 'may-not-interpret' as const, signs: '' } : known
  const stopped = found.stop === null && isMoved(sheets, seen) ? { stop: 'moved' as const, signs: '' } : found
  const { studentListName, studentId, caseId, organizationId, destination } = view
  const { language, parts, addresseeId } = choice
  return {
    told: {
      ...{ referralId, studentListName, destination, language, addresseeId, parts, digest, ...stopped },
      about: { studentId, caseId, organizationId },
      mayHave: mayHave.map(({ id, name, relation }) => ({ id, name, relation })),
      ...{ withoutLetter, formWaits, unprinted, doNotRead: [...doNotRead] },
      noNumber: packet.gaps.flatMap(({ gap }) =>
        gap === 'no-phone' || gap === 'no-school-phone' ? [gap] : [],
      ),
    },
    packet: stopped.stop === null ? packet : null,
  }
}
