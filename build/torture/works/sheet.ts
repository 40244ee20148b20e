import { confirmSheet } from '#main/accounts/recovery-sheet.ts'
import { verifyTrail } from '#main/audit/verify.ts'
import { A_TUESDAY } from '#main/testing/test-app.ts'
import { readableKeyrings } from '#main/vault/keyring-file.ts'
import { parseRecoveryCode } from '#main/vault/recovery-sheet.ts'
import { sheetSeal } from '#main/vault/sheet-seal.ts'

import { startGate } from '../at-the-gate.ts'
import { layOffice, openOffice, owner } from '../office.ts'
import { opens } from '../ways.ts'
import type { Work } from './work.ts'

const { user, password, recoveryCode } = owner
const sheets = 2

/** Whether this sheet proves the audit trail once it was typed back. */
async function provesTrail(folder: string, code: string): Promise<string | undefined> {
  const { vault } = openOffice(folder)
  try {
    const seal = sheetSeal(parseRecoveryCode(code), vault.vaultId)
    confirmSheet(vault.writing, { accountId: owner.accountId, at: A_TUESDAY, seal })
    const { state } = await verifyTrail(vault.reading, { sheet: seal })
    return state === 'whole' ? undefined : `the trail is ${state} to the sheet that opens`
  } finally {
    vault.close()
  }
}

/** New recovery sheets are printed and typed back: the last one that was taken opens, and no other. */
export const sheet: Work = {
  name: 'new sheet',
  prepare: layOffice,
  async perform(folder, acknowledge) {
    const gate = startGate(folder)
    try {
      await gate.ask('vault.unlock', { user, password })
      for (let number = 0; number < sheets; number += 1) {
        const made = await gate.ask<{ recoveryCode: string }>('vault.newRecoverySheet', { password })
        const { recoveryCode: code } = made
        acknowledge(`shown ${code}`)
        await gate.ask('vault.confirmRecovery', { code, isNew: true })
        acknowledge(`taken ${code}`)
      }
    } finally {
      await gate.close()
    }
  },
  async check(folder, acknowledged) {
    const codesThat = (what: string): readonly string[] =>
      acknowledged.flatMap((step) => (step.startsWith(`${what} `) ? [step.slice(what.length + 1)] : []))
    const inForce = codesThat('taken').at(-1) ?? recoveryCode
    // The one that was shown last may have been on its way when the fault came.
    const onTheWay = codesThat('shown').at(-1)
    const [ring] = readableKeyrings(folder)
    const open: string[] = []
    for (const code of new Set([recoveryCode, ...codesThat('shown'), ...codesThat('taken')]))
      if (await opens(ring, { sheet: code })) open.push(code)
    const [only, ...more] = open
    if (only === undefined || more.length > 0) return `${open.length} sheets open`
    if (only !== inForce && only !== onTheWay) return 'an earlier sheet opens'
    return provesTrail(folder, only)
  },
}
