import type { CaseRecord } from '#shared/api/cases.ts'
import { callEntries } from './timeline-contacts.ts'
import { crisisEntries } from './timeline-crises.ts'
import { closingEntries, concernEntries, decisionEntries, noteEntries } from './timeline-decisions.ts'
import {
  consentEntries,
  declinedEntries,
  disclosureEntries,
  formEntries,
  paperEntries,
} from './timeline-papers.ts'
import { planEntries, supportEntries } from './timeline-plans.ts'
import { appointmentEntries, referralEntries } from './timeline-referrals.ts'
import { slipEntries } from './timeline-slips.ts'
import { meetingEntries } from './timeline-meetings.ts'
import { taskEntries, unfinishedEntries } from './timeline-tasks.ts'
import type { CaseEntry, Teller, Wording } from './timeline-teller.ts'

/** Everything that happened in a case, in no order; each entry says who, when, and how the office knows. */
export function caseEntries(record: CaseRecord, wording: Wording): readonly CaseEntry[] {
  const teller: Teller = { ...wording, record, who: (id) => record.people[id] ?? '' }
  return [
    ...concernEntries(teller),
    ...decisionEntries(teller),
    ...noteEntries(teller),
    ...callEntries(teller),
    ...referralEntries(teller),
    ...appointmentEntries(teller),
    ...consentEntries(teller),
    ...declinedEntries(teller),
    ...paperEntries(teller),
    ...formEntries(teller),
    ...slipEntries(teller),
    ...disclosureEntries(teller),
    ...meetingEntries(teller),
    ...taskEntries(teller),
    ...crisisEntries(teller),
    ...planEntries(teller),
    ...supportEntries(teller),
    ...closingEntries(teller),
    ...unfinishedEntries(teller),
  ]
}
