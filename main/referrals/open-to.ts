import type { ReferralView } from '#shared/api/referrals.ts'
import { mayDisclose, tellingProvider } from '#shared/domain/may-disclose.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { consentsThatDecide } from '../consents/consents.ts'
import { requireStudent } from '../students/the-student.ts'
import { countOpenSent, listOpenTo } from './referrals.sql.ts'

type Asking = Pick<QueryContext, 'db' | 'session' | 'today'>

/** How many open referrals the school has sent to each organization, by its id. */
export function openSent({ db, session }: Asking): ReadonlyMap<string, number> {
  return new Map(
    countOpenSent(db, readerOf(session)).map(({ organizationId, count }) => [organizationId, count]),
  )
}

const isOnTheirOwn = ({ pathway }: ReferralView): boolean => pathway !== 'school-contacts-provider'

/** Whether the provider of a referral may be asked about it today: asking tells who it is about. */
function mayAsk({ db, session, today }: Asking, organizationId: string, view: ReferralView): boolean {
  const consents = consentsThatDecide(db, session, { studentId: view.studentId, onDay: today })
  const telling = tellingProvider({ ...view, organizationId }, requireStudent(db, view.studentId), today)
  return mayDisclose(consents, { ...telling, information: ['contact-details'] }).may
}

/** The open referrals to an organization, by whether somebody may ask it about them today. */
export interface OpenTo {
  readonly toAsk: readonly ReferralView[]
  /** The family goes there itself. */
  readonly onTheirOwn: readonly ReferralView[]
  /** No signed paper that holds today lets the school speak with it. */
  readonly unsigned: readonly ReferralView[]
}

/** The open referrals to an organization that the asker may read. */
export function openTo(asking: Asking, organizationId: string): OpenTo {
  const { db, session } = asking
  const open = listOpenTo(db, { organizationId, ...readerOf(session) })
  const [onTheirOwn, sent] = [open.filter(isOnTheirOwn), open.filter((view) => !isOnTheirOwn(view))]
  const toAsk = sent.filter((view) => mayAsk(asking, organizationId, view))
  return { toAsk, onTheirOwn, unsigned: sent.filter((view) => !toAsk.includes(view)) }
}
