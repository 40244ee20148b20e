import { createHash } from 'node:crypto'
import { join } from 'node:path'

import { sheetMarkup, type Sheet } from '#main/print/page-frame.ts'
import { packetOn, uncheckedSheets } from '#main/testing/packet-facts.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'

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

/** Tells the words of each page from any others. */
export function drawnFrom(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    picturedPages().map(([name, sheet]) => [
      name,
      createHash('sha256').update(sheetMarkup(sheet).markup).digest('base64url').slice(0, 16),
    ]),
  )
}
