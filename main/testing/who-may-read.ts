import type { Case } from '#shared/domain/case.ts'

import { doesOfficeWork, isCaseworker, type Asker } from '../access/asker.ts'

/*
 * Who may read what, said plainly: the statements of main/access/readable.ts are held against it, over every combination.
 */

/** Who stands how to one case: everybody by their account. */
export interface CaseTies extends Pick<Case, 'ownerId' | 'restricted'> {
  /** Named on the case beside its owner. */
  readonly named: readonly string[]
  /** Kept from its student. */
  readonly recused: readonly string[]
  /** Let in for a while, for a stated reason. */
  readonly letIn: readonly string[]
}

/**
 * Who may read a case. A recused account never; a restricted case is for caseworkers who own it, are named on it or
 * were let in; any other is also for whoever sees the whole office.
 */
export function mayReadCase(
  asker: Pick<Asker, 'accountId' | 'roles' | 'sees'>,
  { ownerId, restricted, named, recused, letIn }: CaseTies,
): boolean {
  const { accountId, sees } = asker
  if (!doesOfficeWork(asker) || recused.includes(accountId)) return false
  const isNamed = ownerId === accountId || named.includes(accountId) || letIn.includes(accountId)
  if (restricted) return isCaseworker(asker) && isNamed
  return sees === 'office' || isNamed
}

/** Who may find a student: nobody who is recused, and whoever sees named cases alone only with a case of theirs. */
export function mayFindStudent(
  asker: Pick<Asker, 'accountId' | 'roles' | 'sees'>,
  { recused, cases }: { readonly recused: readonly string[]; readonly cases: readonly CaseTies[] },
): boolean {
  if (!doesOfficeWork(asker) || recused.includes(asker.accountId)) return false
  return asker.sees !== 'named' || cases.some((each) => mayReadCase(asker, each))
}
