import { goesToProvider, PACKET_PARTS, type PacketLanguage, type PacketPart } from '#shared/domain/packet.ts'
import type { Pathway } from '#shared/domain/referral.ts'

import { besideEnglishWhereNeeded } from '../packets/beside-english.ts'
import type { HelpFacts, PacketFacts, ProviderLetterFacts } from '../packets/packet-facts.ts'
import { partBody, partHead } from '../packets/part-body.ts'
import { packetStyles } from '../packets/packet-styles.ts'
import type { Html } from '../print/html.ts'
import { printedDocument, type Look, type Sheet } from '../print/page-frame.ts'
import { printText, type PrintText } from '../print/print-text.ts'
import type { DrawInterpreted } from '../print/unchecked.ts'

/** All a packet can say. */
export interface WholePacket {
  readonly facts: PacketFacts
  readonly letter: ProviderLetterFacts
}

/** A provider the directory knows well. */
const bayside: HelpFacts = {
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
    miles: 6.2,
  },
}

/** A provider about whom a directory knows next to nothing, not even a number. */
const littleKnown: HelpFacts = {
  ...bayside,
  name: 'Ellis Community Clinic',
  service: '',
  phones: [],
  languages: [],
  interpretation: '',
  costs: [],
  payers: [],
  openings: [],
  documents: [],
  slidingFee: null,
  telehealth: null,
  place: {
    name: '',
    address: '9 Dock Street, Port Ellis',
    transportation: '',
    accessibility: '',
    miles: 1.4,
  },
}

/** A packet of a well described provider for a made-up student. */
const aFullPacket: WholePacket = {
  facts: {
    choices: [
      { ...bayside, isOurs: true },
      { ...bayside, name: 'Northside Youth Center', service: '', statedWait: '3 weeks', isOurs: false },
      { ...littleKnown, isOurs: false },
    ],
    atSchool: [],
    why: { reasons: ['anxiety', 'grief-trauma'], noticed: '' },
    numbers: [
      { name: 'Emergency', number: '911', use: '' },
      { name: 'Lifeline', number: '988', use: '' },
      { name: 'Text line', number: '741741', use: '' },
      { name: 'Port Ellis', number: '(555) 010-0199', use: '' },
    ],
    caseCode: '7KQ-3M',
    referralNumber: 2,
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
    addressee: 'Teresa Varga',
    childName: 'Lucía',
    remark: '',
    parts: [...PACKET_PARTS],
    consentUntil: '2027-06-11',
    help: bayside,
  },
  letter: {
    information: ['contact-details', 'reason-for-referral', 'school-records'],
    consent: {
      signedOn: '2026-12-01',
      expiresOn: '2027-06-30',
      expiresWhen: '',
      purposes: ['arranging-help'],
      direction: 'to',
      information: [],
    },
    statements: [],
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
        id: 'rosa',
        name: 'Rosa Ortiz',
        relation: 'mother',
        phone: '(555) 010-7788',
        languageSpoken: 'es',
        interpreterNeeded: true,
        bestTime: 'after 5 pm',
        voicemailAllowed: false,
      },
      {
        id: 'omar',
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
  const { pathway, signed, told, parts, today, caseCode, consentUntil, numbers, choices, why } = facts
  // The shape stays; only texts a person can fill are replaced.
  const filled = text({ help, school }, filling) as Pick<PacketFacts, 'help' | 'school'>
  const { student, contacts } = text(letter, filling) as ProviderLetterFacts
  return {
    facts: {
      ...filled,
      atSchool: [],
      help: {
        ...filled.help,
        verifiedOn: help.verifiedOn,
        eligibility: filling,
        statedWait: filling,
        fees: filling,
      },
      choices: choices.map((choice) => ({
        // The shape stays here, too.
        ...(text(choice, filling) as typeof choice),
        statedWait: filling,
        fees: filling,
        verifiedOn: null,
      })),
      why: { ...why, noticed: filling },
      numbers: numbers.map(() => ({ name: filling, number: filling, use: filling })),
      pathway,
      signed,
      told,
      parts,
      consentUntil,
      today,
      caseCode,
      referralNumber: facts.referralNumber,
      counselor: filling,
      addressee: filling,
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

function sheetsOf(
  language: PacketLanguage,
  { facts, letter }: WholePacket,
  bodyOf: (part: PacketPart, family: PrintText, draw: DrawInterpreted) => Html,
): Sheet[] {
  return PACKET_PARTS.map((part) => {
    const text = printText(language)
    const office = part === 'contact-slip' ? printText('en') : text
    return {
      name: part,
      text,
      body: bodyOf(part, text, (family, interpreter = null) =>
        partBody(part, { family, office, interpreter }, facts, letter),
      ),
      from: facts.school.name,
      head: partHead(part, { family: text }, facts, letter),
      pile: goesToProvider(part) ? 'provider' : 'family',
    }
  })
}

/** Every part of a packet in one language, each as a sheet. */
export function packetSheets(language: PacketLanguage, packet: WholePacket = aFullPacket): Sheet[] {
  return sheetsOf(language, packet, (_, family, draw) => draw(family))
}

/** Whoever interprets. */
export const ANA = { name: 'Ana Gil', role: 'professional', how: 'phone' } as const

/**
 * The pages of a packet as they print while nobody has checked their words: what must be stands beside its English, and
 * all of it where that is wanted.
 */
export function uncheckedSheets(
  language: PacketLanguage,
  packet: WholePacket = aFullPacket,
  { bilingual = false } = {},
): Sheet[] {
  return sheetsOf(language, packet, (part, text, draw) =>
    goesToProvider(part)
      ? draw(text)
      : besideEnglishWhereNeeded(
          part,
          draw,
          { text, english: printText('en') },
          { bilingual, interpreter: ANA },
        ),
  )
}

/** A whole packet as it goes to the printer. */
export function packetDocument(
  language: PacketLanguage,
  look: Look,
  packet: WholePacket = aFullPacket,
): string {
  return printedDocument(look, packetSheets(language, packet), packetStyles(look))
}
