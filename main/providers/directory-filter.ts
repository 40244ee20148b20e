import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { Origin } from '#shared/api/postal-areas.ts'
import { staleUpTo } from '#shared/domain/provider-check.ts'

import type { QueryContext } from '../context.ts'
import { distancesFrom, originOf } from '../postal-areas/distances.ts'
import { askedWords, type ReadWord } from './asked-words.ts'
import type { ServiceFilter } from './providers.sql.ts'

type Wishes = Omit<InputOf<Contract['providers']['list']>, 'limit' | 'offset'>

/** What is asked of a service, as the statement over the directory takes it, and from where it is said how far they are. */
export function filterOf(
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  wishes: Wishes,
): { readonly filter: ServiceFilter; readonly from: Origin | null; readonly read: readonly ReadWord[] } {
  const { words, age, language, payer, openOnly, activeOnly, fromZip, withinMiles, nearestFirst } = wishes
  const from = originOf(db, fromZip)
  const { serviceIds, read } = askedWords(db, words)
  const filter = {
    openOnly: openOnly ? 1 : 0,
    staleUpTo: staleUpTo(today),
    activeOnly: activeOnly ? 1 : 0,
    age,
    language: language && `"${language}"`,
    languageFamily: language && `"${language}-`,
    payer: payer && `"${payer}"`,
    distances: JSON.stringify(Object.fromEntries(distancesFrom(db, from))),
    withinMiles,
    nearestFirst: nearestFirst ? 1 : 0,
    asked: serviceIds === undefined ? null : JSON.stringify([...serviceIds]),
  } as const
  return { filter, from, read }
}
