import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { aConcern, aStudent } from '../testing/makers.ts'
import { movableTime, type MovableTime } from '../testing/movable-time.ts'
import { FIRST_RUN, startProgram } from '../testing/test-gate.ts'

const FIVE_MINUTES = 5 * 60_000

let folder: string
let time: MovableTime
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-signals-'))
  time = movableTime()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('an emergency that came is told in a number, once, also behind the curtain, and not after locking', async () => {
  const { client, events } = startProgram({ folder, time })
  await client.vault.create(FIRST_RUN)
  const signals = () => events.filter(({ kind }) => kind === 'signal')
  const look = async () => {
    time.pass(FIVE_MINUTES)
    // What is looked up is answered within a few turns of the process.
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const student = await client.students.create(aStudent({ givenName: 'Noor', familyName: 'Haddad' }))
  const danger = () => client.concerns.create(aConcern(student.id, { immediateDanger: true }))
  await danger()
  await look()
  expect(signals()).toEqual([{ kind: 'signal', words: '1 emergency' }])
  expect(JSON.stringify(signals())).not.toMatch(/Noor|Haddad/)
  await client.vault.drawCurtain({})
  await look()
  expect(signals()).toHaveLength(1)
  await client.vault.lock({})
  await look()
  expect(signals()).toHaveLength(1)
})
