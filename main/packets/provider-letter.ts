import type { InformationClass } from '#shared/domain/consent.ts'
import { PROGRAM_NOTICE } from '#shared/domain/program-records.ts'
import { fullName } from '#shared/domain/student.ts'
import { consentScope } from '#shared/text/consent-scope.ts'

import { html, isolated, joined, leftToRight, paragraphs, type Html } from '../print/html.ts'
import { officeWords } from '../print/office-words.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay, printedLanguage } from '../print/print-words.ts'
import { letterhead, signature } from './letterhead.ts'
import type { LetterContact, PacketFacts, ProviderLetterFacts } from './packet-facts.ts'

const row = (label: Html, value: Html) =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`

function contactLines({ say, language }: PrintText, contact: LetterContact): Html {
  const { name, relation, phone, languageSpoken, interpreterNeeded, bestTime, voicemailAllowed } = contact
  const spoken =
    languageSpoken && say('providerLetter.speaks', { language: printedLanguage(language, languageSpoken) })
  const more = [
    phone ? html`<b>${leftToRight(phone)}</b>` : null,
    spoken || null,
    interpreterNeeded ? say('providerLetter.interpreter') : null,
    bestTime === '' ? null : say('providerLetter.bestTime', { time: bestTime }),
    phone && voicemailAllowed === false ? say('providerLetter.noVoicemail') : null,
  ].filter((line) => line !== null)
  const who = say('providerLetter.contactLine', { name, relation: say(`relation.${relation}`) })
  return html`<p>${who}<br />${joined(more)}</p>`
}

function contactDetails(text: PrintText, { information, student, contacts }: ProviderLetterFacts): Html {
  const { say, language } = text
  const born =
    student.birthDate === null
      ? say('providerLetter.birthDateMissing')
      : printedDay(language, student.birthDate)
  const birth = information.includes('date-of-birth') && row(say('providerLetter.birthDate'), born)
  const family =
    contacts.length === 0
      ? html`<p>${say('providerLetter.noContact')}</p>`
      : html`${contacts.map((contact) => contactLines(text, contact))}`
  return html`${row(say('providerLetter.name'), html`<b>${isolated(fullName(student))}</b>`)} ${birth}
  ${row(say('providerLetter.family'), family)}`
}

function reasons({ say }: PrintText, { referral }: ProviderLetterFacts): Html {
  const { primaryReason, otherReasons, urgency } = referral
  const also = otherReasons.map((reason) => say(`reason.${reason}`))
  const lines = html`<p>${say('providerLetter.reasons', { reason: say(`reason.${primaryReason}`) })}</p>
    ${also.length > 0 && html`<p>${say('providerLetter.alsoReasons', { reasons: joined(also) })}</p>`}`
  return html`${row(say('providerLetter.reason'), lines)}
  ${row(say('providerLetter.urgency'), say(`urgency.${urgency}`))}`
}

function schoolRecords({ say }: PrintText, { student }: ProviderLetterFacts): Html {
  const plans = [
    student.iep === true && say('providerLetter.iep'),
    student.section504 === true && say('providerLetter.section504'),
    student.englishLearner === true && say('providerLetter.englishLearner'),
  ].filter((plan) => plan !== false)
  const lines = plans.length === 0 ? [say('providerLetter.none')] : plans
  return html`${student.grade !== null && row(say('providerLetter.grade'), say(`grade.${student.grade}`))}
  ${row(say('providerLetter.plans'), html`${lines.map((line) => html`<p>${line}</p>`)}`)}`
}

function addressee({ say }: PrintText, { help }: PacketFacts): Html {
  const address = help.place?.address ?? ''
  return html`<div class="addressee">
    <p>${say('providerLetter.to')}:</p>
    <p><b>${isolated(help.name)}</b></p>
    ${help.service !== '' && html`<p>${isolated(help.service)}</p>`}${address !== '' && paragraphs(address)}
  </div>`
}

/** On what ground the letter comes. In an emergency nobody says that the family knows, or that it signed. */
function opening({ say, language }: PrintText, { consent, emergency }: ProviderLetterFacts): Html {
  if (emergency)
    return html`<p>${say('providerLetter.openingEmergency')}</p>
      <p><b>${say('providerLetter.emergency', { day: printedDay(language, emergency.onDay) })}</b></p>`
  return html`<p>${say('providerLetter.opening')} ${consent && signedUntil({ say, language }, consent)}</p>`
}

function signedUntil(
  { say, language }: Pick<PrintText, 'say' | 'language'>,
  { signedOn, expiresOn, expiresWhen }: NonNullable<ProviderLetterFacts['consent']>,
): Html {
  const signed = printedDay(language, signedOn)
  return expiresOn === null
    ? say('providerLetter.consentEvent', { signed, event: isolated(expiresWhen) })
    : say('providerLetter.consent', { signed, expires: printedDay(language, expiresOn) })
}

/**
 * Where the paper it goes by covers records of a program for substance use, their notice and what that paper covers are with
 * it (42 CFR 2.32(a), (b)): once for the letter and for whatever is put with it.
 */
function programNotice({ language }: PrintText, { consent }: ProviderLetterFacts): Html | false {
  if (consent === null || consent.direction === 'from') return false
  if (!consent.information.includes('substance-use-records')) return false
  const scope = consentScope(consent, officeWords(language === 'es' ? 'es' : 'en'))
  return html`<p class="boxed" lang="en" dir="ltr">${PROGRAM_NOTICE}</p>
    <p class="quiet">${isolated(scope)}</p>`
}

/** The letter that goes to the provider: who is referred, and of the rest only what may leave. */
export function providerLetter(text: PrintText, facts: PacketFacts, letter: ProviderLetterFacts): Html {
  const { say, language } = text
  const { counselor, school, caseCode, today, pathway } = facts
  const holds = (part: InformationClass) => letter.information.includes(part)
  const code = html`<b>${leftToRight(caseCode)}</b>`
  const far = html`<p>${printedDay(language, today)}</p>
    <p>${say('providerLetter.code', { code })}</p>`
  const contact =
    school.phone === ''
      ? say('providerLetter.contactNoPhone', { counselor })
      : say('providerLetter.contact', { counselor, phone: html`<b>${leftToRight(school.phone)}</b>` })
  const familyCalls = pathway === 'family-contacts-provider'
  const asks = (
    [
      familyCalls ? 'providerLetter.please1Family' : 'providerLetter.please1',
      'providerLetter.please2',
      'providerLetter.please3',
    ] as const
  ).map((key) => html`<li>${say(key)}</li>`)
  return html`${letterhead(facts, far)} ${addressee(text, facts)}
    <h1>${say('providerLetter.title')}</h1>
    ${opening(text, letter)}
    <dl>
      ${holds('contact-details') && contactDetails(text, letter)}
      ${holds('reason-for-referral') && reasons(text, letter)}
      ${holds('school-records') && schoolRecords(text, letter)}
    </dl>
    ${letter.statements.map(
      ({ heading, words }) =>
        html`<h2>${isolated(heading)}</h2>
          ${paragraphs(words)}`,
    )}
    <h2>${say('providerLetter.please')}</h2>
    <ol>
      ${asks}
    </ol>
    <p>${contact}</p>
    ${signature(say('providerLetter.regards'), facts)}
    <p class="boxed quiet">${say('providerLetter.notice')}</p>
    ${programNotice(text, letter)}`
}
