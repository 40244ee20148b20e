import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

import { aStudent } from '#main/testing/makers.ts'
import { testMasterKey } from '#main/testing/test-vault.ts'
import { namesOfBackups } from '#main/vault/backup/backup-folder.ts'
import { troubleOfSource } from '#main/vault/backup/restore-source.ts'
import { isSetAside } from '#main/vault/backup/set-aside.ts'
import { readableKeyrings } from '#main/vault/keyring-file.ts'
import { openVault } from '#main/vault/open-vault.ts'

import { startGate } from '../at-the-gate.ts'
import { layOffice, owner, type Asked } from '../office.ts'
import { opens } from '../ways.ts'
import { troubleAfter } from './edits.ts'
import { behindPassword, unsettled } from './settled.ts'
import type { Work } from './work.ts'

const { user, password: then } = owner
/** The owner's password since the backup was made. */
export const PASSWORD_NOW = 'lantern marble tram harbor'
const heldThen = ['student S0 Before']
const heldNow = [...heldThen, 'student S1 Before']

/** A stick lies beside the program's own folder. */
function stickOf(folder: string): string {
  return join(dirname(dirname(folder)), 'stick')
}

/** A backup on a stick, and a vault with another student and another password since. */
async function layOlderBackup(): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'footbridge-older-'))
  const folder = join(place, 'office', 'vault')
  await layOffice(folder)
  mkdirSync(stickOf(folder))
  const gate = startGate(folder)
  await gate.ask('vault.unlock', { user, password: then })
  await gate.ask('students.create', aStudent({ localId: 'S0', familyName: 'Before' }))
  gate.host.files.set('stick', { name: 'stick', path: stickOf(folder) })
  await gate.ask('backups.addDestination', { token: 'stick' })
  await gate.ask('backups.make', {})
  await gate.ask('students.create', aStudent({ localId: 'S1', familyName: 'Before' }))
  await gate.ask('accounts.changePassword', { password: then, newPassword: PASSWORD_NOW })
  await gate.close()
  return place
}

let template: Promise<string> | undefined

function setAsideBeside(folder: string): string | undefined {
  const parent = dirname(folder)
  return readdirSync(parent)
    .map((name) => join(parent, name))
    .find((path) => basename(path) !== basename(folder) && isSetAside(path))
}

async function troubleAside(folder: string): Promise<string | undefined> {
  const aside = setAsideBeside(folder)
  if (!aside) return 'lost: the vault that was set aside'
  const trouble = await troubleOfSource(aside, {})
  if (trouble) return `the vault that was set aside: ${trouble}`
  const vault = openVault({ folder: aside, masterKey: testMasterKey() })
  try {
    return troubleAfter(vault.reading, heldNow)
  } finally {
    vault.close()
  }
}

function laterIn(database: Asked): string | undefined {
  return troubleAfter(database, heldNow) ? undefined : 'the restored vault holds what came later'
}

/** A backup is restored over a vault with more in it: one of the two is there, and what was there is never lost. */
export const restore: Work = {
  name: 'restore',
  async prepare(folder) {
    template ??= layOlderBackup()
    cpSync(await template, dirname(dirname(folder)), { recursive: true })
  },
  async perform(folder, acknowledge) {
    const gate = startGate(folder)
    try {
      gate.host.files.set('stick', { name: 'stick', path: stickOf(folder) })
      const { backups } = await gate.ask<{ backups: readonly { id: string }[] }>('vault.findBackups', {
        token: 'stick',
      })
      const secret = { kind: 'password', password: then, presentPassword: PASSWORD_NOW }
      await gate.ask('vault.restore', { backupId: backups[0]?.id, user, secret, olderKeys: false })
      acknowledge('restored')
    } finally {
      await gate.close()
    }
  },
  async check(folder, acknowledged) {
    const half = await unsettled(folder)
    if (half) return half
    const stick = stickOf(folder)
    for (const name of namesOfBackups(stick)) {
      const trouble = await troubleOfSource(join(stick, name), {})
      if (trouble) return `the backup was harmed: ${trouble}`
    }
    const [ring] = readableKeyrings(folder)
    const isOld = await opens(ring, { user, password: PASSWORD_NOW })
    if (isOld === (await opens(ring, { user, password: then }))) return 'both passwords open, or none'
    if (isOld && acknowledged.includes('restored')) return 'lost: the restored vault'
    if (isOld) return behindPassword(folder, PASSWORD_NOW, (database) => troubleAfter(database, heldNow))
    const trouble = await behindPassword(
      folder,
      then,
      (database) => troubleAfter(database, heldThen) ?? laterIn(database),
    )
    return trouble ?? troubleAside(folder)
  },
}
