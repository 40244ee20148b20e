import type { PacketGap } from '#shared/api/packets.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { assertNever } from '#shared/assert-never.ts'
import {
  consentStands,
  type Consent,
  type InformationClass,
  LETTER_INFORMATION,
} from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { mayDisclose, mayLeave, tellingProvider, type Obstacle } from '#shared/domain/may-disclose.ts'
import type { PacketChoice, PacketLanguage, PacketPart } from '#shared/domain/packet.ts'

import { consentsOfStudent } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { signsWithoutFont } from '../print/fonts.ts'
import type { Look, Sheet } from '../print/page-frame.ts'
import type { PrintText } from '../print/print-text.ts'
import type { Html } from '../print/html.ts'
import { settings } from '../school/school.ts'
import { requireStudent } from '../students/the-student.ts'
import { schoolText } from '../translations/school-texts.ts'
import { consentForm } from './consent-form.ts'
import { contactSlipPage } from './contact-slip-page.ts'
import { coverLetter } from './cover-letter.ts'
import { gatherFacts, type GatheredFacts } from './gather-facts.ts'
import type { PacketFacts, ProviderLetterFacts } from './packet-facts.ts'
import { providerLetter } from './provider-letter.ts'
import { providerPage } from './provider-page.ts'
import { standingEmergency, toldInEmergency } from './standing-emergency.ts'
import { whatToExpectPage } from './what-to-expect-page.ts'

/** One page of a packet, ready to draw, with what it would tell somebody outside about the student. */
export interface PacketPage {
  readonly part: PacketPart
  readonly language: PacketLanguage
  readonly information: readonly InformationClass[]
  readonly sheet: Sheet
}

/** A whole packet: its pages, and what is missing. */
export interface Packet {
  readonly pages: readonly PacketPage[]
  readonly look: Look
  readonly gaps: readonly PacketGap[]
}

/** The one thing no letter can do without: whom it is about. */
const LEAST: readonly InformationClass[] = ['contact-details']

/** What a letter shows on the screen while no consent says what it may hold. */
const WITHOUT_CONSENT: readonly InformationClass[] = [
  'contact-details',
  'date-of-birth',
  'reason-for-referral',
]

type ConsentGap = Obstacle | 'no-provider'

interface Permission {
  readonly gap: ConsentGap | null
  readonly information: readonly InformationClass[]
  readonly consent: Consent | null
  /** What was recorded where an emergency takes the place of a consent. */
  readonly emergency: Disclosure | null
}

function permission(
  { db, session, today }: Pick<QueryContext, 'db' | 'session' | 'today'>,
  view: ReferralView,
): Permission {
  const refused = (gap: ConsentGap): Permission => ({
    gap,
    information: WITHOUT_CONSENT,
    consent: null,
    emergency: null,
  })
  if (view.organizationId === null) return refused('no-provider')
  const asked = tellingProvider(view.organizationId, requireStudent(db, view.studentId), today)
  const consents = consentsOfStudent(db, session, view.studentId)
  const emergency = standingEmergency(db, view)
  if (
    emergency &&
    toldInEmergency(emergency, LEAST) &&
    !mayDisclose(consents, { ...asked, information: emergency.information }).may
  ) {
    const information = LETTER_INFORMATION.filter((part) => emergency.information.includes(part))
    return { gap: null, information, consent: null, emergency }
  }
  const least = mayDisclose(consents, { ...asked, information: LEAST })
  if (!least.may) return refused(least.missing)
  const naming = consents.filter(({ information }) => LEAST.every((part) => information.includes(part)))
  const information = mayLeave(naming, { ...asked, wanted: LETTER_INFORMATION })
  const answer = mayDisclose(naming, { ...asked, information })
  const consent = answer.may ? naming.find(({ id }) => id === answer.consentId) : undefined
  return { gap: null, information, consent: consent ?? null, emergency: null }
}

/** Whether the family has signed for what this pathway asks of the school: to tell a provider, or to help here. */
function isSigned(
  { db, session, today }: Pick<QueryContext, 'db' | 'session' | 'today'>,
  { pathway, studentId }: ReferralView,
  { consent: signed }: Permission,
): boolean {
  if (pathway !== 'school-based') return signed !== null
  return consentsOfStudent(db, session, studentId).some(
    (consent) =>
      consent.kind === 'services' && consent.recipientIds.length === 0 && consentStands(consent, today),
  )
}

const CALLING_THE_SCHOOL: readonly PacketPart[] = [
  'letter',
  'contact-slip',
  'consent-form',
  'provider-letter',
]
const ANSWERING_THE_SCHOOL: readonly PacketPart[] = [
  'contact-slip',
  'consent-form',
  'provider-letter',
  'letter',
]
const CALLING_THE_PROVIDER: readonly PacketPart[] = ['provider', 'letter']

