import { assertNever } from '../assert-never.ts'
import type { PacketPart } from './packet.ts'
import type { Pathway } from './referral.ts'

/**
 * What belongs to the pathway, and the form to sign while a signature is missing. About help at school the letter says
 * all there is; no address and no slip is needed. Whatever else a family may need, the office adds.
 */
export function usualParts(pathway: Pathway, isSigned: boolean): readonly PacketPart[] {
  switch (pathway) {
    case 'family-contacts-provider':
      return ['letter', 'provider', 'what-to-expect', 'contact-slip']
    case 'school-contacts-provider':
      return [
        ...(['letter', 'provider', 'what-to-expect'] as const),
        ...(isSigned ? [] : (['consent-form'] as const)),
        ...(['contact-slip', 'provider-letter', 'feedback-slip'] as const),
      ]
    case 'school-based':
      return ['letter', 'what-to-expect']
    default:
      return assertNever(pathway)
  }
}
