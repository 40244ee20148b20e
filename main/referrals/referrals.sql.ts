import type { ReferralView } from '#shared/api/referrals.ts'
import type { SentReferral } from '#shared/domain/matching/own-experience.ts'
import type { OpenState, Referral, ReferralEvent } from '#shared/domain/referral.ts'

import { keptCases, readableCase, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { listNameOf, schoolNameOf } from '../students/student-name.ts'

const referral = columns<Referral>({
  id: 'text',
  caseId: 'text',
  studentId: 'text',
  pathway: 'text',
  serviceId: 'text',
  locationId: 'text',
  schoolService: 'text',
  schoolServiceId: 'text',
  primaryReason: 'text',
  otherReasons: 'json',
  urgency: 'text',
  needIdentifiedOn: 'text',
  state: 'text',
  stateSince: 'text',
  ownerId: 'text',
  nextTask: 'text',
  nextDueOn: 'text',
  sentOn: 'text',
  sentMethod: 'text',
  consentId: 'text',
  linkedOn: 'text',
  closedOn: 'text',
  endedBy: 'text',
  endReason: 'text',
  barriers: 'json',
  outcome: 'text',
  createdAt: 'text',
  createdBy: 'text',
  version: 'integer',
})

export const getReferral = one<{ id: string }, Referral>(
  `SELECT ${referral.select()} FROM referrals WHERE id = :id`,
  referral.read,
)

export const listOpenReferralsOf = many<{ ownerId: string; studentId: string | null }, Referral>(
  `SELECT ${referral.select()} FROM referrals
   WHERE owner_id = :ownerId AND list_group IN ('open', 'linked') AND student_id = coalesce(:studentId, student_id)
   ORDER BY created_at, id`,
  referral.read,
)

const insertReferralRow = change<object>(`INSERT INTO referrals ${referral.values}`)

const numberReferral = change<{ id: string }>(
  `UPDATE referrals SET number = 1 + (SELECT max(r.number) FROM referrals r WHERE r.case_id = referrals.case_id)
   WHERE id = :id`,
)

/** Adds a referral under the next number of its case, which stands on its papers and stays. */
export function insertReferral(db: WritableDb, value: Referral): number {
  const added = insertReferralRow(db, referral.bind(value))
  numberReferral(db, value)
  return added
}

/** The numbers of the referrals of a case, from 1. */
export const listReferralNumbers = many<{ caseId: string }, { id: string; number: number }>(
  'SELECT id, number FROM referrals WHERE case_id = :caseId',
  // The columns that were asked for.
  (row) => row as { id: string; number: number },
)

const updateReferralRow = change<object>(
  `UPDATE referrals SET ${referral.set(
    'state',
    'stateSince',
    'ownerId',
    'nextTask',
    'nextDueOn',
    'sentOn',
    'sentMethod',
    'consentId',
    'linkedOn',
    'closedOn',
    'endedBy',
    'endReason',
    'barriers',
    'outcome',
  )}, version = version + 1 WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed it meanwhile. */
export const updateReferral = (db: WritableDb, value: Referral): number =>
  updateReferralRow(db, referral.bind(value))

/** What the due day of an open referral was reckoned from. */
export type ReckonedReferral = Pick<
  Referral,
  'id' | 'pathway' | 'urgency' | 'stateSince' | 'nextTask' | 'nextDueOn' | 'version'
> & {
  readonly state: OpenState
  readonly appointmentOn: string | null
  readonly caseId: string
  readonly protocolNumber: number | null
}

export const listReckonedReferrals = many<object, ReckonedReferral>(
  `SELECT id, state, pathway, urgency, state_since AS stateSince, next_task AS nextTask,
     next_due_on AS nextDueOn, version, case_id AS caseId,
     (SELECT protocol_number FROM cases WHERE cases.id = case_id) AS protocolNumber,
     (SELECT on_day FROM appointments WHERE referral_id = referrals.id AND status = 'scheduled'
      ORDER BY on_day LIMIT 1) AS appointmentOn
   FROM referrals WHERE next_due_on IS NOT NULL`,
  // Whatever is due is open; the columns are named after the fields.
  (row) => row as unknown as ReckonedReferral,
)

/** Answers 0 when the referral went on meanwhile, or is due on another day. */
export const moveDueDay = change<{ id: string; version: number; from: string; to: string }>(
  'UPDATE referrals SET next_due_on = :to WHERE id = :id AND version = :version AND next_due_on = :from',
)

/** Answers 0 when the referral went on meanwhile, or something else is to be done. */
export const moveNextTask = change<
  Pick<Referral, 'id' | 'version'> & {
    from: Referral['nextTask']
    to: Referral['nextTask']
    dueOn: Referral['nextDueOn']
  }
>(
  `UPDATE referrals SET next_task = :to, next_due_on = :dueOn
   WHERE id = :id AND version = :version AND next_task = :from`,
)

const readView = (row: Record<string, unknown>): ReferralView => referral.read(row) as ReferralView

const VIEW = `${referral.select('r')},
  ${schoolNameOf('s')} AS studentName, ${listNameOf('s')} AS studentListName,
  c.code AS caseCode,
  coalesce(o.name, r.school_service) AS destination,
  coalesce(v.name, '') AS serviceName,
  o.id AS organizationId,
  a.name AS ownerName`

const JOINS = `JOIN cases c ON c.id = r.case_id
  JOIN students s ON s.id = r.student_id
  JOIN accounts a ON a.id = r.owner_id
  LEFT JOIN services v ON v.id = r.service_id
  LEFT JOIN organizations o ON o.id = v.organization_id`

/** The day the first help of a case began; nothing while none did. */
export const findFirstLink = one<{ caseId: string }, string>(
  `SELECT min(linked_on) AS linkedOn FROM referrals
   WHERE case_id = :caseId AND linked_on IS NOT NULL AND state <> 'entered-in-error'
   HAVING min(linked_on) IS NOT NULL`,
  ({ linkedOn }) => String(linkedOn),
)

/** How many referrals lead to an organization: those that are open, and those begun since a day. */
export interface SentToOrganization {
  readonly organizationId: string
  readonly organizationName: string
  readonly open: number
  readonly recent: number
}

export const listToOrganizations = many<Reader & { since: string }, SentToOrganization>(
  `SELECT o.id AS organizationId, o.name AS organizationName,
     count(*) FILTER (WHERE r.list_group IN ('open', 'linked')) AS open,
     count(*) FILTER (WHERE r.created_at >= :since) AS recent
   FROM referrals r JOIN cases c ON c.id = r.case_id JOIN services v ON v.id = r.service_id
     JOIN organizations o ON o.id = v.organization_id
   WHERE r.list_group <> 'void' AND (r.list_group IN ('open', 'linked') OR r.created_at >= :since)
     AND ${readableCase('c')}
   GROUP BY o.id ORDER BY open DESC, recent DESC, o.name, o.id`,
  // The columns are the fields.
  (row) => row as unknown as SentToOrganization,
)

const OPEN_SENT = `r.sent_on IS NOT NULL AND r.list_group = 'open'
     AND r.pathway = 'school-contacts-provider'`

/** How many open referrals the school has sent to each organization, of those the asker may read. */
export const countOpenSent = many<Reader, { organizationId: string; count: number }>(
  `SELECT v.organization_id AS organizationId, count(*) AS count
   FROM referrals r JOIN cases c ON c.id = r.case_id JOIN services v ON v.id = r.service_id
   WHERE ${OPEN_SENT} AND ${readableCase('c')} GROUP BY v.organization_id`,
  ({ organizationId, count }) => ({ organizationId: String(organizationId), count: Number(count) }),
)

/** Open referrals to one organization that the asker may read, those sent by the school or the families' own. */
export const listOpenTo = many<Reader & { organizationId: string }, ReferralView>(
  `SELECT ${VIEW} FROM referrals r ${JOINS}
   WHERE o.id = :organizationId AND r.list_group = 'open' AND r.sent_on IS NOT NULL
     AND ${readableCase('c')} ORDER BY r.sent_on, r.id`,
  readView,
)

type SentToService = SentReferral & { readonly serviceId: string }

/** Every referral that was sent to a service, but for those written down by mistake. */
const SENT_TO_SERVICES = `SELECT service_id AS serviceId, sent_on AS sentOn, linked_on AS linkedOn,
     closed_on IS NOT NULL AS isClosed
   FROM referrals
   WHERE service_id IS NOT NULL AND sent_on IS NOT NULL AND list_group <> 'void'`

const readSent = ({ serviceId, sentOn, linkedOn, isClosed }: Record<string, unknown>): SentToService => ({
  serviceId: String(serviceId),
  sentOn: String(sentOn),
  linkedOn: typeof linkedOn === 'string' ? linkedOn : null,
  isClosed: isClosed === 1,
})

export const listSentToServices = many<object, SentToService>(SENT_TO_SERVICES, readSent)

export const listSentToOrganization = many<{ organizationId: string }, SentToService>(
  `${SENT_TO_SERVICES} AND service_id IN (SELECT id FROM services WHERE organization_id = :organizationId)`,
  readSent,
)

export const getReferralView = one<{ id: string }, ReferralView>(
  `SELECT ${VIEW} FROM referrals r ${JOINS} WHERE r.id = :id`,
  readView,
)

/** The same for a reader who may not see it finds nothing. */
export const findReadableReferralView = one<Reader & { id: string }, ReferralView>(
  `SELECT ${VIEW} FROM referrals r ${JOINS} WHERE r.id = :id AND ${readableCase('c')}`,
  readView,
)

export const listReferralViewsOfCase = many<{ caseId: string }, ReferralView>(
  `SELECT ${VIEW} FROM referrals r ${JOINS} WHERE r.case_id = :caseId ORDER BY r.created_at DESC, r.id DESC`,
  readView,
)

/** Whoever was told something by a consent, and the case that is about it; `null` where none is. */
interface ToldBy {
  readonly caseId: string | null
  readonly ownerId: string | null
  readonly organizationId: string | null
  readonly party: string
  readonly isClosed: boolean
}

/**
 * Whoever was told something by a consent, once for each case, who has the referral, and whether the case is closed. What
 * went without a referral, as an answer to a request, is about the case the consent was signed in.
 */
export const listToldBy = many<{ consentId: string }, ToldBy>(
  `SELECT c.id AS caseId, coalesce(min(r.owner_id), c.owner_id) AS ownerId, d.organization_id AS organizationId,
     d.party AS party, c.closed_on IS NOT NULL AS isClosed
   FROM disclosures d JOIN consents n ON n.id = d.consent_id LEFT JOIN referrals r ON r.id = d.referral_id
     LEFT JOIN cases c ON c.id = coalesce(r.case_id, n.case_id)
   WHERE d.consent_id = :consentId
   GROUP BY c.id, d.organization_id, d.party ORDER BY d.party, c.id`,
  // The columns are the fields.
  (row) => ({ ...(row as unknown as ToldBy), isClosed: row['isClosed'] === 1 }),
)

/** The referrals of a student that wait for a signature. */
export const listAwaitingConsent = many<Reader & { studentId: string }, ReferralView>(
  `SELECT ${VIEW} FROM referrals r ${JOINS}
   WHERE r.student_id = :studentId AND r.state = 'awaiting-consent' AND ${readableCase('c')} ORDER BY r.id`,
  readView,
)

export const listReferralViewsAt = many<{ organizationIds: string; serviceIds: string }, ReferralView>(
  `SELECT ${VIEW} FROM referrals r ${JOINS} WHERE r.service_id IN (
     SELECT id FROM services WHERE organization_id IN (SELECT value FROM json_each(:organizationIds))
     UNION SELECT value FROM json_each(:serviceIds))`,
  readView,
)

export const listViewsToSchoolService = many<{ id: string }, ReferralView>(
  `SELECT ${VIEW} FROM referrals r ${JOINS} WHERE r.school_service_id = :id`,
  readView,
)

/** Which lines a list shows: of one group or of all, of one owner or of everyone. */
export interface ListFilter extends Reader {
  readonly group: string | null
  readonly ownerId: string | null
}

// Each filter has its own text, so that the planner finds the index that fits; the order is the index's own.
const filters = {
  all: '1 = 1',
  group: 'r.list_group = :group',
  owner: 'r.owner_id = :ownerId',
  both: 'r.owner_id = :ownerId AND r.list_group = :group',
} as const
type FilterKind = keyof typeof filters

function kindOf({ group, ownerId }: ListFilter): FilterKind {
  if (group !== null) return ownerId === null ? 'group' : 'both'
  return ownerId === null ? 'all' : 'owner'
}

function forEachFilter<Made>(make: (where: string) => Made): Readonly<Record<FilterKind, Made>> {
  return {
    all: make(filters.all),
    group: make(filters.group),
    owner: make(filters.owner),
    both: make(filters.both),
  }
}

type Page = ListFilter & { readonly limit: number; readonly offset: number }

const listStatements = forEachFilter((where) =>
  many<Page, ReferralView>(
    `SELECT ${VIEW} FROM referrals r ${JOINS} WHERE ${where} AND ${readableCase('c')}
     ORDER BY r.created_at DESC, r.id DESC LIMIT :limit OFFSET :offset`,
    readView,
  ),
)

/** The newest first. */
export const listReferralViews = (db: ReadableDb, page: Page): ReferralView[] =>
  listStatements[kindOf(page)](db, page)

// Counted in advance by triggers; of whoever sees the whole office only what is kept from them is looked up, case by
// case, and that is little. The plus signs keep the planner from walking an index of everything for each of those cases.
const countStatements = forEachFilter((where) =>
  one<ListFilter, { total: number }>(
    `SELECT CASE WHEN :readerSees = 'office'
        THEN (SELECT coalesce(sum(referrals), 0) FROM referral_counts r WHERE ${where})
          - (SELECT count(*) FROM cases c CROSS JOIN referrals r ON r.case_id = c.id
             WHERE ${keptCases('c')} AND ${where.replaceAll('r.', '+r.')})
        ELSE (SELECT count(*) FROM referrals r JOIN cases c ON c.id = r.case_id
             WHERE ${where} AND ${readableCase('c')}) END AS total`,
    ({ total }) => ({ total: Number(total) }),
  ),
)

export const countReferrals = (db: ReadableDb, filter: ListFilter): number =>
  countStatements[kindOf(filter)](db, filter)?.total ?? 0

const event = columns<ReferralEvent>({
  id: 'text',
  referralId: 'text',
  action: 'text',
  fromState: 'text',
  toState: 'text',
  effectiveOn: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
  source: 'text',
  reason: 'text',
})

const insertEventRow = change<object>(`INSERT INTO referral_events ${event.values}`)

export const insertEvent = (db: WritableDb, value: ReferralEvent): number =>
  insertEventRow(db, event.bind(value))

export const listEventsOfReferral = many<{ referralId: string }, ReferralEvent>(
  `SELECT ${event.select()} FROM referral_events WHERE referral_id = :referralId ORDER BY recorded_at, id`,
  event.read,
)

export const listEventsOfCase = many<{ caseId: string }, ReferralEvent>(
  `SELECT ${event.select('e')} FROM referrals r JOIN referral_events e ON e.referral_id = r.id
   WHERE r.case_id = :caseId ORDER BY e.recorded_at, e.id`,
  event.read,
)
