import type { PacketReading } from '#shared/api/packets.ts'
import { goesToProvider, type PacketChoice, type PacketPart } from '#shared/domain/packet.ts'
import { gradeLevel, hardSpots } from '#shared/domain/reading-level.ts'

import { ownMarkup, textOf, type Html } from '../print/html.ts'

/** What stands on its own on a page: a heading, a paragraph, an entry of a list. */
const PIECES = /<\/?(?:p|br|li|h\d|div|ul|ol|section|header|dl|dt|dd|table|thead|tbody|tr|td|th)\b[^>]*>/

/** The sentences of a page; titles and labels would only flatter the measure. */
function sentencesOf({ markup }: Html): readonly string[] {
  return markup
    .split(PIECES)
    .map((piece) => textOf(ownMarkup(piece)))
    .filter((piece) => /[.?!]”?$/.test(piece))
}

/** How hard the English text of what a family gets is to read, and the words the office added where they are English. */
export function readingOf(
  english: readonly { readonly part: PacketPart; readonly sheet: { readonly body: Html } }[],
  { language, remark, noticed, parts }: PacketChoice,
): PacketReading | null {
  const read = english.filter(({ part }) => !goesToProvider(part))
  const grade = gradeLevel(read.flatMap(({ sheet }) => sentencesOf(sheet.body)).join('\n'))
  if (grade === null) return null
  const written = [parts.includes('letter') && remark, parts.includes('why') && noticed]
  const own = language === 'en' ? written.filter(Boolean).join('\n') : ''
  const ownGrade = gradeLevel(own)
  return { grade, typed: ownGrade === null ? null : { grade: ownGrade, ...hardSpots(own) } }
}
