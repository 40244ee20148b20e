import type { AskedInVain } from '#shared/domain/asked-in-vain.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { Disclosure, DisclosureException } from '#shared/domain/disclosure.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { School } from '#shared/domain/school.ts'
import { fullName, type Contact, type Student } from '#shared/domain/student.ts'

import { BESIDE_STYLES } from '../print/beside-styles.ts'
import { html, isolated, joined, leftToRight, textOf, type Html, type Piece } from '../print/html.ts'
import { runningFoot } from '../print/page-frame.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { paperTable, TABLE_STYLES } from '../print/table.ts'
import { besideUnchecked } from '../print/unchecked.ts'
import { isKeptAway } from '../students/kept-away.ts'
import { saidAgain } from './said-again.ts'

/** What stands on the record of one student. */
export interface Recorded {
  readonly student: Pick<Student, 'givenName' | 'familyName' | 'localId'>
  readonly disclosures: readonly Disclosure[]
  readonly asked: readonly AskedInVain[]
  readonly consents: readonly Pick<Consent, 'id' | 'signer' | 'signerContactId' | 'signedOn'>[]
  readonly contacts: readonly Contact[]
  readonly school: Pick<School, 'name' | 'paper' | 'phone'>
  readonly today: string
  readonly text: PrintText
  readonly english: PrintText
  /** Who reads it to the family, while nobody has checked what it says of their rights. */
  readonly interpreter: Interpreter | null
}

/** Which paragraph of the law an exception is of: a family reads the words before it. */
const LAW: Readonly<Partial<Record<DisclosureException, string>>> = {
  'new-school': '34 CFR 99.31(a)(2)',
  'court-order-or-subpoena': '34 CFR 99.31(a)(9)',
  'child-welfare': '20 U.S.C. 1232g(b)(1)(L)',
}

const ENDS_WITH_DAY = /^(.+), (\d{4}-\d{2}-\d{2})$/

/** Whom the school told before it answered, and when, or what somebody wrote. */
function noteOf({ exceptionNote }: Disclosure, { language }: PrintText): Html | null {
  const [, to, on] = ENDS_WITH_DAY.exec(exceptionNote) ?? []
  if (to !== undefined && on !== undefined) return html`${isolated(to)}, ${printedDay(language, on)}`
  return exceptionNote === '' ? null : isolated(exceptionNote)
}

const oneBelowTheOther = (lines: readonly (Html | null | false)[]): Html =>
  html`${lines.filter((line) => line !== null && line !== false).map((line, at) => [at > 0 && html`<br />`, line])}`

/** What allowed a disclosure: whoever must not be contacted by now is not named, though they signed. */
function groundOf(disclosure: Disclosure, { consents, contacts, text }: Recorded): Html {
  const { say, language } = text
  const { consentId, exception } = disclosure
  const consent = consents.find(({ id }) => id === consentId)
  const isNamed =
    consent && !isKeptAway(contacts, { contactId: consent.signerContactId, name: consent.signer })
  const law = exception === null ? undefined : LAW[exception]
  return oneBelowTheOther([
    isNamed
      ? say('disclosures.signed', { signer: consent.signer, day: printedDay(language, consent.signedOn) })
      : consentId !== null && say('disclosures.byConsent'),
    exception !== null &&
      joined([
        say(`disclosures.exception.${exception}`),
        ...(law === undefined ? [] : [html`<bdi dir="ltr" class="law">${law}</bdi>`]),
      ]),
    noteOf(disclosure, text),
  ])
}

function purposeOf(interest: string, isOfCourt: boolean, text: PrintText): Html {
  return interest === '' && isOfCourt ? text.say('disclosures.interestNotSaid') : saidAgain(interest, text)
}

