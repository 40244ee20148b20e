import type { PacketGap } from '#shared/api/packets.ts'
import type { Consent, InformationClass } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { Obstacle } from '#shared/domain/may-disclose.ts'
import {
  disclosureClassOf,
  type PacketChoice,
  type PacketLanguage,
  type PacketPart,
} from '#shared/domain/packet.ts'

import { signsWithoutFont } from '../print/fonts.ts'
import type { Sheet } from '../print/page-frame.ts'
import type { GatheredFacts } from './gather-facts.ts'
import type { PacketFacts, ProviderLetterFacts } from './packet-facts.ts'
import { saysOwnWords } from './provider-lines.ts'

/** Why a letter may not go. */
export type ConsentGap = Obstacle | 'no-provider' | 'family-declined'

/** What the letter to a provider may hold today, and on which ground. */
export interface Permission {
  readonly gap: ConsentGap | null
  readonly information: readonly InformationClass[]
  readonly consent: Consent | null
  /** What was recorded where an emergency takes the place of a consent. */
  readonly emergency: Disclosure | null
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
const NAMING_THE_PROVIDER: readonly PacketPart[] = [
  'letter',
  'provider',
  'insurance-script',
  'consent-form',
  'provider-letter',
]
/** How a directory says that a service takes nobody who calls by themselves. */
const REFERRED = /\b(?:school|referral|referred|refers|escuela|derivaci[oó]n|remisi[oó]n)\b/iu

const CALLING_THE_PROVIDER: readonly PacketPart[] = ['provider', 'letter']

/** Providers look a student up by the date of birth: whether it stands in the letter is worth a word. */
function birthDateGap(
  { birthDate }: Pick<ProviderLetterFacts['student'], 'birthDate'>,
  { information, emergency }: Permission,
): readonly PacketGap['gap'][] {
  if (!information.includes('date-of-birth')) return emergency ? [] : ['birth-date-not-covered']
  return birthDate === null ? ['no-birth-date'] : []
}

/** Pages on which providers speak for themselves, in a packet in another language. */
function ownWordsGap(
  { help, choices }: Pick<PacketFacts, 'help' | 'choices'>,
  language: PacketLanguage,
  parts: readonly PacketPart[],
): readonly PacketPart[] {
  if (language === 'en') return []
  const says = (part: PacketPart) =>
    (part === 'provider' && saysOwnWords(help)) || (part === 'provider-choices' && choices.some(saysOwnWords))
  return parts.filter(says).slice(0, 1)
}

type Missing = (part: PacketPart | undefined, name: PacketGap['gap'], blocks: boolean) => PacketGap[]

/** What the page of providers side by side, the crisis page and the slip for the provider lack. */
function gapsOfNewParts(
  { facts, leftOut, hasOwnNumbers }: GatheredFacts,
  missing: Missing,
  has: (part: PacketPart) => PacketPart | undefined,
): readonly PacketGap[] {
  const { choices, pathway } = facts
  const page = has('provider-choices')
  return [
    ...(choices.length === 0 ? missing(page, 'no-choices', true) : []),
    ...(leftOut > 0 ? missing(page, 'choice-left-out', false) : []),
    ...(choices.some(({ phones }) => phones.length === 0) ? missing(page, 'choice-no-phone', false) : []),
    ...(hasOwnNumbers ? [] : missing(has('crisis'), 'no-crisis-numbers', false)),
    ...(pathway === 'school-based' ? missing(has('feedback-slip'), 'no-provider', true) : []),
  ]
}

/** What is missing of what stands on the chosen pages, or would trouble their reader. */
export function gapsOf(
  gathered: GatheredFacts,
  allowed: Permission,
  { parts, language }: Pick<PacketChoice, 'parts' | 'language'>,
): readonly PacketGap[] {
  const first = (wanted: readonly PacketPart[]) => wanted.find((part) => parts.includes(part))
  const missing: Missing = (part, name, blocks) => (part ? [{ part, gap: name, blocks }] : [])
  const { facts, letter } = gathered
  const { help, school, pathway } = facts
  const toProvider = first(['provider-letter'])
  return [
    ...(gathered.isKeptAway ? missing(first(NAMING_THE_PROVIDER), 'provider-kept-away', true) : []),
    ...(['letter', 'why'] as const).flatMap((part) =>
      gathered.namedInWords[part] ? missing(first([part]), 'names-kept-away', true) : [],
    ),
    ...(allowed.gap ? missing(toProvider, allowed.gap, true) : []),
    ...(allowed.emergency ? missing(toProvider, 'emergency', false) : []),
    ...(gathered.isTheirs
      ? missing(
          parts.find((part) => disclosureClassOf(part) === 'family'),
          'student-of-age',
          false,
        )
      : []),
    ...birthDateGap(letter.student, allowed).flatMap((name) => missing(toProvider, name, false)),
    ...(help.phones.length === 0 && pathway !== 'school-based'
      ? missing(first(CALLING_THE_PROVIDER), 'no-phone', false)
      : []),
    ...(pathway === 'family-contacts-provider' && REFERRED.test(help.applicationProcess)
      ? missing(first(CALLING_THE_PROVIDER), 'school-refers', false)
      : []),
    ...(school.phone === '' ? missing(first(CALLING_THE_SCHOOL), 'no-school-phone', false) : []),
    ...gapsOfNewParts(gathered, missing, (part) => first([part])),
    ...ownWordsGap(facts, language, parts).flatMap((part) => missing(part, 'own-words', false)),
    ...(school.address === '' ? missing(first(ANSWERING_THE_SCHOOL), 'no-school-address', false) : []),
  ]
}

/** What keeps a packet from being printed; nothing where it may be. */
export function blockingGap(gaps: readonly PacketGap[]): PacketGap | undefined {
  return gaps.find(({ blocks }) => blocks)
}

/** Names in a script that is not carried along leave room to write: never without saying so. */
export function unprintable(
  pages: readonly { readonly part: PacketPart; readonly sheet: Sheet }[],
): readonly PacketGap[] {
  const found = pages.map(({ part, sheet: { body, from } }) => ({
    part,
    signs: signsWithoutFont(`${body.markup}${from}`),
  }))
  const first = found.find(({ signs }) => signs.length > 0)
  if (!first) return []
  const signs = [...new Set(found.flatMap((page) => page.signs))].join(' ')
  return [{ part: first.part, gap: 'no-letters', blocks: false, signs }]
}
