import { z } from 'zod'

import { InformationClass } from './consent.ts'
import { Day, Id, Instant, OptionalWords, Version } from './fields.ts'
import { NamedInterpreter, SaidInterpreter } from './interpreter.ts'

/** Languages a page for a family can be printed in. */
export const PacketLanguage = z.enum([
  'en',
  'es',
  'ar',
  'zh-Hans',
  'zh-Hant',
  'ko',
  'vi',
  'tl',
  'ht',
  'ru',
  'pt',
  'fr',
  'so',
])
export type PacketLanguage = z.infer<typeof PacketLanguage>

/** Languages the school's own papers can be printed in, which no family reads. */
export const StaffLanguage = PacketLanguage.extract(['en', 'es', 'ar'])
export type StaffLanguage = z.infer<typeof StaffLanguage>

/** Other names of languages pages are written in. */
const SAME_LANGUAGE: Readonly<Record<string, PacketLanguage>> = {
  zh: 'zh-Hans',
  cmn: 'zh-Hans',
  yue: 'zh-Hant',
  fil: 'tl',
}

/** Chinese as it is written in Taiwan, Hong Kong and Macau. */
const TRADITIONAL = /^(zh|cmn|yue)-(.+-)?(hant|tw|hk|mo)\b/i
const SIMPLIFIED = /^yue-(.+-)?hans\b/i

/** The language to print in for somebody who reads this one; `null` where no page is written in it. */
export function printedIn(tag: string | null): PacketLanguage | null {
  if (tag === null) return null
  if (TRADITIONAL.test(tag)) return 'zh-Hant'
  if (SIMPLIFIED.test(tag)) return 'zh-Hans'
  const [language = ''] = tag.toLowerCase().split('-')
  return SAME_LANGUAGE[language] ?? PacketLanguage.safeParse(language).data ?? null
}

/** The pages of a packet in their usual order. */
export const PACKET_PARTS = [
  'letter',
  'why',
  'provider',
  'provider-choices',
  'what-to-expect',
  'questions',
  'insurance-script',
  'rights',
  'crisis',
  'consent-form',
  'contact-slip',
  'follow-up-card',
  'provider-letter',
  'feedback-slip',
] as const
export const PacketPart = z.enum(PACKET_PARTS)
export type PacketPart = z.infer<typeof PacketPart>

/** What a page holds, and so to whom it may go: said beside each page before anybody prints it. */
export const DisclosureClass = z.enum(['family', 'provider', 'no-student-data'])
export type DisclosureClass = z.infer<typeof DisclosureClass>

const DISCLOSURE_CLASSES: Readonly<Record<PacketPart, DisclosureClass>> = {
  letter: 'family',
  why: 'family',
  provider: 'no-student-data',
  'provider-choices': 'no-student-data',
  'what-to-expect': 'no-student-data',
  questions: 'no-student-data',
  'insurance-script': 'no-student-data',
  rights: 'no-student-data',
  crisis: 'no-student-data',
  'consent-form': 'family',
  'contact-slip': 'no-student-data',
  'follow-up-card': 'no-student-data',
  'provider-letter': 'provider',
  'feedback-slip': 'no-student-data',
}

/**
 * `family`: it names the student or says why, and is the family's own. `provider`: it tells a provider about the student,
 * and a release must cover it (34 CFR 99.30). `no-student-data`: it tells nothing about anybody; a case code says
 * nothing to whoever does not have our records.
 */
export function disclosureClassOf(part: PacketPart): DisclosureClass {
  return DISCLOSURE_CLASSES[part]
}

const WHOM_TO_CALL: ReadonlySet<PacketPart> = new Set(['letter', 'provider', 'provider-choices'])

/** Whether a page tells a family whom to call: with one of these in hand they can begin. */
export function saysWhomToCall(part: PacketPart): boolean {
  return WHOM_TO_CALL.has(part)
}

export const PaperSize = z.enum(['letter', 'a4'])
export type PaperSize = z.infer<typeof PaperSize>

/** Most providers that stand side by side: three columns are what a page of paper holds. */
export const MOST_CHOICES = 3

/** Which pages, how they look, and what the office adds. */
export const PacketChoice = z.object({
  referralId: Id,
  parts: z.array(PacketPart).min(1, 'packets:errors.noParts'),
  language: PacketLanguage,
  paper: PaperSize,
  largePrint: z.boolean(),
  remark: OptionalWords,
  /** What was noticed, in the words of the office, for the page that says why. */
  noticed: OptionalWords.default(''),
  /** Whether that page names the reasons of the referral. Nobody but the office decides that. */
  namesReasons: z.boolean().default(false),
  /** The services that stand side by side, in this order; the referral's own where nobody chose. */
  serviceIds: z.array(Id).max(MOST_CHOICES, 'packets:errors.tooManyChoices').default([]),
  /** What of the school's own services stands below them; only what may stand on lists for families. */
  ownServiceIds: z.array(Id).max(MOST_CHOICES, 'packets:errors.tooManyChoices').default([]),
  /** English beside the language of the home on every page of the family. */
  bilingual: z.boolean().default(false),
  /** Who reads to the family what nobody has checked and somebody signs. */
  interpreter: SaidInterpreter,
  /** The parent or guardian it is for; `null` for the whole family. */
  addresseeId: Id.nullable().default(null),
})
export type PacketChoice = z.infer<typeof PacketChoice>

