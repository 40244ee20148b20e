import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'

import { v7 as uuidv7 } from 'uuid'

import { beginOffice } from '../accounts/sign-in.ts'
import { sealTrail } from '../audit/audit.ts'
import { demoOwner, fillDemoSchool } from '../sample-school/demo.ts'
import { createVault } from '../vault/create-vault.ts'
import type { Entered } from './entering.ts'
import type { Ground } from './ground.ts'
import type { GateHandlers } from './verbs.ts'

/** A vault that was just made, with its owner in it and the code of its recovery sheet. */
interface Made {
  readonly entered: Entered
  readonly recoveryCode: string
}

/** Makes the vault of an office and the account of its owner. */
export async function makeOffice(
  { folders, kdf, clock }: Ground,
  { ownerName, user, password, ...school }: Parameters<GateHandlers['create']>[0],
): Promise<Made> {
  const accountId = uuidv7()
  const ownKey = randomBytes(32)
  const { vault, recoveryCode } = await createVault({
    ...{ user, accountId, password, ownKey, kdf },
    folder: folders.vault,
    weakWords: [school.schoolName, ownerName],
    fill: (db, sheet) => {
      sealTrail(db, sheet)
      beginOffice(db, { ...school, ownerName, user, accountId, at: clock() })
    },
  })
  return { entered: { vault, accountId, user, ownKey }, recoveryCode }
}

/** Makes a demo school in a throw-away vault beside the real one, in the place of any that is left there. */
export async function makeDemo(
  { folders, kdf, clock }: Ground,
  progress: (done: number, total: number) => void,
): Promise<Entered> {
  rmSync(folders.demo, { recursive: true, force: true })
  const accountId = uuidv7()
  const ownKey = randomBytes(32)
  const { user } = demoOwner
  const { vault } = await createVault({ ...demoOwner, folder: folders.demo, accountId, ownKey, kdf })
  try {
    await fillDemoSchool({ vault, ownerId: accountId, now: clock(), progress })
  } catch (thrown) {
    vault.close()
    throw thrown
  }
  return { vault, accountId, user, ownKey }
}
