import { conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { MatchedSchoolService, SchoolServiceLine } from '#shared/api/school-services.ts'
import { type JudgedOwnService, matchOwnServices } from '#shared/domain/matching/own-services.ts'
import type { OwnExperience } from '#shared/domain/matching/own-experience.ts'
import { everyPreference, USUAL_RULES } from '#shared/domain/matching/needs.ts'
import type { SchoolService } from '#shared/domain/school-service.ts'

import { canOwnWork } from '../accounts/standing.ts'
import { requireCase } from '../cases/case-access.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import {
  numbersOfSchoolServices,
  participantsOfSchoolServices,
  renameInReferrals,
} from '../referrals/to-school-services.ts'
import { keptAwayFrom } from '../providers/offered.ts'
import { preferenceOrder } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { undoably } from '../undo/undoably.ts'
import { isOfKeptAway } from './for-families.ts'
import {
  indexSchoolService,
  keepSchoolService,
  requireOwnName,
  takeOffList,
  theSchoolService,
} from './keep.ts'
import {
  deleteRoom,
  everyRoom,
  findSchoolService,
  insertRoom,
  listRoomsOf,
  listSchoolServices,
  updateSchoolService,
} from './school-services.sql.ts'

const NOBODY = { inIt: 0, waiting: 0 }
const NO_EXPERIENCE = { observedWait: null, history: null }

function withRoom(
  db: ReadableDb,
  services: readonly Omit<SchoolServiceLine, 'room' | 'inIt' | 'waiting'>[],
): SchoolServiceLine[] {
  const participants = participantsOfSchoolServices(db)
  // Later lines of the statement are the newer ones and take the place of those before.
  const rooms = new Map(everyRoom(db, {}).map(({ schoolServiceId, ...said }) => [schoolServiceId, said]))
  return services.map((service) => ({
    ...service,
    room: rooms.get(service.id) ?? null,
    ...(participants.get(service.id) ?? NOBODY),
  }))
}

function requireAt(db: ReadableDb, { id, version }: { readonly id: string; readonly version: number }) {
  const found = theSchoolService(db, id)
  if (!found) throw notFoundError()
  if (found.version !== version) throw conflictError()
  return found
}

/** Whoever runs it works here, unless they ran it before. */
function requireRunner(
  context: CommandContext,
  { runById }: Pick<SchoolService, 'runById'>,
  before: string | null,
): void {
  if (runById === null || runById === before || canOwnWork(context, runById)) return
  throw invalidError([{ path: 'runById', message: 'referrals:errors.ownerGone' }])
}

/** Writes a service anew; where its name changes, what its referrals lead to goes by the new one. */
const changeService = undoably<SchoolService>(({ db }, before, changes) => {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateSchoolService(db, { ...after, version: before.version }) === 0) throw conflictError()
  indexSchoolService(db, after)
  if (after.name !== before.name) renameInReferrals(db, after)
  return after
})

const shown = ({
  service,
  judgements,
}: JudgedOwnService<SchoolServiceLine & OwnExperience>): MatchedSchoolService => {
  const { observedWait: _, history: _1, ...line } = service
  return { service: line, judgements: judgements.map((judgement) => ({ ...judgement })) }
}

export const schoolServices: Handlers<Contract['schoolServices']> = {
  list({ db }, { endedToo }) {
    return withRoom(db, listSchoolServices(db, { endedToo: endedToo ? 1 : 0 }))
  },

  get({ db }, { id }) {
    const found = findSchoolService(db, { id })
    const [service] = found ? withRoom(db, [found]) : []
    if (!service) throw notFoundError()
    const numbers = numbersOfSchoolServices(db).get(id)
    return {
      service,
      rooms: listRoomsOf(db, { id }),
      numbers: {
        sent: numbers?.sent ?? 0,
        started: numbers?.started ?? 0,
        medianDays: numbers?.observedWait?.medianDays ?? null,
      },
    }
  },

  fitting({ db, session, today }, { caseId, needs }) {
    const { studentId } = requireCase(db, session, caseId)
    const { grade } = requireStudent(db, studentId)
    const away = keptAwayFrom(contactsOfStudent(db, studentId))
    const numbers = numbersOfSchoolServices(db)
    const offered = listSchoolServices(db, { endedToo: 0 }).filter((service) => !isOfKeptAway(service, away))
    const services = withRoom(db, offered).map((service) => {
      const { observedWait, history } = numbers.get(service.id) ?? NO_EXPERIENCE
      return { ...service, observedWait, history }
    })
    const rules = { ...USUAL_RULES, order: everyPreference(preferenceOrder(db)), today }
    const { fitting, others } = matchOwnServices(services, { ...needs, grade }, rules)
    return { fitting: fitting.map(shown), others: others.map(shown) }
  },

  create(context, draft) {
    requireRunner(context, draft, null)
    const made = keepSchoolService(context, draft)
    context.undoable((later) => takeOffList(later.db, made))
    return made
  },

  update(context, { draft, ...target }) {
    const before = requireAt(context.db, target)
    requireRunner(context, draft, before.runById)
    if (before.endedOn === null) requireOwnName(context.db, draft.name, before.id)
    return changeService(context, before, draft)
  },

  setOffered(context, { offered, ...target }) {
    const before = requireAt(context.db, target)
    if (offered) requireOwnName(context.db, before.name, before.id)
    return changeService(context, before, { endedOn: offered ? null : context.today })
  },

  sayRoom(context, { id, room, onDay }) {
    const { db, newId, now, today, session } = context
    if (!theSchoolService(db, id)) throw notFoundError()
    if (onDay > today) throw invalidError([{ path: 'onDay', message: 'providers:errors.notYet' }])
    const said = {
      id: newId(),
      schoolServiceId: id,
      room,
      onDay,
      recordedAt: now,
      recordedBy: session.accountId,
    }
    insertRoom(db, said)
    context.undoable((later) => {
      if (deleteRoom(later.db, said) === 0) throw conflictError()
    })
    return said
  },
}
