import type { Disclosure } from '#shared/domain/disclosure.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import { disclosuresOfStudent } from '../disclosures/disclosures.ts'
import type { ReadableDb } from '../db/types.ts'
import { readerOf } from '../access/readable.ts'
import { hiddenCalls } from '../moves/hidden-calls.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { withoutKeptAway } from '../students/kept-away.ts'
import { listHiddenEntries, listHiddenReferrals } from './cases.sql.ts'

/**
 * A student's record of disclosures, without those made for a case the asker may not read: by its referrals, by what was
 * written in its crises, and by calls about it to a new school. The threat of a crisis is for whoever does casework, as
 * are its words. Whoever must not be contacted by now is named in none of it, though they were when it was written; an
 * organization that was told is, whatever it is called (34 CFR 99.32(a)(3)).
 */
export function disclosuresFor(db: ReadableDb, session: Asker, studentId: string): Disclosure[] {
  const asked = { studentId, ...readerOf(session) }
  const hidden = new Set([...listHiddenReferrals(db, asked), ...listHiddenEntries(db, asked)])
  const calls = hiddenCalls(db, session, studentId)
  const contacts = contactsOfStudent(db, studentId)
  const without = (words: string) => withoutKeptAway(contacts, words)
  const withoutAway = (each: Disclosure): Disclosure => ({
    ...each,
    ...{ party: each.organizationId === null ? without(each.party) : each.party, what: without(each.what) },
    ...{ interest: without(each.interest), exceptionNote: without(each.exceptionNote) },
  })
  const isKept = (id: string | null) => id !== null && hidden.has(id)
  return disclosuresOfStudent(db, studentId)
    .filter(
      ({ id, referralId, crisisEntryId }) => !calls.has(id) && !isKept(referralId) && !isKept(crisisEntryId),
    )
    .map((each) => {
      const isFor =
        each.crisisEntryId === null || isCaseworker(session) || each.recordedBy === session.accountId
      return withoutAway(isFor ? each : { ...each, exceptionNote: '' })
    })
}
