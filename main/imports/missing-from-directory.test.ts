import { expect, test } from 'vitest'

import { countsOf, dropped, importOf, previewOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const directory = (...services: readonly string[]) => ({
  'organizations.csv': 'id,name\no1,Bay Clinic\n',
  'services.csv': `id,organization_id,name,status\n${services.map((name) => `${name},o1,${name},active\n`).join('')}`,
})

const LAST_YEAR = directory('Talk', 'Grief group', 'Evening clinic')
const THIS_YEAR = directory('Talk', 'Grief group', 'Rides')

test('what was in the last import of a directory and is not in its new files is named, and the list is kept', async () => {
  await using app = await createTestApp()
  const first = await importOf(app, await dropped(app, LAST_YEAR))
  expect([first.preview.missing, first.preview.before]).toEqual([[], null])
  const { preview, importId } = await importOf(app, await dropped(app, THIS_YEAR))
  const missing = [{ kind: 'services', name: 'Evening clinic', organization: 'Bay Clinic' }]
  expect([preview.missing, preview.missingCount]).toEqual([missing, 1])
  const past = await app.office.imports.list({})
  expect(past.find(({ id }) => id === importId)?.missing).toEqual(missing)
  // It stays offered: nobody said anything else of it.
  expect((await app.counselor.providers.list({ words: 'evening' })).total).toBe(1)
  // Told once: the next file is compared with this year's.
  expect(
    (await previewOf(app, await dropped(app, directory('Talk', 'Grief group')))).preview.missing,
  ).toEqual([{ kind: 'services', name: 'Rides', organization: 'Bay Clinic' }])
})

test('what the office closed itself is not missing, nor is anything of another directory or of a few rows', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, LAST_YEAR))
  const { rows } = await app.counselor.providers.list({ words: 'evening' })
  const record = await app.counselor.providers.get({ id: rows[0]?.organizationId ?? '' })
  const evening = record.services.find(({ name }) => name === 'Evening clinic')
  await app.office.providers.setOffered({
    ...{ id: evening?.id ?? '', version: evening?.version ?? 1, offered: false },
  })
  expect((await previewOf(app, await dropped(app, THIS_YEAR))).preview.missing).toEqual([])
  const other = {
    'organizations.csv': 'id,name\nx1,Hill House\n',
    'services.csv': 'id,organization_id,name\ny1,x1,Food pantry\n',
  }
  expect((await importOf(app, await dropped(app, other))).preview.missing).toEqual([])
  const whole = directory('Talk', 'Grief group', 'Rides', 'Meals', 'Clothes', 'Homework')
  await importOf(app, await dropped(app, whole))
  expect((await previewOf(app, await dropped(app, directory('Talk')))).preview.missing).toEqual([])
})

test('an import that was taken back is none to be compared with', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, LAST_YEAR))
  await app.undoLast(app.office)
  const { preview } = await previewOf(app, await dropped(app, THIS_YEAR))
  expect([preview.missing, preview.before]).toEqual([[], null])
})

test('the very same files are known again, and that newer ones came after them', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, LAST_YEAR))
  const again = await previewOf(app, await dropped(app, LAST_YEAR))
  expect(again.preview.before).toMatchObject({ isOlder: false })
  await importOf(app, await dropped(app, THIS_YEAR))
  const older = await previewOf(app, await dropped(app, { ...LAST_YEAR }))
  expect(older.preview.before).toMatchObject({ isOlder: true })
  expect((await previewOf(app, await dropped(app, directory('Talk')))).preview.before).toBeNull()
})

test('a row the office leaves out and a row without a name are in the files: neither is missing, now or later', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, directory('Talk', 'Grief group', 'Rides', 'Evening clinic')))
  const rows = 'Talk,o1,Talk\nGrief group,o1,Grief group\nRides,o1,\nEvening clinic,o9,Evening clinic\n'
  const files = { ...THIS_YEAR, 'services.csv': `id,organization_id,name\n${rows}` }
  const { importId, preview } = await previewOf(app, await dropped(app, files))
  const [question] = preview.questions
  const repairs = [{ id: question?.id ?? '', repair: { kind: 'leave-out' as const } }]
  const answered = await app.office.imports.preview({ importId, repairs })
  expect(countsOf(answered)).toMatchObject({ 'rejected services': 2 })
  expect(answered.missing).toEqual([])
  await app.office.imports.commit({ importId })
  // The next file is held against everything this one had.
  const next = await previewOf(app, await dropped(app, directory('Talk', 'Grief group')))
  expect(next.preview.missing.map(({ name }) => name).toSorted()).toEqual(['Evening clinic', 'Rides'])
})
