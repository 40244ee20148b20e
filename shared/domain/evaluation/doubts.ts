import { type Doubts, DOUBTS } from './figures.ts'
import { type FollowedReferral, isNeverConfirmed, isSeenBeforeBegun } from './followed.ts'

const IS: Readonly<Record<(typeof DOUBTS)[number], (referral: FollowedReferral) => boolean>> = {
  'seen-before-begun': isSeenBeforeBegun,
  'never-confirmed': isNeverConfirmed,
  'language-unknown': ({ homeLanguage }) => !homeLanguage,
  'grade-unknown': ({ grade }) => !grade,
}

/** The records of a cohort that a figure takes as they are though something is wrong with them. */
export function doubtsOf(referrals: readonly FollowedReferral[]): Doubts {
  return DOUBTS.map((doubt) => ({
    doubt,
    referralIds: referrals.filter(IS[doubt]).map(({ id }) => id),
  })).filter(({ referralIds }) => referralIds.length > 0)
}
