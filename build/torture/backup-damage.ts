import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { AppError } from '#shared/app-error.ts'
import { VaultFinding } from '#shared/domain/vault-finding.ts'

import type { Chance } from '#main/sample-school/chance.ts'
import { cheapKdf, testMasterKey } from '#main/testing/test-vault.ts'
import { makeBackup } from '#main/vault/backup/make-backup.ts'
import { restoreBackup } from '#main/vault/backup/restore-backup.ts'
import { createVault } from '#main/vault/create-vault.ts'
import { openVault } from '#main/vault/open-vault.ts'

import { layOffice, openOffice, owner } from './office.ts'
import type { Findings, Trial } from './property.ts'
import { editsMadeIn } from './works/edits.ts'

const at = '2026-12-08T15:00:00.000Z'
const timeZone = 'America/New_York'
const files = ['vault.db', 'keyring.json', 'backup.json'] as const

/** A backup of this office and one of another, each in a folder of its own. */
async function twoBackups(scratch: string): Promise<{ readonly ours: string; readonly others: string }> {
  const folder = join(scratch, 'office', 'vault')
  const stick = join(scratch, 'stick')
  const otherStick = join(scratch, 'other-stick')
  mkdirSync(stick)
  mkdirSync(otherStick)
  await layOffice(folder)
  const office = openOffice(folder)
  await editsMadeIn(office, () => {})
  const ours = await makeBackup({ vault: office.vault, destination: stick, at, timeZone })
  office.vault.close()
  const { vault } = await createVault({ ...owner, folder: join(scratch, 'other', 'vault'), kdf: cheapKdf })
  const others = await makeBackup({ vault, destination: otherStick, at, timeZone })
  vault.close()
  return { ours: join(stick, ours.name), others: join(otherStick, others.name) }
}

/** Spoils a copy of a backup in one way; answers which. */
function spoil(folder: string, others: string, chance: Chance): string {
  const name = chance.pick(files)
  const path = join(folder, name)
  const bytes = readFileSync(path)
  const place = chance.below(bytes.length)
  switch (chance.below(8)) {
    case 0:
      writeFileSync(path, bytes.subarray(0, place))
      return `${name} cut at ${place}`
    case 1:
      rmSync(path)
      return `${name} missing`
    case 2:
      cpSync(join(others, name), path)
      return `${name} of another office`
    case 3:
      writeFileSync(path, Buffer.concat([bytes, Buffer.alloc(4096)]))
      return `${name} with more at its end`
    default:
      bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << chance.below(8)), place)
      writeFileSync(path, bytes)
      return `a bit of ${name} flipped at ${place}`
  }
}

/** Whether a copied vault opens: all that somebody would know who restored by copying. */
function seemsToOpen(folder: string): boolean {
  try {
    openVault({ folder, masterKey: testMasterKey(), despite: VaultFinding.options }).close()
    return true
  } catch {
    return false
  }
}

function fingerprint(folder: string): string {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('owner.lock'))
    .map((name) => `${name} ${readFileSync(join(folder, name)).toString('base64')}`)
    .join('\n')
}

/** Tries to restore backups that are not what was made; each is refused, and the present vault stays as it was. */
export async function backupDamage({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const { ours, others } = await twoBackups(scratch)
  const present = join(scratch, 'office', 'vault')
  const before = fingerprint(present)
  const door = { user: owner.user, password: owner.password }
  const from = join(scratch, 'spoilt')
  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    cpSync(ours, from, { recursive: true })
    const what = spoil(from, others, chance)
    if (!isProtected) {
      if (seemsToOpen(from)) bad.push(`${what}: taken`)
    } else {
      const answer = await restoreBackup({ from, folder: present, door, at, kdf: owner.kdf }).then(
        () => 'taken',
        (thrown: unknown) => (thrown instanceof AppError ? undefined : `no sentence: ${String(thrown)}`),
      )
      if (answer) bad.push(`${what}: ${answer}`)
      else if (fingerprint(present) !== before)
        bad.push(`${what}: refused, and the present vault was changed`)
    }
    rmSync(from, { recursive: true })
  }
  return { tried: count, bad }
}
