import type { Contract } from '#shared/api/contract.ts'
import { conflictError, notFoundError } from '#shared/app-error.ts'
import { assertNever } from '#shared/assert-never.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { type About, asItIs, KIND_IDS, type KindId, kindOf } from '#shared/domain/quality/kinds.ts'
import type { Looked, WorkLine } from '#shared/domain/quality/quality.ts'

import { accountNames } from '../accounts/account-names.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { deleteRight, findRight, insertRight, type KeptRight } from './known-right.sql.ts'
import { type Found, keptOf, lookedFrom, lookFor, rightOf, rightOnes } from './looking.ts'
import {
  listNamedContacts,
  listNamedReferrals,
  listNamedServices,
  listNamedStudents,
  type NamedRecord,
} from './names.sql.ts'

const isAsked = ({ right }: Found): boolean => right === undefined
const isReadable = (found: Found): boolean => found.isReadable

function lookedOf(kind: KindId, found: readonly Found[]): Looked {
  const asked = found.filter(isAsked)
  const mine = asked.filter(isReadable)
  const days = mine.flatMap(({ finding }) => finding.since ?? [])
  return {
    ...{ kind, weakens: [...kindOf(kind).weakens], count: mine.length, kept: keptOf(asked) },
    since: days.toSorted()[0] ?? null,
    right: found.filter((each) => !isAsked(each) && isReadable(each)).length,
  }
}

function named(db: QueryContext['db'], about: About, found: readonly Found[]): readonly NamedRecord[] {
  const ids = JSON.stringify(found.map(({ id }) => id))
  switch (about) {
    case 'referral':
      return listNamedReferrals(db, { ids })
    case 'student':
      return listNamedStudents(db, { ids })
    case 'contact':
      return listNamedContacts(db, {
        ids,
        studentIds: JSON.stringify(found.map(({ studentId }) => studentId)),
      })
    case 'service':
      return listNamedServices(db, { ids })
    default:
      return assertNever(about)
  }
}

/** Whose record it is that something was said of. */
function recordOf(kind: KindId, { id, studentId }: Found) {
  const { about } = kindOf(kind)
  return {
    studentId,
    referralId: about === 'referral' ? id : null,
    contactId: about === 'contact' ? id : null,
    serviceId: about === 'service' ? id : null,
  }
}

/** The record of a kind that something is wrong with, for whoever may open it. Throws `not_found`. */
function theFound(context: QueryContext, kind: KindId, recordId: string): Found {
  const found = lookFor(context, [kind])
    .get(kind)
    ?.find(({ id }) => id === recordId)
  if (!found?.isReadable) throw notFoundError()
  return found
}

/** What the figures do not know, and what is right all the same. */
export const quality: Handlers<Contract['quality']> = {
  overview(context) {
    const found = lookFor(context)
    return {
      from: lookedFrom(context.today),
      looked: KIND_IDS.map((kind) => lookedOf(kind, found.get(kind) ?? [])),
    }
  },

  list(context, { kind }) {
    const { db, timeZone } = context
    const found = lookFor(context, [kind]).get(kind) ?? []
    const mine = new Map(found.filter(isReadable).map((each) => [each.id, each]))
    const people = accountNames(db)
    const said = (right: KeptRight): WorkLine['right'] => ({
      ...{ id: right.id, reason: right.reason, by: people[right.saidBy] ?? '' },
      on: schoolDay(right.saidAt, timeZone),
    })
    const rows = named(db, kindOf(kind).about, [...mine.values()]).flatMap((record): WorkLine[] => {
      const each = mine.get(record.id)
      if (!each) return []
      const { since, days = [], unknown = [] } = each.finding
      return [
        {
          ...record,
          since,
          days: [...days],
          unknown: [...unknown],
          right: each.right ? said(each.right) : null,
        },
      ]
    })
    return { rows, kept: keptOf(found.filter(isAsked)) }
  },

  sayRight(context, { kind, recordId, reason }) {
    const { db, session, now } = context
    const found = theFound(context, kind, recordId)
    if (found.right) throw conflictError()
    const before = rightOf(rightOnes(db), kind, recordId)
    const id = context.newId()
    // What was said of it while it read otherwise holds no longer.
    if (before) deleteRight(db, before)
    const asItWas = asItIs(found.finding)
    insertRight(db, {
      ...{ id, kind, ...recordOf(kind, found), asItWas, reason },
      ...{ saidAt: now, saidBy: session.accountId },
    })
    context.undoable((later) => {
      if (deleteRight(later.db, { id }) === 0) throw conflictError()
      if (before) insertRight(later.db, before)
    })
    return { id }
  },

  takeBack(context, { id }) {
    const before = findRight(context.db, { id })
    if (!before) throw notFoundError()
    const recordId = before.referralId ?? before.contactId ?? before.serviceId ?? before.studentId ?? ''
    theFound(context, before.kind, recordId)
    deleteRight(context.db, { id })
    context.undoable((later) => {
      if (rightOf(rightOnes(later.db), before.kind, recordId)) throw conflictError()
      insertRight(later.db, before)
    })
    return { recordId }
  },
}
