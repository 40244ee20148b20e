import type { AskedInVain } from '#shared/domain/asked-in-vain.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { Disclosure, DisclosureException } from '#shared/domain/disclosure.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { School } from '#shared/domain/school.ts'
import { fullName, type Contact, type Student } from '#shared/domain/student.ts'

import { html, isolated, joined, leftToRight, textOf, type Html, type Piece } from '../print/html.ts'
import { runningFoot } from '../print/page-frame.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { paperTable, TABLE_STYLES } from '../print/table.ts'
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

/**
 * Each disclosure in the language of whoever reads the record, with the party, their interest and what allowed it (34 CFR
 * 99.32(a)(3)); for an emergency the threat and whom it was told (99.32(a)(5)). Each who asked and got nothing stands among
 * them (99.32(a)(1)). A report to an agency stands on no paper of a family.
 */
export function recordPaper(recorded: Recorded): Paper {
  const { student, disclosures, asked, school, today, text } = recorded
  const { say, plain, language } = text
  const entries = [
    ...disclosures.map((each) => ({ on: each.onDay, cells: rowOf(each, recorded) })),
    ...asked.map((each) => ({ on: each.endedOn, cells: rowInVain(each, recorded) })),
  ].toSorted((one, other) => other.on.localeCompare(one.on))
  const [name, day] = [fullName(student), printedDay(language, today)]
  const facts = [
    html`<b>${isolated(name)}</b>`,
    day,
    ...(student.localId ? [say('disclosures.localId', { id: leftToRight(student.localId) })] : []),
  ]
  const table = () =>
    html`${paperTable(
        [
          { heading: plain('disclosures.on'), width: '17%' },
          { heading: plain('disclosures.party'), width: '24%' },
          { heading: plain('disclosures.what') },
          { heading: plain('disclosures.ground'), width: '28%' },
        ],
        entries.map(({ cells }) => cells),
      )}
      <p class="after">${say('disclosures.ownWords')}</p>`
  return {
    look: { paper: school.paper, largePrint: false },
    sheets: [
      {
        name: 'disclosures',
        text,
        body: html`<h1>${say('disclosures.title')}</h1>
          <p>${joined(facts)}</p>
          <p>${say('disclosures.about')}</p>
          ${entries.length === 0 ? html`<p><b>${say('disclosures.none')}</b></p>` : table()}
          <p class="quiet">${say('disclosures.asFarAs')}</p>
          <p>
            ${isolated(school.name)}${
              school.phone !== '' && html`<br /><b>${leftToRight(shownPhone(school.phone))}</b>`
            }
          </p>`,
        from: runningFoot([school.name, plain('disclosures.title'), name, textOf(day)]),
      },
    ],
    styles: `${TABLE_STYLES}
.sheet .table .law { white-space: normal; }
.sheet .after { margin-top: 0.8em; }
`,
  }
}
