import { expect, test } from '@playwright/test'

import type { UnmetNeed } from '#shared/domain/evaluation/unmet-need.ts'
import { pageCount } from '#main/print/page-count.ts'
import { documentOf } from '#main/print/paper.ts'
import { unmetNeedPaper } from '#main/unmet-need/unmet-need-paper.ts'

import { openPaperDesk, paperText } from './paper.ts'

const desk = openPaperDesk()

const offered = { offers: 12, unknown: 30 }
const group = (name: string | null) => ({
  group: name,
  referrals: 44,
  offered: name === null ? null : offered,
})

/** A large school in which every group is told. */
const NEED: UnmetNeed = {
  ...{ from: '2026-08-17', to: '2027-06-11', services: 240, all: { referrals: 412, students: 350 } },
  obstacles: (['capacity', 'cost', 'language', 'distance'] as const).map((obstacle) => ({
    ...{ obstacle, referrals: 44, low: 0.08, high: 0.14 },
  })),
  became: (['replaced', 'seen', 'open', 'ended'] as const).map((became) => ({ became, referrals: 103 })),
  median: { estimate: 34, low: 30, high: 41 },
  asked: [
    {
      by: 'help',
      groups: [null, 'health', 'housing', 'food', 'safety', 'loss', 'substance', 'talk'].map(group),
      others: 0,
    },
    { by: 'language', groups: [null, 'ar', 'en', 'es', 'ht', 'so', 'vi', 'zh-Hans'].map(group), others: 60 },
    { by: 'payer', groups: [null, 'private', 'public', 'uninsured'].map(group), others: 0 },
  ],
}

for (const language of ['en', 'es'] as const)
  for (const paper of ['letter', 'a4'] as const)
    test(`the need that is not met stands on one page, however much is told: ${language}, ${paper}`, async () => {
      const document = documentOf(
        unmetNeedPaper({
          ...{ need: NEED, today: '2027-06-20', language },
          school: { name: 'Harbor Middle School', paper },
        }),
      )
      const pdf = await desk.draw(document)
      expect(pageCount(pdf)).toBe(1)
      expect(await paperText(desk.keep(pdf))).toContain('412')
    })
