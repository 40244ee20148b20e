import { z } from 'zod'

import { InformationClass } from './consent.ts'
import { Day, Id, Instant, OptionalWords, Version } from './fields.ts'

/** Languages a packet can be printed in. */
export const PacketLanguage = z.enum(['en', 'es', 'ar'])
export type PacketLanguage = z.infer<typeof PacketLanguage>

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
