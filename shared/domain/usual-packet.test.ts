import { expect, test } from 'vitest'

import { FIRST_USUAL_PACKET, partsToBegin, UsualPacket, wasSaidNo, whyWaits } from './usual-packet.ts'

test('a packet begins with what belongs to its pathway, the form to sign only while a signature is missing', () => {
  const begins = (pathway: Parameters<typeof partsToBegin>[1]['pathway'], isSigned: boolean) =>
    partsToBegin(FIRST_USUAL_PACKET, { pathway, isSigned })
  expect(begins('school-contacts-provider', false)).toContain('consent-form')
  expect(begins('school-contacts-provider', true)).not.toContain('consent-form')
  expect(begins('school-based', false)).toEqual(['letter', 'what-to-expect'])
})

test('pages begin in the order of the office, and a packet is never empty', () => {
  const office: UsualPacket = {
    order: ['rights', 'letter'],
    parts: {
      ...FIRST_USUAL_PACKET.parts,
      'school-based': ['consent-form'],
      'family-contacts-provider': ['letter', 'rights'],
    },
  }
  const begin = (pathway: 'family-contacts-provider' | 'school-based') =>
    partsToBegin(office, { pathway, isSigned: true })
  expect(begin('family-contacts-provider')).toEqual(['rights', 'letter'])
  expect(begin('school-based')).toEqual(['letter'])
  const empty = { ...office, parts: { ...office.parts, 'school-based': [] } }
  expect(UsualPacket.safeParse(empty).success).toBe(false)
})

test('without a release the letter and its slip wait together; a form taken back, objected to or declined is not sent again by itself', () => {
  const waits = (missing: Parameters<typeof whyWaits>[1]['missing'], saidNo = false) =>
    (['letter', 'consent-form', 'provider-letter', 'feedback-slip'] as const).map((part) =>
      whyWaits(part, { missing, saidNo }),
    )
  expect(waits('no-consent')).toEqual([null, null, 'no-consent', 'no-consent'])
  expect(waits('expired')).toEqual([null, null, 'expired', 'expired'])
  expect(waits('revoked')).toEqual([null, 'revoked', 'revoked', 'revoked'])
  expect(waits('objection')).toEqual([null, 'objection', 'objection', 'objection'])
  expect(waits('no-consent', true)).toEqual([null, 'declined', 'no-consent', 'no-consent'])
  expect(waits('expired', true)).toEqual([null, null, 'expired', 'expired'])
  expect(waits(null, true)).toEqual([null, null, null, null])
})

test('a no is the last word until the paper is asked for again, and only about the same provider', () => {
  const subject = { studentId: 's', kind: 'exchange', recipientIds: ['o'], referralId: 'r' } as const
  const no = {
    ...{ ...subject, recipientIds: ['o'], askedOn: '2026-12-01' },
    ending: { state: 'declined', on: '2026-12-03', by: 'Teresa Varga', words: '' },
  } as const
  const again = { ...no, askedOn: '2026-12-07', ending: null }
  expect(wasSaidNo([], { ...subject, recipientIds: ['o'] })).toBe(false)
  expect(wasSaidNo([no], { ...subject, recipientIds: ['o'] })).toBe(true)
  expect(wasSaidNo([no, again], { ...subject, recipientIds: ['o'] })).toBe(false)
  expect(wasSaidNo([no], { ...subject, recipientIds: ['other'] })).toBe(false)
  expect(wasSaidNo([{ ...no, studentId: 'sibling' }], { ...subject, recipientIds: ['o'] })).toBe(false)
})
