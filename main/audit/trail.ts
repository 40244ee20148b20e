import { ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'

import { readerOf } from '../access/readable.ts'
import { accountNames } from '../accounts/account-names.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { rememberPaper } from '../forms/printed-forms.ts'
import { handOutUnseen } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { requireStudentFor, studentNameOf } from '../students/the-student.ts'
import { headOf } from './audit.ts'
import { findLink } from './audit.sql.ts'
import { isShortHash, shortHash } from './chain.ts'
import { listLooks, listLooksOfStudent } from './looks.sql.ts'
import { trailLetter } from './trail-letter.ts'
import { aboutOf, linesOf, momentsOf, upTo } from './trail-lines.ts'
import { verifyTrail } from './verify.ts'

/** Pairs of a person and a student a screen can still be read for. */
const MOST_LOOKS = 2000

/** Entries somebody can still read on paper: about fifty pages. */
const MOST_PRINTED = 2000

/** The trail, for those who answer for it. */
export const audit: Handlers<Contract['audit']> = {
  list({ db, session }, wanted) {
    return linesOf(db, session, wanted)
  },

  looks({ db, session }, { actorId, studentId, ...days }) {
    if (studentId !== null) requireStudentFor(db, session, studentId)
    const wanted = {
      ...momentsOf(db, days),
      ...readerOf(session),
      actorId,
      holderId: session.roles.includes('owner') ? null : session.accountId,
      limit: MOST_LOOKS + 1,
    }
    const found =
      studentId === null ? listLooks(db, wanted) : listLooksOfStudent(db, { ...wanted, studentId })
    const { rows, more } = upTo(MOST_LOOKS, found)
    return {
      rows: rows.map((row) => ({
        about: aboutOf(row),
        actorId: row.actorId,
        who: row.who,
        times: row.times,
        lastAt: row.lastAt,
      })),
      more,
    }
  },

  async verify({ db, ways, progress, signal }, { code }) {
    const check = await (code === null
      ? verifyTrail(db, { progress, signal })
      : ways.withSheet(code, (sheet) => verifyTrail(db, { sheet, progress, signal })))
    return () => check
  },

  fitsPaper({ db }, { entries, hash }) {
    const found = findLink(db, { seq: entries })
    return { fits: found !== undefined && isShortHash(found.link, hash), present: headOf(db).entries }
  },

  async print(context, { as, language, ...wanted }) {
    const { db, session, now } = context
    const { rows, more } = linesOf(db, session, {
      ...wanted,
      before: null,
      limit: MOST_PRINTED,
    })
    if (rows.length === 0) throw ruleError('audit:errors.nothingToPrint')
    if (more) throw ruleError('audit:errors.tooLongToPrint', { most: MOST_PRINTED })
    const head = headOf(db)
    const paper = trailLetter({
      lines: rows.toReversed(),
      student: wanted.studentId === null ? null : studentNameOf(db, wanted.studentId),
      person: wanted.actorId === null ? null : (accountNames(db)[wanted.actorId] ?? ''),
      kind: wanted.kind,
      days: wanted,
      entries: head.entries,
      hash: shortHash(head.link),
      printedAt: now,
      school: theSchool(db),
      language,
    })
    const savedAs = as === 'pdf' ? 'footbridge-audit-trail.pdf' : null
    const { studentId } = wanted
    const remember = (later: CommandContext) => {
      if (studentId !== null) rememberPaper(later, { form: 'audit-trail', studentId, caseId: null }, paper)
    }
    return handOutUnseen(context, { paper, savedAs, about: {}, remember })
  },
}
