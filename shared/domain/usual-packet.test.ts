import { expect, test } from 'vitest'

import { FIRST_USUAL_PACKET, partsToBegin, UsualPacket } from './usual-packet.ts'

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