function rowOf(disclosure: Disclosure, recorded: Recorded): readonly Piece[] {
  const { text } = recorded
  const { onDay, party, method, what, interest, exception, isUndelivered } = disclosure
  return [
    printedDay(text.language, onDay),
    oneBelowTheOther([saidAgain(party, text), method !== null && text.say(`disclosures.method.${method}`)]),
    oneBelowTheOther([
      saidAgain(what, text),
      purposeOf(interest, exception === 'court-order-or-subpoena', text),
      isUndelivered && html`<b>${text.say('disclosures.undelivered')}</b>`,
    ]),
    groundOf(disclosure, recorded),
  ]
}

function rowInVain(
  { party, interest, receivedOn, state, endedOn }: AskedInVain,
  { text }: Recorded,
): readonly Piece[] {
  return [
    printedDay(text.language, endedOn),
    isolated(party),
    oneBelowTheOther([
      text.say('disclosures.asked.on', { day: printedDay(text.language, receivedOn) }),
      purposeOf(interest, true, text),
    ]),
    html`<b>${text.say(`disclosures.asked.${state}`)}</b>`,
  ]
}

/** What stands above the entries. */
function aboveTable({ student, today, text: { say, language } }: Recorded): Html {
  const facts = [
    html`<b>${isolated(fullName(student))}</b>`,
    printedDay(language, today),
    ...(student.localId ? [say('disclosures.localId', { id: leftToRight(student.localId) })] : []),
  ]
  return html`<h1>${say('disclosures.title')}</h1>
    <p>${joined(facts)}</p>
    <p class="rights">${say('disclosures.about')}</p>`
}

/** The entries, the newest first. */
function entries(recorded: Recorded): Html {
  const { disclosures, asked, text } = recorded
  const { say, plain } = text
  const rows = [
    ...disclosures.map((each) => ({ on: each.onDay, cells: rowOf(each, recorded) })),
    ...asked.map((each) => ({ on: each.endedOn, cells: rowInVain(each, recorded) })),
  ].toSorted((one, other) => other.on.localeCompare(one.on))
  if (rows.length === 0) return html`<p><b>${say('disclosures.none')}</b></p>`
  return html`${paperTable(
      [
        { heading: plain('disclosures.on'), width: '17%' },
        { heading: plain('disclosures.party'), width: '24%' },
        { heading: plain('disclosures.what') },
        { heading: plain('disclosures.ground'), width: '28%' },
      ],
      rows.map(({ cells }) => cells),
    )}
    <p class="after rights">${say('disclosures.ownWords')}</p>`
}

/**
 * Each disclosure in the language of whoever reads the record, with the party, their interest and what allowed it (34 CFR
 * 99.32(a)(3)); for an emergency the threat and whom it was told (99.32(a)(5)). Each who asked and got nothing stands among
 * them (99.32(a)(1)). A report to an agency stands on no paper of a family. What it says of their rights stands beside its
 * English while nobody has checked it.
 */
export function recordPaper(recorded: Recorded): Paper {
  const { student, school, today, text, english, interpreter } = recorded
  const { plain, language } = text
  const draw = (one: PrintText): Html =>
    html`${aboveTable({ ...recorded, text: one })} ${entries({ ...recorded, text: one })}
      <p class="quiet rights">${one.say('disclosures.asFarAs')}</p>
      <p>
        ${isolated(school.name)}${
          school.phone !== '' && html`<br /><b>${leftToRight(shownPhone(school.phone))}</b>`
        }
      </p>`
  const day = textOf(printedDay(language, today))
  return {
    look: { paper: school.paper, largePrint: false },
    sheets: [
      {
        name: 'disclosures',
        text,
        body: besideUnchecked(draw, { text, english, isWhole: false, interpreter }),
        from: runningFoot([school.name, plain('disclosures.title'), fullName(student), day]),
      },
    ],
    styles: `${TABLE_STYLES}${BESIDE_STYLES}
.sheet .table .law { white-space: normal; }
.sheet .after { margin-top: 0.8em; }
`,
  }
}
