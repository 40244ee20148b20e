import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { AcknowledgedHow, StaffReader } from '#shared/domain/acknowledgement.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { ColleagueRef, Protocol } from '#shared/domain/protocol.ts'

import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { handOutUnseen } from '../print/paper.ts'
import {
  deleteAcknowledgement,
  insertAcknowledgement,
  listAcknowledgements,
  listStaffPeople,
  type StaffPerson,
  type KeptAcknowledgement,
} from './acknowledgements.sql.ts'
import { refuseGuest } from './guests.ts'
import { paperOf } from './paper/print-protocol.ts'
import { signInLetter } from './paper/sign-in-letter.ts'
import { protocolById } from './the-protocol.ts'

/** Whether anybody has acknowledged a version. */
export function isAcknowledged(db: ReadableDb, protocolId: string): boolean {
  return listAcknowledgements(db, { protocolId }).length > 0
}

/** Whether somebody with an account has acknowledged a version. */
export function hasAcknowledged(db: ReadableDb, protocolId: string, accountId: string): boolean {
  return listAcknowledgements(db, { protocolId }).some(({ person }) => person === accountId)
}

/** Everybody of the staff, once each: by their account, or by their line where they have none. */
export function staffPeople({ db, today }: Pick<QueryContext, 'db' | 'today'>): StaffPerson[] {
  return listStaffPeople(db, { today })
}

/** Everybody who works here, and whoever acknowledged this version and left since; each person once. */
function readersOf({ db, today }: Pick<QueryContext, 'db' | 'today'>, protocolId: string): StaffReader[] {
  const byPerson = new Map(
    listAcknowledgements(db, { protocolId })
      // Of two by one person the first counts.
      .toReversed()
      .map(({ person, onDay, how, recordedBy }) => [person, { on: onDay, how, recordedBy }]),
  )
  return staffPeople({ db, today })
    .map(({ kind, id, name, position, isHere }) => ({
      ...{ colleague: { kind, id }, name, position, isHere },
      acknowledged: byPerson.get(id) ?? null,
    }))
    .filter(({ isHere, acknowledged }) => isHere || acknowledged !== null)
}

function thePublished(db: ReadableDb, protocolId: string): Protocol & { readonly publishedAt: string } {
  const protocol = protocolById(db, protocolId)
  const { publishedAt } = protocol
  if (publishedAt === null) throw ruleError('protocol:errors.nothingToAcknowledge')
  return { ...protocol, publishedAt }
}

/** Enters that these colleagues have read it; whoever is entered already keeps their day. */
function enter(
  context: CommandContext,
  protocolId: string,
  { colleagues, on, how }: { colleagues: readonly ColleagueRef[]; on: string; how: AcknowledgedHow },
): number {
  const { db, session } = context
  const missing = readersOf(context, protocolId).filter(({ acknowledged }) => acknowledged === null)
  const known = new Set(staffPeople(context).map(({ kind, id }) => `${kind}:${id}`))
  if (!colleagues.every(({ kind, id }) => known.has(`${kind}:${id}`))) throw notFoundError()
  const wanted = new Set(colleagues.map(({ id }) => id))
  const made: KeptAcknowledgement[] = missing
    .filter(({ colleague }) => wanted.has(colleague.id))
    .map(({ colleague: { kind, id } }) => ({
      ...{ id: context.newId(), protocolId, onDay: on, how, recordedBy: session.accountId },
      accountId: kind === 'account' ? id : null,
      staffId: kind === 'staff' ? id : null,
    }))
  for (const each of made) insertAcknowledgement(db, each)
  context.undoable((later) => {
    for (const { id } of made) if (deleteAcknowledgement(later.db, { id }) === 0) throw conflictError()
  })
  return made.length
}

/** Who of the staff has read which version. */
export const acknowledgements: Handlers<Contract['acknowledgements']> = {
  list(context, { protocolId }) {
    thePublished(context.db, protocolId)
    return { readers: readersOf(context, protocolId) }
  },

  acknowledge(context, { protocolId }) {
    const { db, session, today } = context
    thePublished(db, protocolId)
    const colleagues = [{ kind: 'account', id: session.accountId } as const]
    enter(context, protocolId, { colleagues, on: today, how: 'here' })
    return { protocolId }
  },

  record(context, { protocolId, on, colleagues }) {
    refuseGuest(context)
    const { db, today, timeZone } = context
    const { publishedAt } = thePublished(db, protocolId)
    if (on > today) throw invalidError([{ path: 'on', message: 'protocol:errors.signedLater' }])
    if (on < schoolDay(publishedAt, timeZone))
      throw invalidError([{ path: 'on', message: 'protocol:errors.signedBefore' }])
    return { protocolId, added: enter(context, protocolId, { colleagues, on, how: 'paper' }) }
  },

  remove(context, { protocolId, colleague }) {
    const { db, session } = context
    if (colleague.id !== session.accountId) refuseGuest(context)
    const found = listAcknowledgements(db, { protocolId }).filter(({ person }) => person === colleague.id)
    if (found.length === 0) throw notFoundError()
    for (const { id } of found) deleteAcknowledgement(db, { id })
    context.undoable((later) => {
      const again = listAcknowledgements(later.db, { protocolId })
      if (again.some(({ person }) => person === colleague.id)) throw conflictError()
      for (const { person: _, ...each } of found) insertAcknowledgement(later.db, each)
    })
    return { protocolId }
  },

  async printSheet(context, { protocolId, as, language }) {
    const { number } = thePublished(context.db, protocolId)
    const missing = readersOf(context, protocolId).filter(({ acknowledged }) => acknowledged === null)
    if (missing.length === 0) throw ruleError('protocol:errors.everybodyHasRead')
    const paper = signInLetter(paperOf(context, { number, language }), missing)
    const savedAs = as === 'pdf' ? 'footbridge-sign-in-sheet.pdf' : null
    return handOutUnseen(context, { paper, savedAs, about: { protocolId } })
  },
}
