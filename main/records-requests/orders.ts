import { createHash } from 'node:crypto'

import type { Order } from '#shared/api/records-requests.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'
import { isSameName } from '#shared/domain/one-name.ts'

import type { ReadableDb } from '../db/types.ts'
import { contactsOfStudent } from '../students/contacts.ts'

/**
 * What stands about custody or against contact when somebody asks for a record, of whoever asks first: all of it, whoever
 * asks and whatever name was typed, since whoever must not be contacted may ask by an attorney or a court. It keeps nothing
 * from a parent by itself, but a court order or a law may (34 CFR 99.4), so it is read before anything leaves. Nobody but
 * whoever asks is named.
 */
export function ordersOver(
  db: ReadableDb,
  { studentId, requester }: Pick<RecordsRequest, 'studentId' | 'requester'>,
): Order[] {
  return contactsOfStudent(db, studentId)
    .filter(({ doNotContact, custodyNote }) => doNotContact || custodyNote !== '')
    .map(({ name, relation, doNotContact, doNotContactBasis, custodyNote }) => ({
      ...{ relation, doNotContact, doNotContactBasis, custodyNote },
      isOfAsker: isSameName(name, requester),
    }))
    .toSorted((one, other) => Number(other.isOfAsker) - Number(one.isOfAsker))
}

/**
 * Which of the student's people asks, by the name that is on record; `null` where nobody goes by it, or more than one: what
 * a student of age wrote for one of them is for no namesake.
 */
export function askerOf(
  db: ReadableDb,
  { studentId, requester }: Pick<RecordsRequest, 'studentId' | 'requester'>,
): string | null {
  const [asker, ...namesakes] = contactsOfStudent(db, studentId).filter(({ name }) =>
    isSameName(name, requester),
  )
  return asker && namesakes.length === 0 ? asker.id : null
}

/**
 * Tells whether the orders and what another parent says against an answer are still those somebody read; empty where there
 * is nothing to read.
 */
export function whatIsToBeRead(
  db: ReadableDb,
  request: Pick<RecordsRequest, 'studentId' | 'requester' | 'objections'>,
): string {
  const orders = ordersOver(db, request)
  const { objections } = request
  if (orders.length + objections.length === 0) return ''
  const read = objections.length === 0 ? orders : [orders, objections]
  return createHash('sha256').update(JSON.stringify(read)).digest('base64url')
}
