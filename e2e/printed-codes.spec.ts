import { expect, test } from '@playwright/test'

import { packetStyles } from '#main/packets/packet-styles.ts'
import { printedDocument } from '#main/print/page-frame.ts'
import { packetSheets } from '#main/testing/packet-facts.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { codeInBars, type Slip } from '#shared/domain/slip.ts'

import { codesOnPaper, openPaperDesk } from './paper.ts'

const desk = openPaperDesk()

const carriesCode = ({ body }: ReturnType<typeof packetSheets>[number]) =>
  body.markup.includes('return-codes')

for (const language of PacketLanguage.options)
  test(`a decoder reads the bars and the square of every paper in “${language}” that comes back, in plain and large print`, async () => {
    const slips = packetSheets(language).filter(carriesCode)
    expect(slips.map(({ name }) => name)).toEqual(expect.arrayContaining(['consent-form', 'contact-slip']))
    // A form whose words nobody has checked stands there in English once more.
    const expected = slips
      .flatMap(({ name, body }) =>
        Array<string>(body.markup.split('return-codes').length - 1).fill(
          codeInBars('7KQ-3M', name as Slip, 2),
        ),
      )
      .toSorted()
    for (const largePrint of [false, true]) {
      const look = { paper: 'letter', largePrint } as const
      const pdf = await desk.draw(printedDocument(look, slips, packetStyles(look)))
      const read = await codesOnPaper(desk.keep(pdf))
      const texts = (kind: string) =>
        read
          .filter((code) => code.kind === kind)
          .map(({ text }) => text)
          .toSorted()
      expect([largePrint, texts('CODE-128')]).toEqual([largePrint, expected])
      expect([largePrint, texts('QR-Code')]).toEqual([largePrint, expected])
    }
  })
