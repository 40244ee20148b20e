import type { PacketOfMany } from '#shared/api/printing.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { AppError } from '#shared/app-error.ts'
import { firstAddressee, languageFor } from '#shared/domain/addressee.ts'
import type { PacketBatch } from '#shared/domain/many-at-once.ts'
import type { Obstacle } from '#shared/domain/may-disclose.ts'
import { missingConsent } from '#shared/domain/missing-consent.ts'
import { inOrder, wholeOrder } from '#shared/domain/packet-order.ts'
import { goesToProvider, type PacketChoice } from '#shared/domain/packet.ts'
import { partsToBegin } from '#shared/domain/usual-packet.ts'

import { consentsThatDecide } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { requireReferralView } from '../referrals/referrals.ts'
import { usualPacket } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { problemOnPage } from '../students/who-interprets.ts'
import { requireStudent } from '../students/the-student.ts'
import { digestOf } from '../print/paper.ts'
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
}

/**
 * What a batch means for one referral: its family's language and the pages of its pathway, where they are not the same
 * for all. While a signature is missing the family is asked for it, and what a provider reads waits.
 */
function choiceFor(
  { db, session, today }: QueryContext,
  { id, studentId, ...view }: ReferralView,
  { parts, order, language, paper, largePrint, interpreters }: PacketBatch,
): Chosen {
  const student = requireStudent(db, studentId)
  const consents = consentsThatDecide(db, session, { studentId, onDay: today })
  const missing = missingConsent(view, { consents, student, today })
  const usual = partsToBegin(usualPacket(db), { pathway: view.pathway, isSigned: missing === null })
  const chosen = parts ?? usual.filter((part) => missing === null || !goesToProvider(part))
  const contacts = contactsOfStudent(db, studentId)
  const addressee = firstAddressee(contacts, student, today)
  return {
    withoutLetter: parts === null ? missing : null,
    choice: {
      referralId: id,
      parts: inOrder([...new Set(chosen)], wholeOrder(order)),
      language: language ?? languageFor(addressee, { contacts, student }) ?? 'en',
      ...{ paper, largePrint, remark: '', noticed: '', namesReasons: false, serviceIds: [] },
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
function stopOf({ state }: ReferralView, { gaps }: Packet): Pick<PacketOfMany, 'stop' | 'signs'> {
  if (state === 'entered-in-error') return { stop: 'entered-in-error', signs: '' }
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
        studentListName: '',
        parts: [],
        about: null,
        withoutLetter: null,
        stop: 'gone',
        signs: '',
        digest: '',
      },
      packet: null,
    }
  }
  const { choice, withoutLetter } = choiceFor(context, view, batch)
  const packet = drawPacket(context, view, choice)
  const digest = digestOf(sheetsOf(packet.pages))
  const isMoved = seen !== undefined && seen !== digest
  const mayInterpret = problemOnPage(context.db, view.studentId, choice.interpreter) === null
  const known = stopOf(view, packet)
  const found =
    known.stop === null && !mayInterpret ? { stop: 'may-not-interpret' as const, signs: '' } : known
  const stopped = found.stop === null && isMoved ? { stop: 'moved' as const, signs: '' } : found
  const { studentListName, studentId, caseId, organizationId } = view
  const about = { studentId, caseId, organizationId }
  const { language, parts } = choice
  return {
    told: { referralId, studentListName, language, about, parts, withoutLetter, ...stopped, digest },
    packet: stopped.stop === null ? packet : null,
  }
}
