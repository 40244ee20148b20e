import { expect, test } from '@playwright/test'

import { pageCount } from '#main/print/page-count.ts'
import { documentOf } from '#main/print/paper.ts'
import { printText } from '#main/print/print-text.ts'
import type { PlanPaper } from '#main/plans/plan-paper.ts'
import { returnLetter } from '#main/plans/return-letter.ts'
import { safetyLetter } from '#main/plans/safety-letter.ts'
import { startingProtocol } from '#main/protocols/starting-protocols.ts'
import { ANA } from '#main/testing/packet-facts.ts'
import { aReturnPlan, aSafetyPlan } from '#main/testing/plan-makers.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'

import { openPaperDesk, paperText } from './paper.ts'

const desk = openPaperDesk()

const KEPT = { id: 'x', writtenAt: '2026-12-08T15:00:00.000Z', writtenBy: 'x', revision: 1 }

for (const language of PacketLanguage.options)
  test(`a plan with something said in every part stands on one page with the numbers to call: ${language}`, async () => {
    const paper: PlanPaper = {
      text: printText(language),
      english: printText('en'),
      interpreter: ANA,
      school: {
        name: 'Harbor Middle School',
        paper: 'letter',
        phone: '(555) 010-0134',
        office: 'Counseling',
      },
      studentName: 'Ines Varga',
      numbers: startingProtocol('large-school', 'en').crisis.numbers.filter(({ number }) =>
        /\d/.test(number),
      ),
      largePrint: false,
    }
    const safety = safetyLetter(
      paper,
      {
        ...KEPT,
        ...aSafetyPlan('c', { elsewhere: 'The library; my cousin Leo', calls: 'Uncle Ben, any time' }),
        ...{ matters: 'My dog Toto.', agreedWith: ['student', 'family'] },
      },
      { name: 'Teresa Varga', phone: '(555) 010-0199' },
    )
    const back = returnLetter(
      paper,
      {
        ...KEPT,
        ...aReturnPlan('c', {
          meetingOn: '2026-12-11',
          meetingWith: 'Ms. Ortega',
          eased: 'No tests this week.',
        }),
        ...{ easedUntil: '2026-12-18', teachersTold: 'She catches up step by step.' },
      },
      { mayTalk: false },
    )
    for (const letter of [safety, back]) {
      const pdf = await desk.draw(documentOf(letter))
      expect(pageCount(pdf)).toBe(1)
      const text = await paperText(desk.keep(pdf))
      for (const number of ['911', '988', '741741', '(555) 010-0134']) expect(text).toContain(number)
    }
  })
