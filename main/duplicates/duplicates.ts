import { conflictError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { Holds, ToldApart } from '#shared/domain/duplicate.ts'

import { accountNames } from '../accounts/account-names.ts'
import type { Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { everyMergedEntry } from '../providers/directory-rows.ts'
import { offeredBy, theOrganization, theService } from '../providers/directory.ts'
import { comparedName, spelledAlike } from '../providers/names-alike.ts'
import { differencesOf, isOpenedBy } from './differences.ts'
import { findDuplicates } from './find-duplicates.ts'
import { merge, takeApart } from './merging.ts'
import {
  countAgreed,
  countReferrals,
  countSince,
  deleteApart,
  findApart,
  findEntry,
  insertApart,
  listApart,
  listMergersOf,
} from './mergers.sql.ts'
import { countPapersNaming } from './naming-columns.sql.ts'

const NOTHING_SINCE = { calls: 0, checks: 0, referrals: 0, papers: 0 }

type Compare = Contract['duplicates']['compare']
type Compared = OutputOf<Compare>

/** The services of the organization that goes, each with the one of the other it is, or may be. */
function compareServices(
  db: ReadableDb,
  { keptId, goneId, sameServices }: InputOf<Compare>,
): Pick<Compared, 'services' | 'keptServices' | 'opens'> {
  const kept = offeredBy(db, keptId)
  const named = kept.map((service) => ({ service, name: comparedName(service.name) }))
  const going = offeredBy(db, goneId).map((service) => {
    const name = comparedName(service.name)
    const sameAs = sameServices
      ? sameServices.find((pair) => pair.goneId === service.id)?.keptId
      : named.find((other) => spelledAlike(name, other.name))?.service.id
    return { service, same: kept.find(({ id }) => id === sameAs) }
  })
  return {
    opens: going.flatMap(({ service, same }) => (same && isOpenedBy(same, service) ? [same.name] : [])),
    keptServices: kept.map(({ id, name }) => ({ id, name })),
    services: going.map(({ service, same }) => ({
      ...{ id: service.id, name: service.name, sameAs: same?.id ?? null },
      differences: same ? differencesOf(same, service) : [],
    })),
  }
}

function referralsTo(db: ReadableDb, serviceIds: readonly string[]): number {
  return countReferrals(db, {})
    .filter(({ serviceId }) => serviceIds.includes(serviceId))
    .reduce((sum, { count }) => sum + count, 0)
}

/** What is kept about an organization, or leads to it. */
function heldBy(db: ReadableDb, organizationId: string): Holds {
  const offered = offeredBy(db, organizationId).map(({ id }) => id)
  return {
    ...(countAgreed(db, { organizationId }) ?? { agreements: 0, meetings: 0 }),
    referrals: referralsTo(db, offered),
    papers: countPapersNaming(db, organizationId),
  }
}

/** A service has referrals alone: what is agreed on and signed names organizations. */
const heldByService = (db: ReadableDb, id: string): Holds => ({
  ...{ referrals: referralsTo(db, [id]), agreements: 0, meetings: 0, papers: 0 },
})

/** An entry that was told apart from another; `null` where it is gone. */
function entryApart(db: ReadableDb, id: string): ToldApart['one'] | null {
  const { name, organizationId } = findEntry(db, { id }) ?? {}
  return name === undefined || organizationId === undefined ? null : { id, name, organizationId }
}

/** Entries of the directory that are one: found, told apart, merged, and taken apart again. */
export const duplicates: Handlers<Contract['duplicates']> = {
  async find(context) {
    const found = await findDuplicates(context)
    return () => found
  },

  compare({ db }, input) {
    const { kind, keptId, goneId } = input
    if (kind === 'services') {
      const [kept, gone] = [theService(db, keptId), theService(db, goneId)]
      return {
        ...{ keptName: kept.name, goneName: gone.name, differences: differencesOf(kept, gone) },
        ...{ services: [], keptServices: [], opens: isOpenedBy(kept, gone) ? [kept.name] : [] },
        ...{ keptId, kept: heldByService(db, keptId), gone: heldByService(db, goneId) },
      }
    }
    const [kept, gone] = [theOrganization(db, keptId), theOrganization(db, goneId)]
    const { opens, ...services } = compareServices(db, input)
    return {
      ...{ keptName: kept.name, goneName: gone.name, differences: differencesOf(kept, gone) },
      ...services,
      opens: [...(isOpenedBy(kept, gone) ? [kept.name] : []), ...opens],
      ...{ keptId, kept: heldBy(db, keptId), gone: heldBy(db, goneId) },
    }
  },

  settled({ db }) {
    return {
      merged: everyMergedEntry(db, {}).flatMap(({ id, kind }) =>
        kind === 'locations' ? [] : [{ id, kind }],
      ),
      apart: listApart(db, {}).map(({ oneId, otherId }) => ({ oneId, otherId })),
    }
  },

  apart({ db, timeZone }) {
    const names = accountNames(db)
    return listApart(db, {}).flatMap(({ id, oneId, otherId, toldAt, toldBy }) => {
      const [one, other] = [entryApart(db, oneId), entryApart(db, otherId)]
      // Of two that were merged after all, one is left.
      if (!one || !other || one.id === other.id) return []
      return [{ id, one, other, toldOn: schoolDay(toldAt, timeZone), by: names[toldBy] ?? '' }]
    })
  },

  askAgain({ db, undoable }, { id }) {
    const before = findApart(db, { id })
    if (!before) throw conflictError()
    deleteApart(db, { id })
    undoable((later) => void insertApart(later.db, before))
    return {}
  },

  tellApart(context, { oneId, otherId }) {
    const { db, now, session } = context
    const id = context.newId()
    insertApart(db, { id, oneId, otherId, toldAt: now, toldBy: session.accountId })
    context.undoable((later) => {
      if (deleteApart(later.db, { id }) === 0) throw conflictError()
    })
    return {}
  },

  merge,

  takeApart: (context, { mergerId }) => takeApart(context, mergerId),

  mergers({ db, timeZone }, { id: organizationId }) {
    const names = accountNames(db)
    return listMergersOf(db, { organizationId }).map(
      ({ id, kind, keptId, goneName, mergedAt, mergedBy, differences }, at) => ({
        ...{ id, kind, goneName, differences, isLast: at === 0 },
        since: countSince(db, { keptId, since: mergedAt }) ?? NOTHING_SINCE,
        mergedOn: schoolDay(mergedAt, timeZone),
        by: names[mergedBy] ?? '',
      }),
    )
  },
}
