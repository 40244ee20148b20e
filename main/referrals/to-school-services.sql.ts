import type { SentReferral } from '#shared/domain/matching/own-experience.ts'
import type { Participants } from '#shared/domain/school-service.ts'

import { change, many } from '../db/statement.ts'

const readSent = ({ sentOn, linkedOn, isClosed }: Record<string, unknown>): SentReferral => ({
  sentOn: String(sentOn),
  linkedOn: typeof linkedOn === 'string' ? linkedOn : null,
  isClosed: isClosed === 1,
})

/** Every referral that was arranged with a service of the school's own, but for those written down by mistake. */
export const listSentToSchoolServices = many<object, SentReferral & { readonly schoolServiceId: string }>(
  `SELECT school_service_id AS schoolServiceId, sent_on AS sentOn, linked_on AS linkedOn,
     closed_on IS NOT NULL AS isClosed
   FROM referrals WHERE school_service_id IS NOT NULL AND sent_on IS NOT NULL AND list_group <> 'void'`,
  (row) => ({ ...readSent(row), schoolServiceId: String(row['schoolServiceId']) }),
)

/** Whoever is referred takes a place from the day it is arranged, unless they are on the waiting list. */
export const countParticipants = many<object, Participants & { readonly schoolServiceId: string }>(
  `SELECT school_service_id AS schoolServiceId,
     count(*) FILTER (WHERE state <> 'waitlisted') AS inIt,
     count(*) FILTER (WHERE state = 'waitlisted') AS waiting
   FROM referrals
   WHERE school_service_id IS NOT NULL AND sent_on IS NOT NULL AND list_group IN ('open', 'linked')
   GROUP BY school_service_id`,
  // The columns are the fields.
  (row) => row as unknown as Participants & { schoolServiceId: string },
)

export const forgetDestination = change<{ id: string }>(
  'UPDATE referrals SET school_service_id = NULL WHERE school_service_id = :id',
)

export const renameDestination = change<{ id: string; name: string }>(
  'UPDATE referrals SET school_service = :name WHERE school_service_id = :id',
)