/** Providers look a student up by the date of birth: whether it stands in the letter is worth a word. */
function birthDateGap(
  { birthDate }: Pick<ProviderLetterFacts['student'], 'birthDate'>,
  { information, emergency }: Permission,
): readonly PacketGap['gap'][] {
  if (!information.includes('date-of-birth')) return emergency ? [] : ['birth-date-not-covered']
  return birthDate === null ? ['no-birth-date'] : []
}

function gapsOf(
  { facts, letter }: GatheredFacts,
  allowed: Permission,
  { parts }: Pick<PacketChoice, 'parts'>,
): readonly PacketGap[] {
  const first = (wanted: readonly PacketPart[]) => wanted.find((part) => parts.includes(part))
  const missing = (part: PacketPart | undefined, name: PacketGap['gap'], blocks: boolean): PacketGap[] =>
    part ? [{ part, gap: name, blocks }] : []
  const { help, school, pathway } = facts
  const toProvider = first(['provider-letter'])
  return [
    ...(allowed.gap ? missing(toProvider, allowed.gap, true) : []),
    ...(allowed.emergency ? missing(toProvider, 'emergency', false) : []),
    ...birthDateGap(letter.student, allowed).flatMap((name) => missing(toProvider, name, false)),
    ...(help.phones.length === 0 && pathway !== 'school-based'
      ? missing(first(CALLING_THE_PROVIDER), 'no-phone', false)
      : []),
    ...(school.phone === '' ? missing(first(CALLING_THE_SCHOOL), 'no-school-phone', false) : []),
    ...(school.address === '' ? missing(first(ANSWERING_THE_SCHOOL), 'no-school-address', false) : []),
  ]
}

/** Names in a script that is not carried along would print as empty boxes: never without saying so. */
function unprintable(pages: readonly PacketPage[]): readonly PacketGap[] {
  const found = pages.map(({ part, sheet: { body, from } }) => ({
    part,
    signs: signsWithoutFont(`${body.markup}${from}`),
  }))
  const first = found.find(({ signs }) => signs.length > 0)
  if (!first) return []
  const signs = [...new Set(found.flatMap((page) => page.signs))].join(' ')
  return [{ part: first.part, gap: 'no-letters', blocks: false, signs }]
}

function drawPart(
  part: PacketPart,
  texts: { readonly family: PrintText; readonly office: PrintText },
  facts: PacketFacts,
  letter: ProviderLetterFacts,
): Html {
  const { family, office } = texts
  switch (part) {
    case 'letter':
      return coverLetter(family, facts)
    case 'provider':
      return providerPage(family, facts)
    case 'what-to-expect':
      return whatToExpectPage(family, facts)
    case 'consent-form':
      return consentForm(family, { ...facts, student: letter.student })
    case 'contact-slip':
      return contactSlipPage(family, office, facts)
    case 'provider-letter':
      return providerLetter(office, facts, letter)
    default:
      return assertNever(part)
  }
}

/** Numbers and codes are isolated, so that they read from left to right in a line that does not. */
function footOf({ school, caseCode }: Pick<PacketFacts, 'school' | 'caseCode'>, part: PacketPart): string {
  const isolates = [school.phone, part === 'contact-slip' || part === 'consent-form' ? caseCode : '']
    .filter((sign) => sign !== '')
    .map((sign) => `\u2066${sign}\u2069`)
  return [school.name, ...isolates].join(' · ')
}

/**
 * The pages of a packet as they print. The family's pages are in their language; the letter to the provider is in
 * the language of the office, and holds only what a consent covers.
 */
export function drawPacket(context: QueryContext, view: ReferralView, choice: PacketChoice): Packet {
  const parts = [...new Set(choice.parts)]
  const gathered = gatherFacts(context, view, { ...choice, parts })
  const allowed = permission(context, view)
  const { information, consent, emergency } = allowed
  const facts: PacketFacts = { ...gathered.facts, signed: isSigned(context, view, allowed) }
  const letter: ProviderLetterFacts = { ...gathered.letter, information, consent, emergency }
  const { language: officeLanguage } = settings.mine(context, {})
  const pages = parts.map((part): PacketPage => {
    const outside = part === 'provider-letter'
    // Each page knows by itself whether anybody checked what it says.
    const texts = {
      family: schoolText(context.db, choice.language),
      office: schoolText(context.db, officeLanguage),
    }
    const text = outside ? texts.office : texts.family
    const body = drawPart(part, texts, facts, letter)
    return {
      part,
      language: text.language,
      information: outside ? information : [],
      sheet: {
        name: part,
        text,
        body,
        from: footOf(facts, part),
        pile: outside ? 'provider' : 'family',
      },
    }
  })
  return { pages, look: choice, gaps: [...gapsOf(gathered, allowed, { parts }), ...unprintable(pages)] }
}
