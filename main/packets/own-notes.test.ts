import { expect, test } from 'vitest'

import { PacketLanguage } from '#shared/domain/packet.ts'

import { sheetMarkup } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'
import { packetOn, uncheckedSheets } from '../testing/packet-facts.ts'

/** What the form to sign says, where the school and a provider share something, or where the school helps itself. */
function formOf(language: PacketLanguage, pathway: 'school-contacts-provider' | 'school-based'): string {
  return uncheckedSheets(language, packetOn(pathway, false))
    .filter(({ name }) => name === 'consent-form')
    .map((sheet) => sheetMarkup(sheet).markup)
    .join('')
}

test.each(PacketLanguage.options)(
  '45 CFR 164.508(b)(3)(ii), 42 CFR 2.31(b): the form in %s says that notes of talks are none of what is ticked',
  (language) => {
    const said = printText(language).say('consentForm.ownNotes').markup
    expect(formOf(language, 'school-contacts-provider')).toContain(said)
    expect(formOf(language, 'school-based')).not.toContain(said)
  },
)
