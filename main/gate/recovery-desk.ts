import { AppError, invalidError, ruleError } from '#shared/app-error.ts'
import { ownerOnly } from '#shared/api/roles.ts'

import { confirmSheet, isSheetSeen, sheetReplaced, sheetSeenAt } from '../accounts/recovery-sheet.ts'
import { standingAt } from '../accounts/standing.ts'
import type { Host } from '../host.ts'
import { theSchool } from '../school/school.ts'
import { newRecoverySecret, parseRecoveryCode, recoveryCodeOf } from '../vault/recovery-sheet.ts'
import { recoverySheetLetter } from '../vault/recovery-sheet-letter.ts'
import { sheetSeal } from '../vault/sheet-seal.ts'
import type { Office } from './office.ts'

interface Options {
  readonly present: () => Office | undefined
  /** Whether a code is that of the sheet that opens this vault; guessing is slowed down behind it. */
  readonly opens: (code: string) => Promise<boolean>
  readonly host: Host
  readonly clock: () => string
}

/** The code this program still knows: of a vault made in this sitting, or of a new sheet nobody typed back yet. */
interface Sheet {
  readonly code: string
  readonly takesPlace: boolean
}

/** Sees to the recovery sheet: prints it, takes it back, asks once a year for it, and makes a new one. */
export function createRecoveryDesk({ present, opens, host, clock }: Options) {
  let sheet: Sheet | undefined

  /** The owner at work, who said their password again before the keys are touched. */
  const provenOwner = async (password: string): Promise<Office> => {
    const asked = present()
    const now = asked && standingAt(asked.vault.reading, asked.session, clock())
    if (!asked || !now?.roles.some((role) => ownerOnly.includes(role)))
      throw new AppError({ code: 'forbidden', message: 'common:errors.forbidden' })
    if (asked.demo) throw ruleError('vault:errors.notInDemo')
    if (!(await asked.ways.knows(asked.user, password)))
      throw invalidError([{ path: 'password', message: 'accounts:errors.passwordWrong' }])
    // It may have locked while the password was stretched.
    if (present() !== asked) throw new AppError({ code: 'locked', message: 'common:errors.locked' })
    return asked
  }

  /** A new sheet takes the old one's place once it was typed back, not before. */
  const confirmNew = async (typed: string): Promise<boolean> => {
    const office = present()
    if (!office || !sheet?.takesPlace) throw ruleError('vault:errors.sheetShownOnce')
    const { vault, session, ways } = office
    const secret = parseRecoveryCode(typed)
    if (!secret.equals(parseRecoveryCode(sheet.code))) return false
    const write = await ways.prepareSheet(secret)
    const seal = sheetSeal(secret, vault.vaultId)
    vault.writing.transaction(() => {
      sheetReplaced(vault.writing, { accountId: session.accountId, at: clock(), seal })
      write()
    })
    secret.fill(0)
    sheet = undefined
    return true
  }

  const confirmPresent = async (code: string): Promise<boolean> => {
    const correct = await opens(code)
    const office = present()
    if (!correct || !office || office.demo) return correct
    const { vault, session } = office
    const seal = sheetSeal(parseRecoveryCode(code), vault.vaultId)
    confirmSheet(vault.writing, { accountId: session.accountId, at: clock(), seal })
    if (!sheet?.takesPlace) sheet = undefined
    return true
  }

  return {
    provenOwner,
    /** Remembers the code of a vault that was just made, until it is typed back. */
    remember: (code: string) => void (sheet = { code, takesPlace: false }),
    forget: () => void (sheet = undefined),
    state: () => {
      const office = present()
      if (!office || office.demo) return { recoverySheetConfirmed: true, recoverySheetSeenAt: null }
      const seenAt = sheetSeenAt(office.vault.reading)
      return { recoverySheetConfirmed: isSheetSeen(seenAt, clock()), recoverySheetSeenAt: seenAt }
    },
    confirm: (code: string, isNew: boolean) => (isNew ? confirmNew(code) : confirmPresent(code)),
    makeNew: async (password: string): Promise<string> => {
      await provenOwner(password)
      const secret = newRecoverySecret()
      const code = recoveryCodeOf(secret)
      secret.fill(0)
      sheet = { code, takesPlace: true }
      return code
    },
    print: async (as: 'paper' | 'pdf', language: 'en' | 'es'): Promise<boolean> => {
      const office = present()
      if (!office || !sheet) throw ruleError('vault:errors.sheetShownOnce')
      const document = recoverySheetLetter({
        code: sheet.code,
        user: office.user,
        madeAt: clock(),
        school: theSchool(office.vault.reading),
        language,
      })
      if (as === 'paper') return host.print(document)
      return host.saveFile('footbridge-recovery-sheet.pdf', await host.printToPdf(document))
    },
  }
}
