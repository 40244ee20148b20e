import { expect, test } from 'vitest'

import { blankCard, blankPaper, countLines, Pile, readyLines, type TypedPaper } from './pile-form.ts'

const REFERRAL = '019400aa-0000-7000-8000-000000000001'
const TODAY = '2026-12-08'

const paper = (said: Partial<TypedPaper> = {}): TypedPaper => ({
  ...blankPaper({ typed: '7KQ-3M-F', referralId: REFERRAL, slip: 'follow-up-card', today: TODAY }),
  ...said,
})

const unread = paper({ referralId: null, slip: null })

test('a pile is refused line by line, and none of them is passed over', () => {
  const rows = { fine: paper({ tick: 'no-answer' }), empty: paper({ slip: 'contact-slip' }), unread }
  const checked = Pile.safeParse({ rows, cards: { card: blankCard(TODAY) } })
  expect(checked.error?.issues.map(({ path }) => path.join('.'))).toEqual([
    ...['rows.empty.tick', 'rows.unread.typed', 'cards.card.helped'],
  ])
})

test('a paper that stands in the pile twice is asked about before anything is entered', () => {
  const rows = { a: paper({ tick: 'no-answer' }), b: paper({ tick: 'not-now' }) }
  const checked = (b: TypedPaper) => Pile.safeParse({ rows: { ...rows, b }, cards: {} })
  expect(checked(rows.b).error?.issues.map(({ path }) => path.join('.'))).toEqual(['rows.b.again'])
  expect(checked({ ...rows.b, again: 'another' }).success).toBe(true)
  expect(checked({ ...rows.b, slip: 'contact-slip' }).success).toBe(true)
})

test('a single paper that lacks its day is told so, and nothing of codes', () => {
  const checked = Pile.safeParse({ rows: { one: paper({ tick: 'appointment' }) }, cards: {} })
  expect(checked.error?.issues.map(({ path }) => path.join('.'))).toEqual(['rows.one.day'])
})

test('a signed form waits for its own form, and keeps no other paper from being entered', () => {
  const rows = { form: paper({ slip: 'consent-form' }), fine: paper({ words: 'Thank you' }) }
  expect(Object.keys(Pile.parse({ rows, cards: {} }).rows)).toEqual(['fine'])
  expect(Pile.safeParse({ rows: { form: rows.form }, cards: {} }).success).toBe(false)
})

test('what is whole and was not refused can be entered without the rest', () => {
  const typed = {
    rows: { fine: paper({ tick: 'no-answer' }), refused: paper({ tick: 'not-now' }), empty: paper(), unread },
    cards: { card: { ...blankCard(TODAY), safe: 'no' }, blank: blankCard(TODAY) },
  }
  const ready = readyLines(typed, new Set(['refused']))
  expect([Object.keys(ready.rows), Object.keys(ready.cards), countLines(ready)]).toEqual([
    ['fine'],
    ['card'],
    2,
  ])
})
