import { expect, test } from 'vitest'

import { bigDirectory, bigRoster } from '../testing/big-files.ts'
import { droppedFolder, type FilesByName } from '../testing/import-files.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

async function bringIn(app: TestApp, files: FilesByName): Promise<void> {
  const tokens = await droppedFolder(app, files)
  const { importId } = await app.office.imports.read({ tokens })
  await app.office.imports.preview({ importId })
  await app.office.imports.commit({ importId })
}

test('a large school comes in whole: 3,000 students with their contacts', async () => {
  await using app = await createTestApp()
  await bringIn(app, bigRoster(3000))
  expect((await app.office.students.list({ status: 'active' })).total).toBe(3000)
})

test('a city directory of 10,000 services comes in whole, is found, and is taken back in one step', async () => {
  await using app = await createTestApp()
  await bringIn(app, bigDirectory(10_000))
  const { total } = await app.counselor.providers.list({ words: 'therapy 12', age: 14, language: 'es' })
  expect(total).toBeGreaterThan(0)

  await app.undoLast(app.office)
  expect((await app.counselor.providers.list({})).total).toBe(0)
}, 60_000)
