import { z } from 'zod'

import { ConsentScan, ScanKind } from '../domain/consent-scan.ts'
import { Id } from '../domain/fields.ts'
import { command, query, task } from './operation.ts'
import { officeWork } from './roles.ts'

const OneScan = z.object({ consentId: Id, id: Id })

/** The signed pages themselves, kept in the encrypted file. */
export const consentScans = {
  ofStudent: query({
    input: z.object({ studentId: Id }),
    output: z.array(ConsentScan),
    may: officeWork,
  }),
  get: query({
    input: OneScan,
    output: z.object({ studentId: Id, kind: ScanKind, base64: z.string() }),
    may: officeWork,
    opens: ({ studentId }) => studentId,
  }),
  /** Takes a picture or a PDF into the file; where it came from nothing is changed or deleted. */
  attach: task({
    input: z.object({ consentId: Id, token: z.string().max(500).nullable() }),
    output: ConsentScan,
    may: officeWork,
    audit: { event: 'consent.scanned', about: ({ consentId }) => consentId },
  }),
  /** Writes a copy outside the encrypted file; it is asked where that went, as of a printed paper. */
  save: task({
    input: OneScan,
    output: z.object({ savedAs: z.string() }),
    may: officeWork,
    audit: { event: 'consent.scan-saved', about: (_, { consentId }) => consentId },
  }),
  remove: command({
    input: OneScan,
    output: ConsentScan,
    may: officeWork,
    audit: { event: 'consent.scan-removed', about: ({ consentId }) => consentId },
  }),
}
