import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { ruleError } from '#shared/app-error.ts'
import type { InformationClass } from '#shared/domain/consent.ts'
import { stoodInTheWay } from '#shared/domain/disclosure.ts'
import { tellsFrom } from '#shared/domain/moving.ts'
import { isSamePart, type PartRef } from '#shared/domain/records-request.ts'
import { LOCALES, type Locale } from '#shared/text/catalogues.ts'

import { partsWithStatements, statementsOn, type PlacedStatement } from './the-amendment.ts'
import type { ReadableDb } from '../db/types.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway, isOwnName } from '../students/kept-away.ts'
import { requireStudent } from '../students/the-student.ts'
import { standsInLetter } from '../packets/gather-facts.ts'

interface ToldOf {
  readonly id: string
  readonly studentId: string
}

/** The parts of a record a letter to a provider tells from, by what it may hold. */
function partsTold(
  db: ReadableDb,
  { id, studentId }: ToldOf,
  information: readonly InformationClass[],
): PartRef[] {
  const holds = (part: InformationClass) => information.includes(part)
  const contacts = holds('contact-details') ? contactsOfStudent(db, studentId).filter(standsInLetter) : []
  return [
    ...(information.length > 0 ? [{ kind: 'student' as const, id: studentId }] : []),
    ...contacts.map((contact) => ({ kind: 'contact' as const, id: contact.id })),
    ...(holds('reason-for-referral') ? [{ kind: 'referral' as const, id }] : []),
  ]
}

/** A statement, and whose name stands over it; empty where nobody may contact them. */
export type NamedStatement = PlacedStatement & { readonly named: string }

/** The statements that go wherever a part of a record goes (34 CFR 99.21(c)); all are read once for a student. */
export function namedStatementsOn(
  db: ReadableDb,
  studentId: string,
): (part: PartRef) => readonly NamedStatement[] {
  const placed = statementsOn(db, studentId)
  const [student, contacts] = [requireStudent(db, studentId), contactsOfStudent(db, studentId)]
  const isAway = (name: string) =>
    !isOwnName(student, name) && isKeptAway(contacts, { contactId: null, name })
  return (part) =>
    placed(part).map((statement) => ({ ...statement, named: isAway(statement.by) ? '' : statement.by }))
}

/** What a family says about these parts of a record: it goes wherever they go (34 CFR 99.21(c)). */
export function statementsWith(
  db: ReadableDb,
  studentId: string,
  parts: readonly PartRef[],
): readonly NamedStatement[] {
  const placed = namedStatementsOn(db, studentId)
  return parts.flatMap((part) => placed(part))
}

/** What a family says about the parts of the record a letter tells from. */
export function statementsWithLetter(
  db: ReadableDb,
  referral: ToldOf,
  information: readonly InformationClass[],
): readonly NamedStatement[] {
  return statementsWith(db, referral.studentId, partsTold(db, referral, information))
}

/** What a call tells, and what whoever called says of what is contested. */
interface Told {
  readonly information: readonly InformationClass[]
  /** Of what may hold a contested part that part was not told. */
  readonly contestedUntold: boolean
}

/**
 * What a family says about the parts of the record a call to a provider tells from: those a letter tells from as well, and
 * any other that may be in what was told, unless whoever called says that it was not.
 */
export function statementsWithCall(
  db: ReadableDb,
  referral: ToldOf,
  { information, contestedUntold }: Told,
): readonly NamedStatement[] {
  const surely = partsTold(db, referral, information)
  const perhaps = partsWithStatements(db, referral.studentId).filter(
    (part) =>
      !contestedUntold &&
      tellsFrom(part.kind, information) !== 'not' &&
      (part.kind !== 'referral' || part.id === referral.id) &&
      !surely.some((sure) => isSamePart(sure, part)),
  )
  return statementsWith(db, referral.studentId, [...surely, ...perhaps])
}

/** What a family says about the parts of the record a call to the new school tells from, as of one to a provider. */
export function statementsWithSchoolCall(
  db: ReadableDb,
  studentId: string,
  { information, contestedUntold }: Told,
): readonly NamedStatement[] {
  const counts = contestedUntold ? ['surely'] : ['surely', 'perhaps']
  const parts = partsWithStatements(db, studentId).filter(({ kind }) =>
    counts.includes(tellsFrom(kind, information)),
  )
  return statementsWith(db, studentId, parts)
}

/** What stands over a statement on paper. */
export function headingOf({ named, on }: NamedStatement, words: OfficeWords): string {
  return named === ''
    ? words.say('amendments:familyStatement', { day: words.day(on) })
    : words.say('amendments:statementOf', { name: named, day: words.day(on) })
}

/** What a record of disclosures says of the statements that went with something, by whose name stands over each. */
export function sayWithStatements(named: readonly string[], say: OfficeWords['say']): string[] {
  return [...new Set(named)].map((name) =>
    name === '' ? say('amendments:withFamilyStatement') : say('amendments:withStatement', { name }),
  )
}

/**
 * What a record of disclosures says went, with the statements that went too: each once, in whichever language somebody
 * wrote it before.
 */
export function alsoWithStatements(what: string, named: readonly string[], language: Locale): string {
  const isSaid = (name: string) =>
    LOCALES.some((each) =>
      sayWithStatements([name], officeWords(each).say).some((said) => `; ${what}; `.includes(`; ${said}; `)),
    )
  const unsaid = named.filter((name) => !isSaid(name))
  return [what, ...sayWithStatements(unsaid, officeWords(language).say)].join('; ')
}

/** How a paper goes that was printed before. */
interface Going {
  readonly onDay: string
  readonly alreadyLeft: AlreadyLeft | null
}

/** Whose statements stand on a paper that goes, and whether one of them is missing on it. */
interface StatementsThatGo {
  readonly named: readonly string[]
  readonly isWithout: boolean
}

/**
 * Whose statements stand on a paper that goes. One that was written down since it was printed is not on it, and the paper
 * does not go without it (34 CFR 99.21(c)), but where it went before the statement was placed or has left against the rule.
 */
export function statementsThatGo(
  statements: readonly NamedStatement[],
  { statementIds }: { readonly statementIds: readonly string[] },
  { onDay, alreadyLeft }: Going,
): StatementsThatGo {
  const isOnIt = ({ id }: NamedStatement) => statementIds.includes(id)
  const when = alreadyLeft?.when ?? null
  const since = statements.find((each) => !isOnIt(each) && stoodInTheWay(each.on, onDay, when))
  if (since && when !== 'against-rule')
    throw since.named === ''
      ? ruleError('packets:errors.familyStatementSince')
      : ruleError('packets:errors.statementSince', { name: since.named })
  return { named: statements.filter(isOnIt).map(({ named }) => named), isWithout: since !== undefined }
}
