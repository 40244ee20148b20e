import { conflictError, notFoundError } from '#shared/app-error.ts'
import {
  keyOf,
  type Attendee,
  type InvitedPerson,
  type MeetingKind,
  type MeetingPerson,
} from '#shared/domain/meeting.ts'
import type { RoleHolder } from '#shared/domain/protocol.ts'
import { canBeAsked } from '#shared/domain/protocol.ts'

import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { refuseStrangers, roleHolders } from '../protocols/role-holders.ts'
import { currentProtocol } from '../protocols/the-protocol.ts'
import { deletePeople, insertPerson, type KeptPerson, listPeople } from './people.sql.ts'

function attendeeOf({ accountId, staffId, guestName }: KeptPerson): Attendee {
  if (accountId !== null) return { kind: 'account', id: accountId }
  if (staffId !== null) return { kind: 'staff', id: staffId }
  return { kind: 'guest', name: guestName ?? '' }
}

/** Who comes to a meeting, in the order in which they were asked. */
export function peopleOf(db: ReadableDb, meetingId: string): MeetingPerson[] {
  return listPeople(db, { meetingId }).map((person) => ({
    id: person.id,
    attendee: attendeeOf(person),
    name: person.name,
    role: person.role,
    isStandIn: person.isStandIn,
    isPresent: person.isPresent,
    version: person.version,
  }))
}

/** Whom the protocol asks to come: whoever holds a role of the team, the point of contact first, and who stands in. */
export function invitedByProtocol(
  context: QueryContext,
  kind: MeetingKind,
): { readonly people: (InvitedPerson & { readonly name: string })[]; readonly unheld: string[] } {
  const document = currentProtocol(context.db)?.document
  const team = document?.team
  if (kind !== 'team' || !document || !team) return { people: [], unheld: [] }
  const holders = roleHolders(context).filter(canBeAsked)
  const roles = document.roles.filter(({ id }) => team.roleIds.includes(id))
  const people = roles.flatMap(({ id, name: role }) =>
    holders
      .filter(({ roleId }) => roleId === id)
      .map(({ colleague, name }: RoleHolder, at) => ({ attendee: colleague, name, role, isStandIn: at > 0 })),
  )
  return {
    // Whoever holds two roles comes once.
    people: people.filter(
      ({ attendee }, at) => people.findIndex((each) => keyOf(each.attendee) === keyOf(attendee)) === at,
    ),
    unheld: roles.filter(({ id }) => !holders.some(({ roleId }) => roleId === id)).map(({ name }) => name),
  }
}

/** Refuses colleagues who are not there. */
export function refuseUnknown(context: QueryContext, people: readonly InvitedPerson[]): void {
  refuseStrangers(
    context,
    people.flatMap(({ attendee }) => (attendee.kind === 'guest' ? [] : [attendee])),
  )
}

/** Asks these people to come; whether somebody who stays on the list came is kept. Answers with the way back. */
export function invite(
  context: CommandContext,
  meetingId: string,
  people: readonly InvitedPerson[],
): (later: CommandContext) => void {
  const { db } = context
  const before = listPeople(db, { meetingId })
  const known = new Map(before.map((person) => [keyOf(attendeeOf(person)), person]))
  const after = people.map(({ attendee, role, isStandIn }, at): KeptPerson => {
    const person = known.get(keyOf(attendee))
    return {
      id: person?.id ?? context.newId(),
      meetingId,
      position: at + 1,
      accountId: attendee.kind === 'account' ? attendee.id : null,
      staffId: attendee.kind === 'staff' ? attendee.id : null,
      guestName: attendee.kind === 'guest' ? attendee.name : null,
      role,
      isStandIn,
      isPresent: person?.isPresent ?? null,
      version: person?.version ?? 1,
    }
  })
  const put = (on: CommandContext['db'], list: readonly KeptPerson[]) => {
    deletePeople(on, { meetingId })
    for (const person of list) insertPerson(on, person)
  }
  put(db, after)
  return (later) => {
    const now = listPeople(later.db, { meetingId }).map(({ id, version }) => `${id} ${version}`)
    if (now.join() !== after.map(({ id, version }) => `${id} ${version}`).join()) throw conflictError()
    put(
      later.db,
      before.map(({ name: _, ...person }) => person),
    )
  }
}

/** Somebody who was asked to come, or `not_found`. */
export function personAt(
  people: readonly MeetingPerson[],
  { id, version }: Pick<MeetingPerson, 'id' | 'version'>,
): MeetingPerson {
  const found = people.find((person) => person.id === id)
  if (!found) throw notFoundError()
  if (found.version !== version) throw conflictError()
  return found
}
