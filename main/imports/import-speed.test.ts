import { expect, test } from 'vitest'

import { bigDirectory, bigRoster } from '../testing/big-files.ts'
import { droppedFolder, type FilesByName } from '../testing/import-files.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** Room for a machine that does other things at the same time; `npm run bench` states what an idle one takes. */
const SLACK = 3

async function timed(app: TestApp, files: FilesByName): Promise<number> {
  const tokens = await droppedFolder(app, files)
  const started = performance.now()
  const { importId } = await app.office.imports.read({ tokens })
  await app.office.imports.preview({ importId })
  await app.office.imports.commit({ importId })
  return performance.now() - started
}

test('3,000 students with their contacts are read, shown and written in under three seconds', async () => {
  await using app = await createTestApp()
  expect(await timed(app, bigRoster(3000))).toBeLessThan(3000 * SLACK)
  expect((await app.office.students.list({ status: 'active' })).total).toBe(3000)
})

test('10,000 services come in under five seconds, and the directory answers at once', async () => {
  await using app = await createTestApp()
  expect(await timed(app, bigDirectory(10_000))).toBeLessThan(5000 * SLACK)
  await app.counselor.providers.list({ words: 'harbor' })
  const started = performance.now()
  const { total } = await app.counselor.providers.list({ words: 'therapy 12', age: 14, language: 'es' })
  expect(performance.now() - started).toBeLessThan(30 * SLACK)
  expect(total).toBeGreaterThan(0)

  const undone = performance.now()
  await app.undoLast(app.office)
  expect(performance.now() - undone).toBeLessThan(5000 * SLACK)
  expect((await app.counselor.providers.list({})).total).toBe(0)
})
