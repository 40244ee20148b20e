import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { createClient } from '#shared/api/client.ts'

import { createGate } from '../gate/gate.ts'
import { fakeHost } from '../testing/fake-host.ts'

/*
 * Every vault that was ever released opens for ever. Each folder in `released` holds one as the program of its day left
 * it: a sample school of a dozen students, lived through by replay. To add one:
 *   npm run sample-school -- --students 12 --years 1 --seed NAME --ends-on 2026-12-08 --out SCHOOL
 *   FOOTBRIDGE_PASSWORD='…' npm run -s op -- --vault FOLDER --user lead --create --out SCHOOL --replay SCHOOL/life.jsonl
 */
const released = join(import.meta.dirname, 'released')
const lead = { user: 'lead', password: 'released lantern harbor marble' }

interface Contents {
  readonly students: number
  readonly cases: number
  readonly referrals: number
  readonly services: number
}

test.each(readdirSync(released))(
  'the vault “%s” opens, is brought up to date, and has lost nothing',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'footbridge-released-'))
    const expected = JSON.parse(readFileSync(join(released, name, 'contents.json'), 'utf8')) as Contents
    cpSync(join(released, name, 'vault'), join(folder, 'vault'), { recursive: true })
    const gate = createGate({ folder, host: fakeHost(), emit: () => {}, exit: () => {} })
    try {
      const client = createClient(gate.call)
      await client.vault.unlock(lead)
      const students = await client.students.list({ status: null })
      const open = await client.cases.list({ open: true })
      const closed = await client.cases.list({ open: false })
      const referrals = await client.referrals.list({ group: 'all' })
      const { total: services } = await client.providers.list({ activeOnly: false })
      const cases = open.total + closed.total
      expect({ students: students.total, cases, referrals: referrals.total, services }).toEqual(expected)

      for (const { id } of [...open.rows, ...closed.rows]) {
        const record = await client.cases.get({ id })
        expect(record.student.familyName).not.toBe('')
      }
      const [someone] = students.rows
      const found = await client.search.find({ words: someone?.name ?? '' })
      expect(found.map(({ kind }) => kind)).toContain('student')
    } finally {
      await gate.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
