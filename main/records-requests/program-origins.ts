import type { CaseRecord } from '#shared/api/cases.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { isForSubstanceUse } from '#shared/domain/kind-of-help.ts'
import type { ProgramOrigin } from '#shared/domain/program-records.ts'
import type { PartKind, PartRef } from '#shared/domain/records-request.ts'
import type { EventSource } from '#shared/domain/referral.ts'

/** What is known of a student that tells where documents came from. */
interface Known {
  readonly records: readonly Pick<
    CaseRecord,
    'referrals' | 'events' | 'appointments' | 'attempts' | 'slipAnswers' | 'returnPlans'
  >[]
  readonly consents: readonly Consent[]
  readonly scans: readonly { readonly id: string; readonly consentId: string }[]
  readonly disclosures: readonly Disclosure[]
}

const names = ({ information }: Pick<Consent, 'information'>): boolean =>
  information.includes('substance-use-records')

/** Whoever a signed paper lets tell the school what their program for substance use keeps. */
function programsOnPaper(consents: readonly Consent[]): ReadonlySet<string> {
  const telling = consents.filter((consent) => names(consent) && consent.direction !== 'to')
  return new Set(telling.flatMap(({ recipientIds }) => recipientIds))
}

const FROM_PROVIDER: readonly EventSource[] = ['provider-said', 'document-seen']

/**
 * Which documents came from a program for substance use, so that 42 CFR part 2 holds them (2.11 "records", 2.12(d)(2)):
 * what a provider told, where a signed paper says that they are such a program or their name does, and what speaks of
 * such records. What the school itself saw, or was told by the family, is none of theirs; a counselor says so of the rest.
 */
export function programOrigins({
  records,
  consents,
  scans,
  disclosures,
}: Known): (part: PartRef) => ProgramOrigin | null {
  const onPaper = programsOnPaper(consents)
  const found = new Map<string, ProgramOrigin>()
  const add = (kind: PartKind, id: string, origin: ProgramOrigin | null) => {
    if (origin !== null) found.set(`${kind}/${id}`, origin)
  }
  for (const { referrals, events, appointments, attempts, slipAnswers, returnPlans } of records) {
    const originOf = (referralId: string | null): ProgramOrigin | null => {
      const referral = referrals.find(({ id }) => id === referralId)
      if (!referral) return null
      if (referral.organizationId !== null && onPaper.has(referral.organizationId)) return 'paper'
      return referral.organizationId !== null && isForSubstanceUse(referral) ? 'name' : null
    }
    for (const { id } of referrals) {
      const hasTold =
        appointments.some(({ referralId }) => referralId === id) ||
        events.some(({ referralId, source }) => referralId === id && FROM_PROVIDER.includes(source))
      if (hasTold) add('referral', id, originOf(id))
    }
    for (const { id, referralId, withWhom } of attempts)
      if (withWhom === 'provider') add('call', id, originOf(referralId))
    for (const { id, referralId, slip } of slipAnswers)
      if (slip === 'feedback-slip') add('returned-paper', id, originOf(referralId))
    for (const { id, consentId } of returnPlans)
      if (consents.some((consent) => consent.id === consentId && names(consent)))
        add('return-plan', id, 'paper')
  }
  for (const consent of consents) if (names(consent)) add('consent', consent.id, 'paper')
  for (const { id, consentId } of scans)
    if (consents.some((consent) => consent.id === consentId && names(consent))) add('scan', id, 'paper')
  for (const each of disclosures) if (names(each)) add('disclosures', each.studentId, 'paper')
  return ({ kind, id }) => found.get(`${kind}/${id}`) ?? null
}
