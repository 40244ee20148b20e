import { aConcern, aStudent } from '#main/testing/makers.ts'

import { layOffice, openOffice, troubleIn, type Asked, type RunningOffice } from '../office.ts'
import type { Work } from './work.ts'

const students = 6

/** Enters, renames and worries about a few students. */
export async function editsMadeIn(
  { client, vault }: Pick<RunningOffice, 'client' | 'vault'>,
  acknowledge: (step: string) => void,
  { empties = false, prefix = 'S' } = {},
): Promise<void> {
  for (let number = 0; number < students; number += 1) {
    const localId = `${prefix}${number}`
    const made = await client.students.create(aStudent({ localId, familyName: 'Before' }))
    acknowledge(`student ${localId} Before`)
    await client.concerns.create(aConcern(made.id, { words: localId }))
    acknowledge(`concern ${localId}`)
    const { id, version } = made
    await client.students.update({ id, version, draft: aStudent({ localId, familyName: 'After' }) })
    acknowledge(`student ${localId} After`)
    if (empties && number % 3 === 2) vault.checkpoint()
  }
}

/** What of the acknowledged steps a database lacks, or what else is wrong with it. */
export function troubleAfter(database: Asked, acknowledged: readonly string[]): string | undefined {
  const rows = database
    .prepare('SELECT local_id AS localId, family_name AS familyName FROM students')
    .all() as { localId: string; familyName: string }[]
  const concerns = database.prepare('SELECT words FROM concerns').all() as { words: string }[]
  const names = new Map(rows.map(({ localId, familyName }) => [localId, familyName]))
  const words = new Set(concerns.map((concern) => concern.words))
  const isThere = (step: string): boolean => {
    const [kind, localId = '', name] = step.split(' ')
    if (kind === 'concern') return words.has(localId)
    const found = names.get(localId)
    return found === name || (name === 'Before' && found === 'After')
  }
  const lost = acknowledged.find((step) => !isThere(step))
  return lost ? `lost: ${lost}` : troubleIn(database)
}

/** Students are entered, renamed and worried about; the log is emptied now and then. */
export const edits: Work = {
  name: 'edits',
  prepare: layOffice,
  async perform(folder, acknowledge) {
    const office = openOffice(folder)
    try {
      await editsMadeIn(office, acknowledge, { empties: true })
    } finally {
      office.vault.close()
    }
  },
  async check(folder, acknowledged) {
    const { vault } = openOffice(folder)
    try {
      return troubleAfter(vault.reading, acknowledged)
    } finally {
      vault.close()
    }
  },
}
