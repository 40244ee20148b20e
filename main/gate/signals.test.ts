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

const anOffice = async () => {
  const { client, events } = startProgram({ folder, time })
  await client.vault.create(FIRST_RUN)
  const student = await client.students.create(aStudent())
  return {
    client,
    signals: () => events.flatMap((event) => (event.kind === 'signal' ? [event.words] : [])),
    look: async () => {
      time.pass(FIVE_MINUTES)
      await new Promise((resolve) => setTimeout(resolve, 50))
    },
    takeBack: async () => {
      const last = events.findLast((event) => event.kind === 'undoable')
      await client.undo.run({ undoId: last?.undoId ?? '' })
    },
    danger: () => client.concerns.create(aConcern(student.id, { immediateDanger: true })),
  }
}

test('an emergency in the place of another is told, though there are no more of them than before', async () => {
  const { signals, look, danger, takeBack } = await anOffice()
  await danger()
  await look()
  expect(signals()).toEqual(['1 emergency'])
  await takeBack()
  await danger()
  await look()
  expect(signals()).toEqual(['1 emergency', '1 emergency'])
  await look()
  expect(signals(), 'nothing came since').toHaveLength(2)
})

test('whoever begins their day is told once how much it holds, until they have read it', async () => {
  const { client, signals, danger } = await anOffice()
  await danger()
  const comesIn = async () => {
    await client.vault.lock({})
    await client.vault.unlock(FIRST_RUN)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await comesIn()
  expect(signals()).toEqual(['1 emergency'])
  await client.today.readMorning({})
  await comesIn()
  expect(signals()).toHaveLength(1)
})
