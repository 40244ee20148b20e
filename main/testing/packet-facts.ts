import type { PacketLanguage, PacketPart } from '#shared/domain/packet.ts'
import { PACKET_PARTS } from '#shared/domain/packet.ts'
import type { Pathway } from '#shared/domain/referral.ts'

import { consentForm } from '../packets/consent-form.ts'
import { contactSlipPage } from '../packets/contact-slip-page.ts'
import { coverLetter } from '../packets/cover-letter.ts'
import type { PacketFacts, ProviderLetterFacts } from '../packets/packet-facts.ts'
import { packetStyles } from '../packets/packet-styles.ts'
import { providerLetter } from '../packets/provider-letter.ts'
import { providerPage } from '../packets/provider-page.ts'
import { whatToExpectPage } from '../packets/what-to-expect-page.ts'
import { printedDocument, type Look, type Sheet } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'

/** All a packet can say. */
export interface WholePacket {
  readonly facts: PacketFacts
  readonly letter: ProviderLetterFacts
}

/** A packet of a well described provider for a made-up student. */
const aFullPacket: WholePacket = {
  facts: {
    caseCode: '7KQ-3M',
    today: '2026-12-08',
    counselor: 'Dana Whitfield',
    school: {
      name: 'Harbor Middle School',
      office: 'Counseling office',
      phone: '(555) 010-0100',
      address: '1 Harbor Road, Port Ellis, FL 32000',
    },
    pathway: 'family-contacts-provider',
    signed: true,
    told: false,
    childName: 'Lucía',
    remark: '',
    parts: [...PACKET_PARTS],
    consentUntil: '2027-06-11',
    help: {
      name: 'Bayside Family Counseling',
      service: 'Outpatient counseling for teens',
      description:
        'We offer talking therapy for young people and their families. Our team works with worry, sadness, family change and school stress. Groups meet on Wednesday evenings.',
      alert: 'The Main Street office is closed from 21 December to 2 January.',
      website: 'https://bayside.example.org',
      minimumAge: 11,
      maximumAge: 18,
      languages: ['en', 'es', 'Haitian Creole'],
      interpretation: 'By phone, in any language',
      payers: ['medicaid', 'chip', 'private', 'sliding-fee', 'Blue Sun Health'],
      fees: '',
      costs: [
        { option: 'First visit', amount: 25, currency: 'USD', description: '' },
        { option: 'Later visits', amount: 40.5, currency: 'USD', description: 'less with a low income' },
      ],
      openings: [
        { day: 'MO,TU,WE,TH', opensAt: '09:00', closesAt: '18:30', description: '' },
        { day: 'FR', opensAt: '09:00', closesAt: '13:00', description: 'walk-in' },
      ],
      documents: ['Insurance card', 'Immunization record'],
      applicationProcess: 'Call and ask for intake.',
      eligibility: '',
      statedWait: '',
      telehealth: true,
      slidingFee: true,
      verifiedOn: '2026-11-20',
      phones: [
        { number: '(555) 010-2233', extension: '4', kind: 'voice', description: 'Intake line' },
        { number: '(555) 010-2200', extension: null, kind: null, description: '' },
      ],
      place: {
        name: 'Main Street office',
        address: '220 Main Street\nPort Ellis, FL 32000',
        transportation: 'Bus 7 stops in front of the door.',
        accessibility: '',
      },
    },
  },
  letter: {
    information: ['contact-details', 'reason-for-referral', 'school-records'],
    consent: { signedOn: '2026-12-01', expiresOn: '2027-06-30', expiresWhen: '' },
    emergency: null,
    student: {
      givenName: 'Lucía María',
      familyName: 'Fernández Ortiz',
      birthDate: '2013-03-09',
      grade: '07',
      iep: true,
      section504: null,
      englishLearner: true,
    },
    contacts: [
      {
        name: 'Rosa Ortiz',
        relation: 'mother',
        phone: '(555) 010-7788',
        languageSpoken: 'es',
        interpreterNeeded: true,
        bestTime: 'after 5 pm',
        voicemailAllowed: false,
      },
      {
        name: 'Omar Fernández',
        relation: 'father',
        phone: '(555) 010-7799',
        languageSpoken: 'es',
        interpreterNeeded: false,
        bestTime: '',
        voicemailAllowed: true,
      },
    ],
    referral: { primaryReason: 'anxiety', otherReasons: ['absence', 'grief-trauma'], urgency: 'routine' },
  },
}

/** The same packet on another road to help, before or after the family signed. */
export function packetOn(pathway: Pathway, signed: boolean): WholePacket {
  const { facts, letter } = aFullPacket
  return { facts: { ...facts, pathway, signed }, letter }
}

const text = (value: unknown, filling: string): unknown => {
  if (typeof value === 'string') return filling
  if (Array.isArray(value)) return value.map((item) => text(item, filling))
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, text(inner, filling)]))
    : value
}

/** The same packet with one text wherever somebody could have typed or imported one. */
export function packetFilledWith(filling: string): WholePacket {
  const { facts, letter } = aFullPacket
  const { help, school } = facts
  const { pathway, signed, told, parts, today, caseCode, consentUntil } = facts
  // The shape stays; only texts a person can fill are replaced.
  const filled = text({ help, school }, filling) as Pick<PacketFacts, 'help' | 'school'>
  const { student, contacts } = text(letter, filling) as ProviderLetterFacts
  return {
    facts: {
      ...filled,
      help: {
        ...filled.help,
        verifiedOn: help.verifiedOn,
        eligibility: filling,
        statedWait: filling,
        fees: filling,
      },
      pathway,
      signed,
      told,
      parts,
      consentUntil,
      today,
      caseCode,
      counselor: filling,
      childName: filling,
      remark: filling,
    },
    letter: {
      ...letter,
      student: { ...letter.student, givenName: student.givenName, familyName: student.familyName },
      contacts: contacts.map((contact, at) => ({
        ...contact,
        relation: letter.contacts[at]?.relation ?? 'other',
        languageSpoken: 'es',
      })),
    },
  }
}

/** Every part of a packet in one language, each as a sheet. */
export function packetSheets(
  language: PacketLanguage,
  { facts, letter }: WholePacket = aFullPacket,
): Sheet[] {
  const family = printText(language)
  const bodies = {
    letter: coverLetter(family, facts),
    provider: providerPage(family, facts),
    'what-to-expect': whatToExpectPage(family, facts),
    'consent-form': consentForm(family, { ...facts, student: letter.student }),
    'contact-slip': contactSlipPage(family, printText('en'), facts),
    'provider-letter': providerLetter(family, facts, letter),
  } satisfies Record<PacketPart, unknown>
  return PACKET_PARTS.map((part) => ({
    name: part,
    text: family,
    body: bodies[part],
    from: facts.school.name,
    pile: part === 'provider-letter' ? 'provider' : 'family',
  }))
}

/** A whole packet as it goes to the printer. */
export function packetDocument(
  language: PacketLanguage,
  look: Look,
  packet: WholePacket = aFullPacket,
): string {
  return printedDocument(look, packetSheets(language, packet), packetStyles(look))
}
