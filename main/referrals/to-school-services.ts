import { ownExperience, type OwnExperience } from '#shared/domain/matching/own-experience.ts'
import type { Participants } from '#shared/domain/school-service.ts'

import type { ReadableDb, WritableDb } from '../db/types.ts'
import { indexReferral } from './referral-index.ts'
import { listViewsToSchoolService } from './referrals.sql.ts'
import {
  countParticipants,
  forgetDestination,
  listSentToSchoolServices,
  renameDestination,
} from './to-school-services.sql.ts'

/** What the office learned of a service of its own school, and how many were arranged there. */
export type OwnNumbers = OwnExperience & { readonly sent: number; readonly started: number }

/** What the office learned of each of the school's own services from its referrals, by the id of the service. */
export function numbersOfSchoolServices(db: ReadableDb): ReadonlyMap<string, OwnNumbers> {
  const sent = Map.groupBy(listSentToSchoolServices(db, {}), ({ schoolServiceId }) => schoolServiceId)
  return new Map(
    [...sent].map(([id, referrals]) => {
      const started = referrals.filter(({ linkedOn }) => linkedOn !== null).length
      return [id, { ...ownExperience(referrals), sent: referrals.length, started }]
    }),
  )
}

/** How many take part in each of the school's own services or wait for it, whoever may read their cases: a count alone. */
export function participantsOfSchoolServices(db: ReadableDb): ReadonlyMap<string, Participants> {
  return new Map(
    countParticipants(db, {}).map(({ schoolServiceId, ...counted }) => [schoolServiceId, counted]),
  )
}

/** The service was kept for one referral alone: that keeps its words, and nothing names the service any more. */
export function isOnlyForOne(db: WritableDb, service: { readonly id: string }): boolean {
  if (listViewsToSchoolService(db, { id: service.id }).length > 1) return false
  forgetDestination(db, { id: service.id })
  return true
}

/** The service goes by another name, and so does what its referrals lead to: in lists, and where one looks for them. */
export function renameInReferrals(
  db: WritableDb,
  service: { readonly id: string; readonly name: string },
): void {
  renameDestination(db, { id: service.id, name: service.name })
  for (const view of listViewsToSchoolService(db, { id: service.id })) indexReferral(db, view)
}