/** Which pages are for the provider to read: the letter about the student, and the slip that answers it. */
export function goesToProvider(part: PacketPart): boolean {
  return part === 'provider-letter' || part === 'feedback-slip'
}

/** Pages that are nothing but what somebody signs, their rights, or what to do in danger; single texts of others: `vital-texts.ts`. */
const VITAL_PAGES: Readonly<Record<PacketPart, boolean>> = {
  ...{ letter: false, why: false, provider: false, 'provider-choices': false, 'what-to-expect': false },
  ...{ questions: false, 'insurance-script': false },
  ...{ rights: true, crisis: true, 'consent-form': true },
  ...{ 'contact-slip': false, 'follow-up-card': false, 'provider-letter': false, 'feedback-slip': false },
}

/** Whether a page as a whole is one that nobody should have to trust unchecked. */
export function isVitalPage(part: PacketPart): boolean {
  return VITAL_PAGES[part]
}

/** Whether a page of the family says what to do in danger or what its rights are, beside what it is about. */
export function mayNeedInterpreter(part: PacketPart): boolean {
  return !goesToProvider(part) && part !== 'contact-slip'
}

/** How a printed page ends. Printing alone discloses nothing, and what the printer never gave out went nowhere. */
export const PageEnding = z.enum([
  'handed-to-parent',
  'handed-to-student',
  'handed-to-staff',
  'sent-to-provider',
  'went-with-answer',
  'kept',
  'destroyed',
  'not-printed',
])
export type PageEnding = z.infer<typeof PageEnding>

/** What may be said of a page, after what was said before: one that was kept may still go, or be destroyed. */
export function nextEndings(said: PageEnding | null): readonly PageEnding[] {
  if (said === null) return PageEnding.options
  return said === 'kept' ? PageEnding.exclude(['kept', 'not-printed']).options : []
}

/** Where a page may go. What is written for the family is handed to nobody else; the slip tells nothing about anybody. */
export function endingsOf(part: PacketPart): readonly PageEnding[] {
  const leaves = goesToProvider(part) || part === 'contact-slip'
  return PageEnding.exclude(['handed-to-staff', 'went-with-answer']).options.filter(
    (ending) => leaves || ending !== 'sent-to-provider',
  )
}

const HANDED: readonly PageEnding[] = ['handed-to-parent', 'handed-to-student']

/**
 * How somebody knows that a page had left, as it is kept with that page: where it was handed over. Of what was sent the
 * record of disclosures says it, and what went nowhere had not left.
 */
export function noteOfEnding(ending: PageEnding, alreadyLeft: { readonly note: string } | null): string {
  return alreadyLeft && HANDED.includes(ending) ? alreadyLeft.note : ''
}

/** The provider a page is written to, by the names that stand on it. */
export const PageProvider = z.object({ organizationId: Id, name: z.string(), serviceName: z.string() })
export type PageProvider = z.infer<typeof PageProvider>

export const PrintedPage = z.object({
  id: Id,
  referralId: Id,
  part: PacketPart,
  language: PacketLanguage,
  printedAt: Instant,
  printedBy: Id,
  /** What the page says about the student to somebody outside; empty for the family's own pages. */
  information: z.array(InformationClass),
  /** Whoever read its words to the family, where nobody had checked them. */
  interpreter: NamedInterpreter.nullable(),
  /** The parent or guardian it was printed for; `null` for the whole family and for a provider. */
  addresseeId: Id.nullable(),
  /** Names the words it was printed in, for ever; `null` for a page from before they had a name. */
  textVersion: z.string().nullable(),
  /** Whoever it is written to, whatever becomes of the service later; `null` for a page nobody outside reads. */
  provider: PageProvider.nullable(),
  /** Whom of the family it names to somebody outside. */
  contactIds: z.array(Id),
  /** The statements of the family that stand on it. */
  statementIds: z.array(Id),
  ending: PageEnding.nullable(),
  endedOn: Day.nullable(),
  /** How somebody knows that it had left, where something stood in its way by then; empty where nobody was asked. */
  endedNote: z.string(),
  version: Version,
})
export type PrintedPage = z.infer<typeof PrintedPage>
