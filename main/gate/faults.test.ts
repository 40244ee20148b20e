import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'

import { fakeHost } from '../testing/fake-host.ts'
import { FIRST_RUN, startProgram } from '../testing/test-gate.ts'
import { faultsPath } from './faults-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-of-ines-varga-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program whose printer breaks with a message that says a name. */
function startWithBrokenPrinter() {
  const host = fakeHost()
  return startProgram({
    folder,
    host: { ...host, print: () => Promise.reject(new TypeError('Ines Varga\n    at Ines (varga.ts:1:1)')) },
  })
}

async function breakIt({ client }: ReturnType<typeof startProgram>): Promise<string> {
  const refused: unknown = await client.vault
    .printRecoverySheet({ as: 'paper' })
    .catch((thrown: unknown) => thrown)
  return refused instanceof AppError ? (refused.data.reference ?? '') : ''
}

test('what a reference stands for can be read after the program was started again, and says nothing of anybody', async () => {
  const first = startWithBrokenPrinter()
  await first.client.vault.create(FIRST_RUN)
  expect(await first.client.vault.faults({})).toEqual({ faults: [] })
  const reference = await breakIt(first)
  expect(reference).toMatch(/^[0-9A-F]{8}$/)
  await first.gate.close()

  const second = startProgram({ folder })
  await expect(second.client.vault.faults({}), 'only for whoever is at work').rejects.toMatchObject({
    code: 'locked',
  })
  await second.client.vault.unlock(FIRST_RUN)
  const { faults } = await second.client.vault.faults({})
  expect(faults).toMatchObject([{ reference, operation: 'vault.printRecoverySheet', name: 'TypeError' }])
  expect(faults[0]?.frames[0]).toMatch(/faults\.test\.ts:\d+$/)
  const text = readFileSync(faultsPath(folder), 'utf8')
  expect(text).not.toMatch(/varga/i)
  expect(text).not.toContain(tmpdir())
  await second.gate.close()
})

test('the newest fifty are kept, a damaged file holds none, and a folder that takes none hides no reference', async () => {
  const program = startWithBrokenPrinter()
  await program.client.vault.create(FIRST_RUN)
  let last = ''
  for (let time = 0; time < 55; time += 1) last = await breakIt(program)
  const { faults } = await program.client.vault.faults({})
  expect(faults).toHaveLength(50)
  expect(faults[0]?.reference).toBe(last)

  writeFileSync(faultsPath(folder), '{"format":1,"faults":[{"reference":"<b>"}]}')
  expect(await program.client.vault.faults({})).toEqual({ faults: [] })

  rmSync(faultsPath(folder))
  mkdirSync(faultsPath(folder))
  expect(await breakIt(program)).toMatch(/^[0-9A-F]{8}$/)
  await program.gate.close()
})
