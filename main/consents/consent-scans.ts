import { AppError, conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { MOST_SCANS, type ConsentScan } from '#shared/domain/consent-scan.ts'
import type { Consent } from '#shared/domain/consent.ts'

import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import { requireCaseForGood } from '../cases/case-access.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { rememberSignedCopy } from '../forms/printed-forms.ts'
import { deleteScan, findScan, insertScan, listScans, type WholeScan } from './consent-scans.sql.ts'
import { consentsOfStudent } from './consents.ts'
import { findReadableConsent } from './consents.sql.ts'
import { pagesOfScan } from './scan-pages.ts'
import { readScan, SCAN_ENDINGS } from './read-scan.ts'

type Asking = Pick<QueryContext, 'db' | 'session'>

function requireConsentFor({ db, session }: Asking, id: string): Consent {
  const consent = findReadableConsent(db, { id, ...readerOf(session) })
  if (!consent) throw notFoundError()
  return consent
}

function requireScan(
  context: Asking,
  { consentId, id }: { readonly consentId: string; readonly id: string },
): { readonly consent: Consent; readonly scan: WholeScan } {
  const consent = requireConsentFor(context, consentId)
  const scan = findScan(context.db, { id, consentId })
  if (!scan) throw notFoundError()
  return { consent, scan }
}

const lineOf = ({ bytes, ...line }: WholeScan): ConsentScan => ({ ...line, size: bytes.length })

/** The signed pages of a student this person may see, without the pages themselves. */
export function scansOfStudent(db: ReadableDb, session: Asker, studentId: string): ConsentScan[] {
  const consentIds = JSON.stringify(consentsOfStudent(db, session, studentId).map(({ id }) => id))
  return listScans(db, { consentIds })
}

/** A signed page as a picture that can stand on paper; `null` where it is none, or not for this person. */
export function pictureOfScan(
  db: ReadableDb,
  session: Asker,
  { studentId, id }: { readonly studentId: string; readonly id: string },
): string | null {
  const line = scansOfStudent(db, session, studentId).find((scan) => scan.id === id)
  const scan = line && findScan(db, { id, consentId: line.consentId })
  if (!scan || scan.kind === 'application/pdf') return null
  return `data:${scan.kind};base64,${Buffer.from(scan.bytes).toString('base64')}`
}

export const consentScans: Handlers<Contract['consentScans']> = {
  ofStudent({ db, session }, { studentId }) {
    return scansOfStudent(db, session, studentId)
  },

  get(context, asked) {
    const { consent, scan } = requireScan(context, asked)
    return {
      studentId: consent.studentId,
      kind: scan.kind,
      base64: Buffer.from(scan.bytes).toString('base64'),
    }
  },

  async attach(context, { consentId, token }) {
    const { host, newId, now, session } = context
    requireConsentFor(context, consentId)
    const read = await readScan(host, token)
    const pages = pagesOfScan(read.kind, read.bytes)
    return (later: CommandContext) => {
      requireConsentFor(later, consentId)
      if (listScans(later.db, { consentIds: JSON.stringify([consentId]) }).length >= MOST_SCANS)
        throw ruleError('consents:errors.scansEnough', { count: MOST_SCANS })
      const scan: WholeScan = {
        ...read,
        pages,
        id: newId(),
        consentId,
        addedAt: now,
        addedBy: session.accountId,
      }
      insertScan(later.db, scan)
      later.undoable(({ db }) => {
        if (deleteScan(db, { id: scan.id }) === 0) throw conflictError()
      })
      return lineOf(scan)
    }
  },

  async save(context, asked) {
    const { scan } = requireScan(context, asked)
    const savedAs = `footbridge-signed-page.${SCAN_ENDINGS[scan.kind]}`
    const remember = (later: CommandContext) => {
      rememberSignedCopy(later, requireConsentFor(later, asked.consentId), scan.id)
      return { savedAs }
    }
    context.leaving(remember)
    if (!(await context.host.saveFile(savedAs, scan.bytes)))
      throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    return remember
  },

  remove(context, asked) {
    const { consent, scan } = requireScan(context, asked)
    if (consent.caseId !== null) requireCaseForGood(context.db, context.session, consent.caseId)
    if (deleteScan(context.db, { id: scan.id }) === 0) throw conflictError()
    context.undoable(({ db }) => insertScan(db, scan))
    return lineOf(scan)
  },
}
