import { z } from 'zod'

import { InformationClass } from './consent.ts'
import { Day, Id, Instant, OptionalWords, Version } from './fields.ts'

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

/** The pages of a packet in the order they print. */
export const PACKET_PARTS = [
  'letter',
  'provider',
  'what-to-expect',
  'consent-form',
  'contact-slip',
  'provider-letter',
] as const
export const PacketPart = z.enum(PACKET_PARTS)
export type PacketPart = z.infer<typeof PacketPart>

export const PaperSize = z.enum(['letter', 'a4'])
export type PaperSize = z.infer<typeof PaperSize>

export const PacketChoice = z.object({
  referralId: Id,
  parts: z.array(PacketPart).min(1, 'packets:errors.noParts'),
  language: PacketLanguage,
  paper: PaperSize,
  largePrint: z.boolean(),
  remark: OptionalWords,
})
export type PacketChoice = z.infer<typeof PacketChoice>

/** Which pages are for the provider: they hold what a consent must cover. */
export function goesToProvider(part: PacketPart): boolean {
  return part === 'provider-letter'
}

/** How a printed page ends. Printing alone discloses nothing. */
export const PageEnding = z.enum(['handed-to-parent', 'sent-to-provider', 'kept', 'destroyed'])
export type PageEnding = z.infer<typeof PageEnding>

/** Where a page may go. What is written for the family is handed to nobody else; the slip tells nothing about anybody. */
export function endingsOf(part: PacketPart): readonly PageEnding[] {
  const leaves = goesToProvider(part) || part === 'contact-slip'
  return PageEnding.options.filter((ending) => leaves || ending !== 'sent-to-provider')
}

export const PrintedPage = z.object({
  id: Id,
  referralId: Id,
  part: PacketPart,
  language: PacketLanguage,
  printedAt: Instant,
  printedBy: Id,
  /** What the page says about the student to somebody outside; empty for the family's own pages. */
  information: z.array(InformationClass),
  ending: PageEnding.nullable(),
  endedOn: Day.nullable(),
  version: Version,
})
export type PrintedPage = z.infer<typeof PrintedPage>
