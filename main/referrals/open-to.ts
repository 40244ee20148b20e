import type { ReferralView } from '#shared/api/referrals.ts'
import { mayDisclose, tellingProvider } from '#shared/domain/may-disclose.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { consentsThatDecide } from '../consents/consents.ts'
import { requireStudent } from '../students/the-student.ts'
import { countOpenSent, listOpenTo } from './referrals.sql.ts'

type Asking = Pick<QueryContext, 'db' | 'session' | 'today'>

/** How many open referrals the school has sent to an organization, and when it was last called about one. */
interface Sent {
  readonly count: number
  readonly calledOn: string | null
}

/** The open referrals the school has sent to each organization, by its id. */
export function openSent({ db, session }: Asking): ReadonlyMap<string, Sent> {
  return new Map(
    countOpenSent(db, readerOf(session)).map(({ organizationId, ...sent }) => [organizationId, sent]),
  )
}

/** Whether the provider of a referral may be asked about it today: asking tells who it is about. */
function mayAsk({ db, session, today }: Asking, organizationId: string, view: ReferralView): boolean {
  if (view.pathway !== 'school-contacts-provider') return false
  const consents = consentsThatDecide(db, session, { studentId: view.studentId, onDay: today })
  const telling = tellingProvider({ ...view, organizationId }, requireStudent(db, view.studentId), today)
  return mayDisclose(consents, { ...telling, information: ['contact-details'] }).may
}

/** The open referrals to an organization: those it may be asked about today, and how many others there are. */
export function openTo(
  asking: Asking,
  organizationId: string,
): { readonly toAsk: readonly ReferralView[]; readonly others: number } {
  const { db, session } = asking
  const open = listOpenTo(db, { organizationId, ...readerOf(session) })
  const toAsk = open.filter((view) => mayAsk(asking, organizationId, view))
  return { toAsk, others: open.length - toAsk.length }
}
