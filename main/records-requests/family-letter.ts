import { wasOfAge } from '#shared/domain/consent.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { endsOf } from '#shared/domain/period.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'
import { fullName, type Student } from '#shared/domain/student.ts'

import type { ReadableDb } from '../db/types.ts'
import { html, leftToRight, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway, isOwnName } from '../students/kept-away.ts'
import { letterHome, type Reading } from './family-frame.ts'

/** What is told of a request, and by when it is answered. */
export interface Told {
  readonly request: RecordsRequest
  readonly student: Student
  readonly today: string
  readonly dueOn: string
  readonly what: 'acknowledgment' | 'notice'
  /** Something stands about custody or against contact, which is read before anything leaves. */
  readonly hasOrders: boolean
}

/** The same for a family, under the name it uses: the one used at school may not be known at home. */
interface ToldFamily extends Told {
  readonly studentName: string
}

/** The paragraphs a letter follows. */
const LAW = {
  inspection: '34 CFR 99.10',
  custody: '34 CFR 99.4',
  who: '34 CFR 99.31(c)',
  transfer: '34 CFR 99.34',
  court: '34 CFR 99.31(a)(9)',
}

/** What a school wrote in words of its own may name the law inside a sentence. */
const named = (law: string) => leftToRight(law)

function lawOf({ request: { kind, shown }, what, hasOrders }: Told): readonly string[] {
  if (what === 'acknowledgment')
    return [LAW.inspection, ...(hasOrders ? [LAW.custody] : []), ...(shown === '' ? [LAW.who] : [])]
  if (kind === 'new-school') return [LAW.transfer]
  return kind === 'subpoena' || kind === 'court-order' ? [LAW.court] : []
}

/**
 * To whom it goes: a student of age, or whoever asked for their own, by name; else the family. Whoever must not be contacted
 * is named by nothing.
 */
function readerOf(db: ReadableDb, { request: { requester }, student, today, what }: Told): string | null {
  if (what === 'notice') return wasOfAge(student.birthDate, today) === true ? fullName(student) : null
  const isAway =
    !isOwnName(student, requester) &&
    isKeptAway(contactsOfStudent(db, student.id), { contactId: null, name: requester })
  return isAway ? null : requester
}

/** What they ask for, with the first and the last day they named. */
function asksFor(
  { asksFor: words, periodFrom, periodUntil }: RecordsRequest,
  language: PacketLanguage,
): string | Html {
  if (endsOf({ periodFrom, periodUntil }) === null) return words
  const said = (on: string | null) => (on === null ? '' : printedDay(language, on))
  return html`${words} (${said(periodFrom)} – ${said(periodUntil)})`
}

/** Who asks, and what a family may do about it; of the other kinds no notice is owed, and none of them is answered by a day. */
function whoAsks({ say, language }: PrintText, { request, studentName, dueOn }: ToldFamily): readonly Html[] {
  const { kind, requester, capacity, receivedOn } = request
  const values = {
    student: studentName,
    day: printedDay(language, receivedOn),
    requester: [requester, capacity].filter(Boolean).join(', '),
  }
  const asks = say('records.asks', { asks: asksFor(request, language) })
  switch (kind) {
    case 'new-school':
      return [say('records.cameSchool', values), asks, say('records.whySchool', { law: named(LAW.transfer) })]
    case 'subpoena':
    case 'court-order':
      return [
        say('records.cameCourt', values),
        asks,
        say('records.whyCourt', { day: printedDay(language, dueOn), law: named(LAW.court) }),
      ]
    default:
      return [say('records.cameOther', values), asks]
  }
}

function sentences(text: PrintText, told: ToldFamily): readonly Html[] {
  const { say, language } = text
  const { request, studentName, dueOn, what, hasOrders } = told
  if (what === 'notice') return [...whoAsks(text, told), say('records.may')]
  return [
    say('records.ackCame', {
      student: studentName,
      day: printedDay(language, request.receivedOn),
    }),
    say('records.ackOwn', { day: printedDay(language, dueOn), law: named(LAW.inspection) }),
    // The same words whatever stands there, so that they tell nobody what it is or about whom.
    ...(hasOrders ? [say('records.ackOrders', { law: named(LAW.custody) })] : []),
    ...(request.shown === '' ? [say('records.ackShow', { law: named(LAW.who) })] : []),
  ]
}

/** A letter to a family about a request. */
export function familyLetter(db: ReadableDb, reading: Reading, told: Told): Paper {
  const { student, today, what } = told
  return letterHome(db, reading, {
    ...{ name: `records-${what}`, student, today, law: lawOf(told), to: readerOf(db, told) },
    title: what === 'notice' ? 'records.title' : 'records.ackTitle',
    sentences: (text, studentName) => sentences(text, { ...told, studentName }),
  })
}
