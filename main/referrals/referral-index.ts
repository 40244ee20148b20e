import type { ReferralView } from '#shared/api/referrals.ts'

import type { ReadableDb, WritableDb } from '../db/types.ts'
import { indexRecord } from '../search/search-index.ts'
import { listReferralViewsAt } from './referrals.sql.ts'

/** Makes a referral findable by its student, by whom it leads to and by its code. */
export function indexReferral(
  db: WritableDb,
  { id, caseId, caseCode, studentName, destination, serviceName }: ReferralView,
): void {
  indexRecord(db, {
    kind: 'referral',
    id,
    opens: caseId,
    caseId,
    title: studentName,
    body: [destination, serviceName, caseCode].filter((words) => words !== '').join(' '),
  })
}

/** The referrals that lead to these organizations and services. */
export function referralsTo(
  db: ReadableDb,
  { organizationIds, serviceIds }: Record<'organizationIds' | 'serviceIds', readonly string[]>,
): ReferralView[] {
  return listReferralViewsAt(db, {
    organizationIds: JSON.stringify(organizationIds),
    serviceIds: JSON.stringify(serviceIds),
  })
}
