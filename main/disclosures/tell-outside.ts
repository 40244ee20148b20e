import { ruleError } from '#shared/app-error.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { SendMethod } from '#shared/domain/referral.ts'
import { mayTellOutside, type OutsideGround, type ToldOutside } from '#shared/domain/told-outside.ts'

import { sayWithStatements, statementsWithSchoolCall } from '../amendments/contested.ts'
import { consentsThatDecide } from '../consents/consents.ts'
import type { CommandContext } from '../context.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { theOrganization } from '../providers/directory.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { namesKeptAway } from '../students/kept-away.ts'
import { requireStudent } from '../students/the-student.ts'
import { recordDisclosure } from './disclosures.ts'

/** Something about a student that somebody outside the school was told. */
interface Telling extends ToldOutside {
  readonly studentId: string
  readonly method: SendMethod | null
  readonly onDay: string
  readonly crisisEntryId?: string
  /** Whether the statements about what was told were told, too. */
  readonly withStatements?: boolean
  /** Of what may hold a contested part that part was not told. */
  readonly contestedUntold?: boolean
}

/**
 * Whose statements went with what was told by a consent: refused where one was left out (34 CFR 99.21(c)). An emergency
 * waits for none, and what nothing let leave is recorded as it left.
 */
function statementsThatWent(
  { db }: CommandContext,
  { studentId, information, ground, onDay, withStatements = false, contestedUntold = false }: Telling,
): readonly string[] {
  const standing = statementsWithSchoolCall(db, studentId, { information, contestedUntold }).filter(
    ({ on }) => on <= onDay,
  )
  if (withStatements) return standing.map(({ named }) => named)
  if (standing.length > 0 && ground.kind === 'consent') throw ruleError('referrals:errors.statementGoes')
  return []
}

/** Whoever must not be contacted is told nothing by a consent either, by whichever name the directory or the office has them. */
function refuseKeptAway({ db }: CommandContext, { studentId, party, ground }: Telling): void {
  if (ground.kind !== 'consent') return
  const contacts = contactsOfStudent(db, studentId)
  const names = [party, theOrganization(db, ground.organizationId).name]
  if (names.some((name) => namesKeptAway(contacts, name))) throw ruleError('packets:gap.provider-kept-away')
}

function noteOf(ground: OutsideGround): string {
  switch (ground.kind) {
    case 'consent':
      return ''
    case 'emergency':
      return [ground.threat, ground.medicalStaff].filter(Boolean).join(' · ')
    case 'against-rule':
      return ground.note
  }
}

/**
 * Writes down that somebody outside the school was told something about a student, where the rules let it or it is said
 * that nothing did (34 CFR 99.32(a)); refused in words where what lets it does not.
 */
export function discloseOutside(context: CommandContext, telling: Telling): Disclosure {
  const { db, session } = context
  const { studentId, party, information, ground, method, onDay, crisisEntryId } = telling
  const { birthDate } = requireStudent(db, studentId)
  const consents = consentsThatDecide(db, session, { studentId, onDay })
  const { basis, missing } = mayTellOutside(telling, { consents, birthDate, today: onDay })
  if (missing === 'medical-staff') throw ruleError('referrals:errors.medicalStaffOnly')
  if (missing !== null) throw ruleError(`consents:missing.${missing}`)
  refuseKeptAway(context, telling)
  const statementsBy = statementsThatWent(context, telling)
  const { say } = ownWords(context)
  const consentId = basis.kind === 'consent' ? basis.consentId : null
  const interests = {
    consent: consents.find(({ id }) => id === consentId)?.purpose ?? '',
    emergency: say('referrals:disclosure.emergencyInterest'),
    'against-rule': say('disclosures:outside.noInterest'),
  }
  return recordDisclosure(context, {
    ...{ studentId, referralId: null, party, onDay, method, consentId },
    organizationId: ground.kind === 'consent' ? ground.organizationId : null,
    interest: interests[ground.kind],
    what: [
      ...information.map((part) => say(`vocabulary:information.${part}`)),
      ...sayWithStatements(statementsBy, say),
    ].join('; '),
    information: [...new Set(information)],
    exception: basis.kind === 'exception' ? basis.exception : null,
    exceptionNote: noteOf(ground),
    ...(crisisEntryId !== undefined && { crisisEntryId }),
  })
}
