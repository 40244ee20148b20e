import { expect, test } from 'vitest'

import { packetStyles } from '../packets/packet-styles.ts'
import { aStudent } from '../testing/makers.ts'
import { packetFilledWith, packetSheets } from '../testing/packet-facts.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp } from '../testing/test-app.ts'
import { signsWithoutFont } from './fonts.ts'
import { previewStyles, printedDocument, sheetMarkup } from './page-frame.ts'

/** What is drawn of a document, without its styles and tags. */
const drawnOf = (document: string): string =>
  document.replaceAll(/<style>[\s\S]*?<\/style>/g, '').replaceAll(/<[^>]*>/g, '')

/** A name in letters no font of ours draws, and one small picture. */
const KHMER = 'សុភា'
const NAME = `${KHMER} 🎉 Varga`

test('a whole packet draws no sign without a shape, on paper and on the screen, whatever the names in it', () => {
  const look = { paper: 'letter', largePrint: false } as const
  const sheets = packetSheets('en', packetFilledWith(NAME))
  const document = printedDocument(look, sheets, packetStyles(look))
  const shown = sheets.map((sheet) => sheetMarkup(sheet).markup).join('')
  for (const pages of [document, shown]) {
    expect(signsWithoutFont(drawnOf(pages))).toEqual([])
    expect(pages).toContain('<span class="by-hand"></span>')
  }
  expect(signsWithoutFont(previewStyles(look))).toEqual([])
})

test('papers nobody looks at before they print say which signs have room to be written in', async () => {
  await using app = await createTestApp()
  const { counselor, owner, host } = app
  await owner.school.update({ ...(await owner.school.get({})), name: NAME })
  const { id: protocolId, number } = await publishProtocol(owner)
  const student = await counselor.students.create(aStudent({ givenName: NAME }))
  const as = 'paper'
  const said = [
    await owner.audit.print({ studentId: student.id, as }),
    await owner.protocols.print({ number, what: 'protocol', as }),
    await owner.acknowledgements.printSheet({ protocolId, as }),
  ]
  for (const { missing } of said) expect(missing.split(' ')).toEqual(expect.arrayContaining([...KHMER]))
  expect(host.printed).toHaveLength(said.length)
  for (const document of host.printed) expect(signsWithoutFont(drawnOf(document))).toEqual([])
})
