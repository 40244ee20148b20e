import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { bigRoster } from '#main/testing/big-files.ts'

import { layOffice, openOffice, troubleIn } from '../office.ts'
import type { Work } from './work.ts'

const students = 25

function exportBeside(folder: string): string {
  return join(dirname(folder), 'export')
}

/** A roster is imported, all of it or nothing. */
export const roster: Work = {
  name: 'import',
  async prepare(folder) {
    await layOffice(folder)
    mkdirSync(exportBeside(folder), { recursive: true })
    for (const [name, text] of Object.entries(bigRoster(students)))
      writeFileSync(join(exportBeside(folder), name), text)
  },
  async perform(folder, acknowledge) {
    const { client, vault, host } = openOffice(folder)
    try {
      host.files.set('export', { name: 'export', path: exportBeside(folder) })
      const { importId } = await client.imports.read({ tokens: ['export'] })
      await client.imports.preview({ importId })
      await client.imports.commit({ importId })
      acknowledge('imported')
    } finally {
      vault.close()
    }
  },
  async check(folder, acknowledged) {
    const { client, vault } = openOffice(folder)
    try {
      const { total } = await client.students.list({ status: null })
      const imports = await client.imports.list({})
      if (acknowledged.includes('imported') && total !== students) return `lost: ${students - total} students`
      if (total !== 0 && total !== students) return `half an import: ${total} of ${students} students`
      if (imports.length !== (total === 0 ? 0 : 1)) return 'the import and its record disagree'
      return troubleIn(vault.reading)
    } finally {
      vault.close()
    }
  },
}
