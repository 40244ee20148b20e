import { expect, test } from 'vitest'

import { inOrder, movedTo, orderFollowing, wholeOrder, withPart } from './packet-order.ts'
import { PACKET_PARTS, type PacketPart } from './packet.ts'

test('without a kept order the parts stand as usual', () => {
  expect(wholeOrder([])).toEqual(PACKET_PARTS)
})

test('a kept order holds, each part once, and what it does not know stands in its usual place', () => {
  const kept: readonly PacketPart[] = ['contact-slip', 'letter', 'letter', 'provider-letter']
  const order = wholeOrder(kept)
  expect(order.toSorted()).toEqual(PACKET_PARTS.toSorted())
  expect(inOrder(['letter', 'provider-letter', 'contact-slip'], order)).toEqual([
    'contact-slip',
    'letter',
    'provider-letter',
  ])
  expect(order[order.indexOf('letter') + 1]).toBe('why')
})

test('a packet that was put in another order shows that order, and moves nothing else', () => {
  const order = orderFollowing(PACKET_PARTS, ['rights', 'letter'])
  expect(order[0]).toBe('rights')
  expect(order[PACKET_PARTS.indexOf('rights')]).toBe('letter')
  expect(order.filter((part) => part !== 'rights' && part !== 'letter')).toEqual(
    PACKET_PARTS.filter((part) => part !== 'rights' && part !== 'letter'),
  )
})

test('a part goes up, down and anywhere, and not beyond the ends', () => {
  const order: readonly PacketPart[] = ['letter', 'why', 'rights']
  expect(movedTo(order, 2, 0)).toEqual(['rights', 'letter', 'why'])
  expect(movedTo(order, 0, 1)).toEqual(['why', 'letter', 'rights'])
  expect(movedTo(order, 0, -1)).toEqual(order)
  expect(movedTo(order, 2, 3)).toEqual(order)
})

test('the slip goes and stays with the letter it answers, and alone only where somebody ticks it alone', () => {
  expect(withPart(['letter'], 'provider-letter', true)).toEqual([
    'letter',
    'provider-letter',
    'feedback-slip',
  ])
  expect(withPart(['letter', 'provider-letter', 'feedback-slip'], 'provider-letter', false)).toEqual([
    'letter',
  ])
  expect(withPart(['letter', 'feedback-slip'], 'provider-letter', true)).toHaveLength(3)
  expect(withPart(['provider-letter', 'feedback-slip'], 'feedback-slip', false)).toEqual(['provider-letter'])
  expect(withPart(['letter'], 'feedback-slip', true)).toEqual(['letter', 'feedback-slip'])
})
