import type { AskedInVain } from '#shared/domain/asked-in-vain.ts'
import { isRecorded } from '#shared/domain/may-answer.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { withoutKeptAway } from '../students/kept-away.ts'
import { listRequestsInVain } from './records-requests.sql.ts'
import { partyOf } from './the-request.ts'

/**
 * Who asked for a student's record and was refused, or asked no longer, the newest ending first; whoever asks for what is
 * their own, and whom an order keeps secret, stands on no record (34 CFR 99.32(d)).
 */
export function askedInVain(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  studentId: string,
): AskedInVain[] {
  const contacts = contactsOfStudent(db, studentId)
  return listRequestsInVain(db, { studentId, ...readerOf(session) })
    .filter((request) => isRecorded(request))
    .flatMap((request) => {
      const { id: requestId, interest, receivedOn, outcome } = request
      if (outcome === null || outcome.state === 'left') return []
      return {
        ...{ requestId, receivedOn, state: outcome.state, endedOn: outcome.on },
        party: withoutKeptAway(contacts, partyOf({ db }, request)),
        interest: withoutKeptAway(contacts, interest),
      }
    })
}
