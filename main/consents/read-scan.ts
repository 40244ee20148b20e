import { readFile, stat } from 'node:fs/promises'

import { AppError, ruleError } from '#shared/app-error.ts'
import { MOST_SCAN_BYTES, scanKindOf, type ScanKind } from '#shared/domain/consent-scan.ts'

import type { Host } from '../host.ts'

/** How a file that holds a scan is named at its end. */
export const SCAN_ENDINGS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const

/**
 * Reads a signed page somebody dropped or chooses: a picture or a PDF, whatever its name says.
 * Throws `cancelled` where nobody chose one, and a sentence of what to do where it is none or too large.
 */
export async function readScan(
  host: Pick<Host, 'chooseFiles' | 'fileFor'>,
  token: string | null,
): Promise<{ readonly kind: ScanKind; readonly bytes: Uint8Array }> {
  const [file] = token === null ? await host.chooseFiles('files') : [await host.fileFor(token)]
  if (!file) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
  const found = await stat(file.path).catch(() => null)
  if (!found?.isFile()) throw ruleError('consents:errors.scanUnreadable')
  if (found.size > MOST_SCAN_BYTES)
    throw ruleError('consents:errors.scanTooLarge', { megabytes: MOST_SCAN_BYTES / 1024 / 1024 })
  const bytes = await readFile(file.path).catch(() => {
    throw ruleError('consents:errors.scanUnreadable')
  })
  const kind = scanKindOf(bytes)
  if (kind === null) throw ruleError('consents:errors.scanOtherKind')
  return { kind, bytes }
}
