import { expect, test } from '@playwright/test'

import { pageCount } from '#main/print/page-count.ts'
import {
  cardLetter,
  CARD_SIZES,
  CRISIS_CARD_SIZES,
  crisisCardLetter,
} from '#main/protocols/paper/card-letter.ts'
import { documentOf, type Paper } from '#main/print/paper.ts'
import { commentLetter } from '#main/protocols/paper/comment-letter.ts'
import { protocolLetter } from '#main/protocols/paper/protocol-letter.ts'
import { aProtocolPaper } from '#main/testing/protocol-papers.ts'
import { StaffLanguage } from '#shared/domain/packet.ts'
import { StartingProtocol } from '#shared/domain/protocol.ts'

import { openPaperDesk, paperFonts, paperText } from './paper.ts'

const desk = openPaperDesk()
const drawn = (paper: Paper) => desk.draw(documentOf(paper))

for (const which of StartingProtocol.options)
  for (const language of StaffLanguage.options)
    test(`both cards of ${which} in “${language}” stand on one page of either paper, in the program's own letters`, async () => {
      const paper = aProtocolPaper(which, language)
      for (const size of ['letter', 'a4'] as const) {
        const on = { ...paper, school: { ...paper.school, paper: size } }
        const pdf = await drawn(cardLetter(on, CARD_SIZES[CARD_SIZES.length - 1] ?? 8.5))
        expect(pageCount(pdf)).toBe(1)
        const file = desk.keep(pdf)
        for (const { name, embedded } of await paperFonts(file)) {
          expect(name).toMatch(/^(NotoSans|Amiri)/)
          expect(embedded).toBe(true)
        }
        expect(await paperText(file)).toContain('741741')
        const crisis = await drawn(
          crisisCardLetter(on, CRISIS_CARD_SIZES[CRISIS_CARD_SIZES.length - 1] ?? 10.5),
        )
        expect(pageCount(crisis)).toBe(1)
      }
    })

test('the pages of a PDF are counted as its printer made them, and each page of a draft says that it is one', async () => {
  const paper = aProtocolPaper('large-school', 'en')
  const whole = await drawn(protocolLetter(paper, { largePrint: false }))
  const pages = pageCount(whole) ?? 0
  expect(pages).toBeGreaterThan(5)
  expect((await paperText(desk.keep(whole))).match(/published December 8, 2026/g)).toHaveLength(pages)
  const draft = await drawn(
    commentLetter(
      { ...paper, protocol: { ...paper.protocol, state: 'draft', publishedAt: null, publishedBy: null } },
      { largePrint: false },
    ),
  )
  const text = await paperText(desk.keep(draft))
  expect(text.split('\f').filter((page) => page.trim() !== '')).toHaveLength(pageCount(draft) ?? 0)
  for (const page of text.split('\f').filter((each) => each.trim() !== ''))
    expect(page.replaceAll(' ', '')).toContain('DRAFT')
})
