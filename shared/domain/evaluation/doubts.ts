import { asItIs, DOUBTS, type KindId, kindOf } from '../quality/kinds.ts'
import type { Doubts } from './figures.ts'
import type { FollowedReferral } from './followed.ts'

/** Whether somebody said that a record is right as it reads, by the kind of what is wrong and its id. */
export type IsRight = (kind: KindId, recordId: string, asItIs: string) => boolean

/** The records of a cohort that a figure takes as they are though something is wrong with them, and nobody said it is right. */
export function doubtsOf(referrals: readonly FollowedReferral[], isRight: IsRight): Doubts {
  return DOUBTS.map((doubt) => {
    const { inFigures, about } = kindOf(doubt)
    const found = referrals.filter((referral) => {
      const finding = inFigures?.(referral)
      const id = about === 'student' ? referral.studentId : referral.id
      return finding && !isRight(doubt, id, asItIs(finding))
    })
    return { doubt, referralIds: found.map(({ id }) => id) }
  }).filter(({ referralIds }) => referralIds.length > 0)
}
