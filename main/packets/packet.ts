import type { PacketGap } from '#shared/api/packets.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { lackedByProviders } from '#shared/domain/consent-elements.ts'
import { consentStands, LETTER_INFORMATION, type InformationClass } from '#shared/domain/consent.ts'
import { namedInterpreter, type NamedInterpreter } from '#shared/domain/interpreter.ts'
import { mayDisclose, mayLeave, tellingProvider } from '#shared/domain/may-disclose.ts'
import { checkedFacts, type CheckedFact } from '#shared/domain/packet-completeness.ts'
import {
  disclosureClassOf,
  goesToProvider,
  type PageProvider,
  type PacketChoice,
  type PacketLanguage,
  type PacketPart,
} from '#shared/domain/packet.ts'

import { consentsOfStudent, consentsThatDecide } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import type { Look, Sheet } from '../print/page-frame.ts'
import { officeWords } from '../print/office-words.ts'
import { type DrawInterpreted, needsEnglish } from '../print/unchecked.ts'
import { settings } from '../school/school.ts'
import { requireStudent } from '../students/the-student.ts'
import { schoolText, pageVersion } from '../translations/school-texts.ts'
import { besideEnglishWhereNeeded, withoutInterpreter } from './beside-english.ts'
import { headingOf, statementsWithLetter } from '../amendments/contested.ts'
import { gatherFacts } from './gather-facts.ts'
import type { PacketFacts, ProviderLetterFacts } from './packet-facts.ts'
import { gapsOf, unprintable, type ConsentGap, type Permission } from './packet-gaps.ts'
import { partBody, partHead } from './part-body.ts'
import { standingEmergency, toldInEmergency } from './standing-emergency.ts'

/** One page of a packet, ready to draw, with what it would tell somebody outside about the student. */
export interface PacketPage {
  readonly part: PacketPart
  readonly language: PacketLanguage
  readonly information: readonly InformationClass[]
  readonly interpreter: NamedInterpreter | null
  readonly addresseeId: string | null
  readonly textVersion: string
  readonly provider: PageProvider | null
  /** Whom of the family it names to somebody outside. */
  readonly contactIds: readonly string[]
  /** The statements of the family that stand on it. */
  readonly statementIds: readonly string[]
  readonly sheet: Sheet
}

/** The sheets of these pages, in their order. */
export const sheetsOf = (pages: readonly PacketPage[]): { readonly sheets: readonly Sheet[] } => ({
  sheets: pages.map(({ sheet }) => sheet),
})

/** A whole packet: its pages, and what is missing. */
export interface Packet {
  readonly pages: readonly PacketPage[]
  readonly look: Look
  readonly gaps: readonly PacketGap[]
  /** What providers send a letter back for; empty where no letter to one is in the packet. */
  readonly complete: readonly CheckedFact[]
}

/** The one thing no letter can do without: whom it is about. */
const LEAST: readonly InformationClass[] = ['contact-details']

/** What a letter shows on the screen while no consent says what it may hold. */
const WITHOUT_CONSENT: readonly InformationClass[] = [
  'contact-details',
  'date-of-birth',
  'reason-for-referral',
]

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
  const { organizationId } = view
  if (organizationId === null) return refused('no-provider')
  // Their no to this help says nothing of their consent, and is heard all the same.
  if (view.state === 'closed-family-declined') return refused('family-declined')
  const asked = tellingProvider({ ...view, organizationId }, requireStudent(db, view.studentId), today)
  const consents = consentsThatDecide(db, session, { studentId: view.studentId, onDay: today })
  const emergency = standingEmergency(db, { ...view, organizationId }, today)
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
  const information = mayLeave(consents, { ...asked, wanted: LETTER_INFORMATION, atLeast: LEAST })
  const answer = mayDisclose(consents, { ...asked, information })
  const shown = consentsOfStudent(db, session, view.studentId)
  const consent = answer.may ? shown.find(({ id }) => id === answer.consentId) : undefined
  return { gap: null, information, consent: consent ?? null, emergency: null }
}

