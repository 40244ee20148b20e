import { Line } from '#shared/domain/fields.ts'
import type { RoleChoice } from '#shared/api/trainings.ts'
import {
  keyOfRole,
  type TrainedPerson,
  type TrainedRole,
  type TrainingPerson,
} from '#shared/domain/training.ts'
import { Role } from '#shared/domain/session.ts'

import { accountsOf } from '../accounts/account-names.ts'
import type { QueryContext } from '../context.ts'
import { staffPeople } from '../protocols/acknowledgements.ts'
import { roleHolders } from '../protocols/role-holders.ts'
import { currentProtocol } from '../protocols/the-protocol.ts'

/** Somebody of the staff with the roles they have today. */
export interface StaffInRoles extends TrainingPerson, TrainedPerson {
  readonly isHere: boolean
}

/** A position nobody could read is none: the staff list takes it as it stands in a file. */
const isNamed = (position: string): boolean => Line.safeParse(position).success

/** Everybody of the staff, once each, with the roles they have today. */
export function staffInRoles(context: Pick<QueryContext, 'db' | 'today'>): readonly StaffInRoles[] {
  const { db } = context
  const rolesOf = new Map(accountsOf(db).map(({ id, roles }) => [id, roles]))
  const held = roleHolders(context)
  return staffPeople(context).map(({ kind, id, name, position, isHere }) => {
    const roles: TrainedRole[] = [
      { kind: 'everyone' },
      ...(rolesOf.get(id) ?? []).map((role) => ({ kind: 'account' as const, role })),
      ...held
        .filter(({ colleague }) => colleague.id === id)
        .map(({ roleId }) => ({ kind: 'protocol' as const, roleId })),
      ...(isNamed(position) ? [{ kind: 'position' as const, position }] : []),
    ]
    return {
      ...{ colleague: { kind, id }, name, position, isHere, person: id },
      roles: new Set(roles.map(keyOfRole)),
    }
  })
}

/** What a role of the protocol is called today. */
export function protocolRoleNames({ db }: Pick<QueryContext, 'db'>): ReadonlyMap<string, string> {
  return new Map(currentProtocol(db)?.document.roles.map(({ id, name }) => [id, name]))
}

/** The roles a training can be required for: everybody, accounts, roles of the protocol, positions of the staff. */
export function roleChoices(context: Pick<QueryContext, 'db' | 'today'>): readonly RoleChoice[] {
  const positions = staffInRoles(context).flatMap(({ position, isHere }) =>
    isHere && isNamed(position) ? [position] : [],
  )
  return [
    { role: { kind: 'everyone' }, name: '' },
    ...Role.options.map((role) => ({ role: { kind: 'account' as const, role }, name: '' })),
    ...[...protocolRoleNames(context)].map(([roleId, name]) => ({
      role: { kind: 'protocol' as const, roleId },
      name,
    })),
    ...[...new Set(positions)]
      .toSorted()
      .map((position) => ({ role: { kind: 'position' as const, position }, name: position })),
  ]
}
