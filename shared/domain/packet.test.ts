import { expect, test } from 'vitest'

import { disclosureClassOf, endingsOf, goesToProvider, PACKET_PARTS, PacketChoice } from './packet.ts'

test('of all pages only the letter to the provider holds what a consent must cover', () => {
  expect(PACKET_PARTS.filter((part) => disclosureClassOf(part) === 'provider')).toEqual(['provider-letter'])
  expect(PACKET_PARTS.filter(goesToProvider)).toEqual(['provider-letter', 'feedback-slip'])
})

test('a page written for the family is not sent to a provider', () => {
  expect(PACKET_PARTS.filter((part) => endingsOf(part).includes('sent-to-provider'))).toEqual([
    'contact-slip',
    'provider-letter',
    'feedback-slip',
  ])
  for (const part of PACKET_PARTS)
    expect(endingsOf(part)).toEqual(expect.arrayContaining(['handed-to-parent', 'kept', 'destroyed']))
})

test('what names the student or says why is for the family alone; every other page tells nothing about anybody', () => {
  expect(PACKET_PARTS.filter((part) => disclosureClassOf(part) === 'family')).toEqual([
    'letter',
    'why',
    'consent-form',
  ])
  for (const part of PACKET_PARTS)
    if (disclosureClassOf(part) === 'family') expect(endingsOf(part)).not.toContain('sent-to-provider')
})

test('a packet has at least one page', () => {
  const choice = {
    referralId: '0a0b0c0d-0000-7000-8000-000000000001',
    parts: [],
    language: 'es',
    paper: 'letter',
    largePrint: false,
    remark: '',
  }
  expect(PacketChoice.safeParse(choice).error?.issues[0]?.message).toBe('packets:errors.noParts')
  expect(PacketChoice.safeParse({ ...choice, parts: ['letter'] }).success).toBe(true)
})
