import { z } from 'zod'

import { inOrder, wholeOrder } from './packet-order.ts'
import { PACKET_PARTS, PacketPart } from './packet.ts'
import type { Pathway } from './referral.ts'

const Parts = z.array(PacketPart).min(1, 'packets:errors.noParts')

/** What an office begins a packet with: the pages, by the way to help, and the order of all there are. */
export const UsualPacket = z.object({
  order: z.array(PacketPart),
  parts: z.object({
    'family-contacts-provider': Parts,
    'school-contacts-provider': Parts,
    'school-based': Parts,
  }),
})
export type UsualPacket = z.infer<typeof UsualPacket>

/**
 * What belongs to the pathway, before an office said otherwise. About help at school the letter says all there is; no
 * address and no slip is needed. Whatever else a family may need, the office adds.
 */
export const FIRST_USUAL_PACKET: UsualPacket = {
  order: [...PACKET_PARTS],
  parts: {
    'family-contacts-provider': ['letter', 'provider', 'what-to-expect', 'contact-slip'],
    'school-contacts-provider': [
      ...(['letter', 'provider', 'what-to-expect', 'consent-form'] as const),
      ...(['contact-slip', 'provider-letter', 'feedback-slip'] as const),
    ],
    'school-based': ['letter', 'what-to-expect'],
  },
}

/** The pages a new packet begins with, in their order; the form to sign is there while a signature is missing. */
export function partsToBegin(
  { order, parts }: UsualPacket,
  { pathway, isSigned }: { readonly pathway: Pathway; readonly isSigned: boolean },
): PacketPart[] {
  const usual = parts[pathway].filter((part) => part !== 'consent-form' || !isSigned)
  return inOrder(usual.length > 0 ? usual : ['letter'], wholeOrder(order))
}
