import { createHash } from 'node:crypto'
import { join } from 'node:path'

import { sheetMarkup, type Sheet } from '#main/print/page-frame.ts'
import { packetOn, uncheckedSheets } from '#main/testing/packet-facts.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { ofHowMany } from '#shared/text/page-count.ts'

import { project } from './program.ts'

/** Where the pictures of printed pages lie, with what they were drawn from. */
export const PICTURES = join(project, 'e2e', 'pictures')
export const DRAWN_FROM = join(PICTURES, 'drawn-from.json')

const PAGES: readonly string[] = ['letter', 'consent-form']

/** The letter home and the form to sign in every language, by the names of their pictures. */
export function picturedPages(): readonly (readonly [name: string, sheet: Sheet])[] {
  return PacketLanguage.options.flatMap((language) =>
    uncheckedSheets(language, packetOn('school-contacts-provider', false))
      .filter(({ name }) => PAGES.includes(name))
      .map((sheet) => [`${language}-${sheet.name}`, sheet] as const),
  )
}

/** How the head of a page says of how many it is, which stands in no markup. */
const countOf = ({ head, text }: Sheet): string => (head ? ofHowMany(text.direction) : '')

/** Tells the words of each page from any others. */
export function drawnFrom(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    picturedPages().map(([name, sheet]) => [
      name,
      createHash('sha256')
        .update(sheetMarkup(sheet).markup)
        .update(countOf(sheet))
        .digest('base64url')
        .slice(0, 16),
    ]),
  )
}
