import { z } from 'zod'

import { type ConsentRequest, isAbout } from './consent-request.ts'
import { Obstacle } from './may-disclose.ts'
import { inOrder, wholeOrder } from './packet-order.ts'
import { goesToProvider, PACKET_PARTS, PacketPart } from './packet.ts'
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

/** Why a page waits, unticked, until somebody wants it all the same: what a consent lacks, or a no that was said. */
export const WhyWaits = z.enum([...Obstacle.options, 'declined'])
export type WhyWaits = z.infer<typeof WhyWaits>

/** What stands in the way of pages of a packet before anybody chose them. */
export interface InTheWay {
  /** What the referral still lacks before the school may send it. */
  readonly missing: Obstacle | null
  /** Whether the family said no to the form to sign when it was asked last. */
  readonly saidNo: boolean
}

/**
 * Why a page is not in a packet by itself: without a release nothing goes to the provider, neither the letter nor the
 * slip that answers it (34 CFR 99.30); a form to sign that a family took back or declined is not pressed on them again.
 */
export function whyWaits(part: PacketPart, { missing, saidNo }: InTheWay): WhyWaits | null {
  if (goesToProvider(part)) return missing
  if (part !== 'consent-form') return null
  if (missing === 'revoked' || missing === 'objection') return missing
  // Whoever signed since has changed their mind, whatever became of that paper.
  return saidNo && missing === 'no-consent' ? 'declined' : null
}

/** Whether the last word about the paper of a referral was a no: declined, and not asked for again since. */
export function wasSaidNo(
  requests: readonly Pick<
    ConsentRequest,
    'studentId' | 'kind' | 'recipientIds' | 'referralId' | 'askedOn' | 'ending'
  >[],
  subject: Pick<ConsentRequest, 'studentId' | 'kind' | 'recipientIds' | 'referralId'>,
): boolean {
  const about = requests.filter((request) => isAbout({ ...request, anyTreating: false }, subject))
  return about.some(
    ({ ending }) =>
      ending?.state === 'declined' &&
      !about.some((other) => other.ending?.state !== 'declined' && other.askedOn >= ending.on),
  )
}
