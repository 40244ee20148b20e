import { expect, test } from 'vitest'

import {
  asTheDayBegan,
  isTakenBack,
  lapseOf,
  othersForTheSame,
  stillFor,
  takenBackOn,
  type Consent,
} from './consent.ts'
import { alsoTakenBackFor, onlyTakenBack, stillNamed, takenBack } from './taking-back.ts'
import { aSignedConsent, CLINIC } from './testing/signed-consent.ts'

const RIVERSIDE = '0a0b0c0d-0000-7000-8000-00000000000b'
const paper = aSignedConsent({ recipientIds: [CLINIC, RIVERSIDE] })
const word = { on: '2026-12-08', at: null, how: 'By phone' }
const half = { ...paper, ...takenBack(paper, { ...word, recipients: [RIVERSIDE] }) }

test('a paper taken back for one stands for the other, from that day on', () => {
  expect(lapseOf(half, '2026-12-09')).toBeNull()
  expect(stillNamed(half)).toEqual([CLINIC])
  expect(stillFor(half, '2026-12-07').recipientIds).toEqual([CLINIC, RIVERSIDE])
  expect(stillFor(half, '2026-12-08').recipientIds).toEqual([CLINIC])
  expect(isTakenBack(half, RIVERSIDE, '2026-12-07')).toBe(false)
  expect(isTakenBack(half, RIVERSIDE, '2026-12-08')).toBe(true)
  expect(isTakenBack(half, CLINIC, '2026-12-08')).toBe(false)
  expect(asTheDayBegan([half], '2026-12-08')).toEqual([paper])
})

test('a paper taken back for all at once is over, with no word for each', () => {
  const over = takenBack(paper, { ...word, recipients: [RIVERSIDE, CLINIC] })
  expect(over).toEqual({ revokedOn: '2026-12-08', revokedHow: 'By phone', revokedAt: null, takenBackFor: [] })
})

test('taken back for the last one it is over, each from their own day', () => {
  const over = { ...half, ...takenBack(half, { ...word, on: '2026-12-05', recipients: [CLINIC] }) }
  expect(over.revokedOn).toBe('2026-12-08')
  expect([takenBackOn(over, CLINIC), takenBackOn(over, RIVERSIDE)]).toEqual(['2026-12-05', '2026-12-08'])
  expect(isTakenBack(over, RIVERSIDE, '2026-12-06')).toBe(false)
})

test('whoever treats the student is taken back for alone, or but for one of them', () => {
  const any = aSignedConsent({ anyTreating: true })
  const named = { ...any, ...takenBack(any, { ...word, recipients: [null] }) }
  expect(stillFor(named, '2026-12-08')).toMatchObject({ recipientIds: [CLINIC], anyTreating: false })
  expect(alsoTakenBackFor(any, [RIVERSIDE])).toEqual([RIVERSIDE])
  const butOne = { ...any, ...takenBack(any, { ...word, recipients: [RIVERSIDE] }) }
  expect(stillFor(butOne, '2026-12-08')).toMatchObject({ recipientIds: [CLINIC], anyTreating: true })
  expect(isTakenBack(butOne, RIVERSIDE, '2026-12-08')).toBe(true)
})

test('another paper is taken back for those both name, and whole where the word is for anybody', () => {
  expect(alsoTakenBackFor(paper, [RIVERSIDE])).toEqual([RIVERSIDE])
  expect(alsoTakenBackFor(half, [RIVERSIDE])).toEqual([])
  expect(alsoTakenBackFor(half, [null])).toEqual([CLINIC])
})

test('a paper taken back for a provider holds for them no longer beside others', () => {
  const asked = aSignedConsent({ id: RIVERSIDE, recipientIds: [RIVERSIDE] })
  expect(othersForTheSame(asked, [paper], '2026-12-08')).toHaveLength(1)
  expect(othersForTheSame(asked, [half], '2026-12-08')).toHaveLength(0)
  expect(othersForTheSame(asked, [half], '2026-12-07')).toHaveLength(1)
})

test('a paper somebody may not read says only whom it was taken back for, and lets nothing leave', () => {
  const takenBackFor = [{ ...word, recipientId: CLINIC }]
  const forOne = aSignedConsent({ recipientIds: [CLINIC, RIVERSIDE], anyTreating: true, takenBackFor })
  const kept = [
    forOne,
    aSignedConsent(),
    aSignedConsent({ kind: 'services', revokedOn: '2026-12-08' }),
    aSignedConsent({ recipientIds: [], anyTreating: true, revokedOn: '2026-12-08' }),
  ]
  expect(onlyTakenBack(kept)).toEqual([
    { ...forOne, recipientIds: [CLINIC], anyTreating: false, information: [], purposes: [] },
  ])
})

const LEFT_BEFORE: readonly (readonly [string, Partial<Consent>])[] = [
  ['was taken back', { revokedOn: '2026-12-08', revokedHow: 'By phone' }],
  ['was replaced', { replacedOn: '2026-12-08' }],
  ['came to its event', { happenedOn: '2026-12-08' }],
  [
    'was said no to',
    { objections: [{ by: 'Luis Varga', on: '2026-12-08', how: 'By phone', weighed: null }] },
  ],
]

test.each(LEFT_BEFORE)(
  'what left before it %s on that very day left by a paper that stood; what left a day later did not',
  (_, said) => {
    const since = { ...paper, ...said }
    expect(lapseOf(since, '2026-12-08')).not.toBeNull()
    const [then = since] = asTheDayBegan([since], '2026-12-08')
    expect(lapseOf(then, '2026-12-08')).toBeNull()
    const [next = since] = asTheDayBegan([since], '2026-12-09')
    expect(lapseOf(next, '2026-12-09')).not.toBeNull()
  },
)
