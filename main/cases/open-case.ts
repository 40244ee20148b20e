import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import { makeCaseCode } from '#shared/domain/case-code.ts'

import type { Asker } from '../access/asker.ts'
import type { CommandContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { currentProtocolNumber } from '../protocols/the-protocol.ts'
import { holdsReportToAgency } from '../crises/crisis-record.ts'
import { indexRecord, removeFromIndex } from '../search/search-index.ts'
import { readerOf } from '../access/readable.ts'
import { sharedWith } from './case-access.ts'
import {
  countByVersion,
  deleteCase,
  deleteCasePeople,
  deleteCasePerson,
  findCaseByCode,
  findOpenCaseOf,
  getHolder,
  getProtocolNumber,
  insertCase,
  insertCasePerson,
  isCaseBuiltUpon,
  listCasesOf,
  listKeptCases,
  updateCase,
} from './cases.sql.ts'

/** The student's open case, whoever may read it: for deciding, never for showing. */
export function openCaseOfStudent(db: ReadableDb, studentId: string): Case | undefined {
  return findOpenCaseOf(db, { studentId })
}

/** The student's cases that the asker may read, newest first. */
export function casesOfStudent(db: ReadableDb, session: Asker, studentId: string): Case[] {
  return listCasesOf(db, { studentId, ...readerOf(session) })
}

/** The student's cases that are kept from the asker, the open one first: for opening them, never for showing. */
export function casesKeptFrom(db: ReadableDb, session: Asker, studentId: string): Case[] {
  return listKeptCases(db, { studentId, ...readerOf(session) })
}

/** The version of the protocol a case follows. */
export function protocolOfCase(db: ReadableDb, caseId: string): number | null {
  return getProtocolNumber(db, { id: caseId })?.protocolNumber ?? null
}

/** Whose case it is. */
export function holderOf(db: ReadableDb, caseId: string): string {
  const ownerId = getHolder(db, { id: caseId })
  if (ownerId === undefined) throw notFoundError()
  return ownerId
}

const SIGNS_OF_A_CODE = 31
const MOST_TRIES = 100

function newCode({ db, random }: Pick<CommandContext, 'db' | 'random'>): string {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const code = makeCaseCode([
      random(SIGNS_OF_A_CODE),
      random(SIGNS_OF_A_CODE),
      random(SIGNS_OF_A_CODE),
      random(SIGNS_OF_A_CODE),
    ])
    if (!findCaseByCode(db, { code })) return code
  }
  throw new Error('No case code is left.')
}

type NewCase = Pick<
  Case,
  'studentId' | 'ownerId' | 'urgency' | 'tier' | 'restricted' | 'nextAction' | 'nextOwnerId' | 'nextDueOn'
>

/** Opens a case with a fresh code and makes it findable. */
export function openCase(context: CommandContext, fields: NewCase, studentName: string): Case {
  const { db, now, today } = context
  const made: Case = {
    ...fields,
    id: context.newId(),
    code: newCode(context),
    openedOn: today,
    closedOn: null,
    closingNote: '',
    protocolNumber: currentProtocolNumber(context.db),
    createdAt: now,
    version: 1,
  }
  insertCase(db, made)
  indexRecord(db, {
    kind: 'case',
    id: made.id,
    opens: made.id,
    caseId: made.id,
    title: studentName,
    body: `${made.code} ${made.code.replace('-', '')}`,
  })
  return made
}

/** Removes a case, or refuses with `conflict` when somebody built on it. */
export function unopenCase(db: WritableDb, { id, version }: Case): void {
  if (isCaseBuiltUpon(db, { caseId: id })) throw conflictError()
  removeFromIndex(db, id)
  deleteCasePeople(db, { caseId: id })
  if (deleteCase(db, { id, version }) === 0) throw conflictError()
}

/**
 * Writes changed fields of a case; `conflict` when somebody changed it since `before` was read, and where it would open a
 * case that a report to an agency keeps restricted.
 */
export function changeCase(db: WritableDb, before: Case, changes: Partial<Case>): Case {
  if (changes.restricted === false && holdsReportToAgency(db, before.id)) throw conflictError()
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateCase(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** Takes back who was named, and leaves whoever was named since as they are. */
type Unshare = (later: Pick<CommandContext, 'db'>) => void

/** Sets who may read a restricted case beside its owner. */
export function shareCase(db: WritableDb, caseId: string, accountIds: readonly string[]): Unshare {
  const before = sharedWith(db, caseId)
  deleteCasePeople(db, { caseId })
  for (const accountId of accountIds) insertCasePerson(db, { caseId, accountId })
  const added = accountIds.filter((accountId) => !before.includes(accountId))
  const dropped = before.filter((accountId) => !accountIds.includes(accountId))
  return (later) => {
    for (const accountId of added) deleteCasePerson(later.db, { caseId, accountId })
    for (const accountId of dropped) insertCasePerson(later.db, { caseId, accountId })
  }
}

/** Names one more person on a case. */
export function shareAlso(db: WritableDb, caseId: string, accountId: string): Unshare {
  return shareCase(db, caseId, [...new Set([...sharedWith(db, caseId), accountId])])
}

/** Names one person on a case, or no longer. */
export function setNamed(
  db: WritableDb,
  person: { readonly caseId: string; readonly accountId: string },
  isNamed: boolean,
): void {
  if (isNamed) insertCasePerson(db, person)
  else deleteCasePerson(db, person)
}

/**
 * How many open cases follow each version of the protocol, `null` for those that follow none: of those the asker reads, or,
 * for the school's administrator, who reads none, of all.
 */
export function followersOfVersions(
  db: ReadableDb,
  asker: Asker,
): { readonly number: number | null; readonly cases: number }[] {
  const { accountId, roles, sees } = asker
  const countsAll = Number(roles.includes('administrator') && sees === 'office')
  return countByVersion(db, { ...readerOf(asker), accountId, countsAll })
}
