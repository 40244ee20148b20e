import type { Contract } from '#shared/api/contract.ts'
import type { AgreementRecord, PartnerGap, PartnerLine } from '#shared/api/partnerships.ts'
import { gapOf, RECENT_REFERRAL_DAYS } from '#shared/domain/agreement.ts'
import { addDays } from '#shared/domain/days.ts'

import { accountNames } from '../accounts/account-names.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { theOrganization } from '../providers/directory.ts'
import { referralsToPartners } from '../referrals/to-partners.ts'
import { theSchool } from '../school/school.ts'
import { sessionsWith } from '../trainings/trainings.ts'
import { listDocuments } from './agreements.sql.ts'
import { meetingsWith } from './partner-meetings.ts'
import { listContacts } from './partner-meetings.sql.ts'
import { everyAgreement, type WholeAgreement } from './the-agreement.ts'

/** Partners to whom students are sent while no agreement holds: those with the most that is open first. */
function gapsOf(context: QueryContext, agreements: readonly WholeAgreement[]): PartnerGap[] {
  const states = Map.groupBy(agreements, ({ organizationId }) => organizationId)
  return referralsToPartners(context, addDays(context.today, -RECENT_REFERRAL_DAYS)).flatMap((sent) => {
    const reason = gapOf((states.get(sent.organizationId) ?? []).map(({ now }) => now.state))
    return reason === null ? [] : [{ ...sent, reason }]
  })
}

function partnerLines(context: QueryContext, agreements: readonly WholeAgreement[]): PartnerLine[] {
  const contacts = new Map(listContacts(context.db, {}).map((each) => [each.organizationId, each]))
  const met = (organizationId: string) => ({
    lastMeetingOn: contacts.get(organizationId)?.lastMeetingOn ?? null,
    openActions: contacts.get(organizationId)?.openActions ?? 0,
  })
  const agreed = new Set(agreements.map(({ organizationId }) => organizationId))
  return [
    ...agreements.map(({ id, organizationId, organizationName, now, endedOn, ownerName }) => ({
      ...{ agreementId: id, organizationId, organizationName, now, endedOn, ownerName },
      ...met(organizationId),
    })),
    ...[...contacts.values()]
      .filter(({ organizationId }) => !agreed.has(organizationId))
      .map(({ organizationId, organizationName }) => ({
        ...{ agreementId: null, organizationId, organizationName },
        ...{ now: null, endedOn: null, ownerName: null, ...met(organizationId) },
      })),
  ]
}

function recordOf({ db }: QueryContext, agreement: WholeAgreement): AgreementRecord {
  const { organizationName: _, terms, ...record } = agreement
  const names = accountNames(db)
  return {
    ...record,
    terms: terms.map((term) => ({ ...term, writtenByName: names[term.writtenBy] ?? '' })),
    documents: listDocuments(db, { agreementId: agreement.id }),
  }
}

/** With whom the school works, and where nothing is agreed on yet. */
export const partnerships: Handlers<Contract['partnerships']> = {
  list(context) {
    const agreements = everyAgreement(context)
    return { partners: partnerLines(context, agreements), gaps: gapsOf(context, agreements) }
  },

  get(context, { organizationId }) {
    const { db } = context
    const { name } = theOrganization(db, organizationId)
    const every = everyAgreement(context)
    return {
      organizationId,
      organizationName: name,
      schoolName: theSchool(db).name,
      agreements: every
        .filter((each) => each.organizationId === organizationId)
        .map((each) => recordOf(context, each)),
      meetings: meetingsWith(context, organizationId),
      trainings: sessionsWith(context, organizationId).map(({ id, onDay, trainingName }) => ({
        ...{ id, onDay, trainingName },
      })),
      gap: gapsOf(context, every).find((gap) => gap.organizationId === organizationId) ?? null,
    }
  },
}
