import { useEffect, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { PacketChoice, PacketPart, PaperSize } from '#shared/domain/packet.ts'
import { missingConsent } from '#renderer/consents/missing.ts'
import { useDraft } from '#renderer/drafts.ts'
import { familyLanguage } from './family-language.ts'

/**
 * What belongs to the pathway, and the form to sign while a signature is missing. About help at school the letter says
 * all there is; no address and no slip is needed. Whatever else a family may need, the office adds.
 */
function firstParts(referral: ReferralView, record: CaseRecord): readonly PacketPart[] {
  const { pathway } = referral
  const isSigned = missingConsent(referral, record) === null
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

/** What a packet begins with before anybody chose anything. */
export function firstChoice(referral: ReferralView, record: CaseRecord, paper: PaperSize): PacketChoice {
  return {
    referralId: referral.id,
    parts: [...firstParts(referral, record)],
    language: familyLanguage(record) ?? 'en',
    paper,
    largePrint: false,
    remark: '',
    noticed: '',
    namesReasons: false,
    serviceIds: [],
  }
}

/** What somebody chose and wrote for a packet waits for them when they are called away before it is printed. */
export function useKeptChoice(begin: () => PacketChoice): {
  readonly choice: PacketChoice
  change(part: Partial<PacketChoice>): void
  /** The next packet of this referral begins anew. */
  printed(): void
} {
  const [first] = useState(begin)
  const [changed, setChanged] = useState<Partial<PacketChoice> | null>(null)
  const { found, discard } = useDraft(`packets.${first.referralId}`, changed)
  useEffect(() => {
    if (found) setChanged((before) => ({ ...found, ...before }))
  }, [found])
  return {
    choice: { ...first, ...changed },
    change: (part) => setChanged((before) => ({ ...before, ...part })),
    printed: () => void discard(),
  }
}
