import type { Interpreter } from '#shared/domain/interpreter.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { endsOf } from '#shared/domain/period.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'
import type { Student } from '#shared/domain/student.ts'

import type { ReadableDb } from '../db/types.ts'
import { nameUsedAtHome } from '../packets/gather-facts.ts'
import { BESIDE_STYLES } from '../print/beside-styles.ts'
import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { besideUnchecked } from '../print/unchecked.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { schoolText } from '../translations/school-texts.ts'

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

/** The paragraphs a letter names, in one order of their signs whatever stands around them. */
const LAW = {
  inspection: leftToRight('34 CFR 99.10'),
  custody: leftToRight('34 CFR 99.4'),
  who: leftToRight('34 CFR 99.31(c)'),
  transfer: leftToRight('34 CFR 99.34'),
  court: leftToRight('34 CFR 99.31(a)(9)'),
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
      return [say('records.cameSchool', values), asks, say('records.whySchool', { law: LAW.transfer })]
    case 'subpoena':
    case 'court-order':
      return [
        say('records.cameCourt', values),
        asks,
        say('records.whyCourt', { day: printedDay(language, dueOn), law: LAW.court }),
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
    say('records.ackOwn', { day: printedDay(language, dueOn), law: LAW.inspection }),
    // The same words whatever stands there, so that they tell nobody what it is or about whom.
    ...(hasOrders ? [say('records.ackOrders', { law: LAW.custody })] : []),
    ...(request.shown === '' ? [say('records.ackShow', { law: LAW.who })] : []),
  ]
}

/** A letter to a family about a request, in its language; it tells of rights, so that unchecked words stand beside their English. */
export function familyLetter(
  db: ReadableDb,
  { language, interpreter }: { readonly language: PacketLanguage; readonly interpreter: Interpreter | null },
  asked: Told,
): Paper {
  const school = theSchool(db)
  const { student } = asked
  const given = nameUsedAtHome(student, contactsOfStudent(db, student.id)) ?? student.givenName
  const told = { ...asked, studentName: [given, student.familyName].filter(Boolean).join(' ') }
  const draw = (text: PrintText): Html =>
    html`<h1>${text.say(told.what === 'notice' ? 'records.title' : 'records.ackTitle')}</h1>
      <p>${printedDay(text.language, told.today)}</p>
      ${sentences(text, told).map((sentence) => html`<p>${sentence}</p>`)}
      <p>
        ${isolated(school.name)}${school.phone !== '' && html`<br /><b>${leftToRight(school.phone)}</b>`}
      </p>`
  const [text, english] = [schoolText(db, language), schoolText(db, 'en')]
  const body = besideUnchecked(draw, { text, english, isWhole: true, interpreter })
  return {
    look: { paper: school.paper, largePrint: false },
    sheets: [{ name: `records-${told.what}`, text, body, from: school.name }],
    styles: BESIDE_STYLES,
  }
}
