import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { aStudent } from '#main/testing/makers.ts'
import { namesOfBackups } from '#main/vault/backup/backup-folder.ts'
import { inspectBackup } from '#main/vault/backup/inspect-backup.ts'
import { makeBackup } from '#main/vault/backup/make-backup.ts'

import { layOffice, openOffice } from '../office.ts'
import { edits } from './edits.ts'
import type { Work } from './work.ts'

/** A stick lies beside the program's own folder. */
function stickOf(folder: string): string {
  return join(dirname(dirname(folder)), 'stick')
}

/** A backup is made after a student was entered: whatever bears a backup's name is whole. */
export const backup: Work = {
  name: 'backup',
  async prepare(folder) {
    await layOffice(folder)
    mkdirSync(stickOf(folder))
  },
  async perform(folder, acknowledge) {
    const { client, vault } = openOffice(folder)
    try {
      await client.students.create(aStudent({ localId: 'S0', familyName: 'Before' }))
      acknowledge('student S0 Before')
      await makeBackup({
        vault,
        destination: stickOf(folder),
        at: '2026-12-08T15:00:00.000Z',
        timeZone: 'America/New_York',
      })
      acknowledge('backed up')
    } finally {
      vault.close()
    }
  },
  async check(folder, acknowledged) {
    const stick = stickOf(folder)
    const names = namesOfBackups(stick)
    for (const name of names) {
      const look = await inspectBackup(join(stick, name))
      if (look.state !== 'whole') return `what looks like a backup is none: ${look.why}`
    }
    if (acknowledged.includes('backed up') && names.length === 0) return 'lost: the backup'
    return edits.check(
      folder,
      acknowledged.filter((step) => step !== 'backed up'),
    )
  },
}