/** Whether the family has signed for what this pathway asks of the school: to tell a provider, or to help here. */
function isSigned(
  { db, session, today }: Pick<QueryContext, 'db' | 'session' | 'today'>,
  { pathway, studentId }: ReferralView,
  { gap, emergency }: Permission,
): boolean {
  if (pathway !== 'school-based') return gap === null && emergency === null
  return consentsOfStudent(db, session, studentId).some(
    (consent) =>
      consent.kind === 'services' && consent.recipientIds.length === 0 && consentStands(consent, today),
  )
}

/** Whom the pages for the provider are written to; `null` where the help is the school's own. */
function providerOf({ organizationId, destination: name, serviceName }: ReferralView): PageProvider | null {
  return organizationId === null ? null : { organizationId, name, serviceName }
}

/** Pages that come back, or whose code is said on the telephone. */
const CODED: readonly PacketPart[] = ['contact-slip', 'consent-form', 'follow-up-card', 'feedback-slip']

/** Numbers and codes are isolated, so that they read from left to right in a line that does not. */
function footOf({ school, caseCode }: Pick<PacketFacts, 'school' | 'caseCode'>, part: PacketPart): string {
  const isolates = [school.phone, CODED.includes(part) ? caseCode : '']
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
  const { language: officeLanguage } = settings.mine(context, {})
  const words = officeWords(officeLanguage)
  const statements = statementsWithLetter(context.db, view, information)
  const letter: ProviderLetterFacts = {
    ...gathered.letter,
    ...{ information, consent, emergency },
    statements: statements.map((statement) => ({
      heading: headingOf(statement, words),
      words: statement.words,
    })),
  }
  const named = letter.contacts.map(({ id }) => id)
  // A letter that says that a date is not on file tells no date.
  const told = information.filter((each) => each !== 'date-of-birth' || letter.student.birthDate !== null)
  const pages = parts.map((part): PacketPage => {
    const outside = goesToProvider(part)
    // Each page knows by itself whether anybody checked what it says.
    const texts = {
      family: schoolText(context.db, choice.language),
      office: schoolText(context.db, officeLanguage),
    }
    const text = outside ? texts.office : texts.family
    const english = schoolText(context.db, 'en')
    const draw: DrawInterpreted = (family, interpreter = null) =>
      partBody(part, { ...texts, family, interpreter }, facts, letter)
    const body = outside
      ? partBody(part, texts, facts, letter)
      : besideEnglishWhereNeeded(part, draw, { text, english }, choice)
    return {
      part,
      language: text.language,
      information: disclosureClassOf(part) === 'provider' ? told : [],
      interpreter: !outside && needsEnglish(text) ? namedInterpreter(choice.interpreter) : null,
      addresseeId: outside ? null : choice.addresseeId,
      contactIds: part === 'provider-letter' && information.includes('contact-details') ? named : [],
      statementIds: part === 'provider-letter' ? statements.map(({ id }) => id) : [],
      provider: outside ? providerOf(view) : null,
      textVersion: pageVersion(context.db, body, text.language),
      sheet: {
        name: part,
        text,
        body,
        from: footOf(facts, part),
        head: partHead(part, texts, facts, letter),
        pile: outside ? 'provider' : 'family',
      },
    }
  })
  const checked = () =>
    checkedFacts({
      student: { ...letter.student, insurance: gathered.insurance },
      contacts: letter.contacts,
      information,
      mayGo: allowed.gap === null,
      lacks: allowed.consent ? lackedByProviders(allowed.consent).map(({ element }) => element) : [],
    })
  return {
    pages,
    look: choice,
    gaps: [
      ...gapsOf(gathered, allowed, { ...choice, parts }),
      ...withoutInterpreter(pages, choice),
      ...unprintable(pages),
    ],
    complete: parts.includes('provider-letter') ? checked() : [],
  }
}
