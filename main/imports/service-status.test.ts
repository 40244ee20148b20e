import { expect, test } from 'vitest'

import { dropped, importOf, previewOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const clinic = (status: string) => ({
  'organizations.csv': 'id,name\no1,Bay Clinic\n',
  'services.csv': `id,organization_id,name,status\ns1,o1,Talk,${status}\n`,
})

test('the status of a service is that of a service, in what changes and in what is asked', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, clinic('active')))
  const closed = await previewOf(app, await dropped(app, clinic('temporarily closed')))
  expect(closed.preview.samples.flatMap(({ changes }) => changes)).toEqual([
    { field: 'serviceStatus', before: 'active', after: 'temporarily-closed' },
  ])
  const { rows } = await app.counselor.providers.list({})
  const record = await app.counselor.providers.get({ id: rows[0]?.organizationId ?? '' })
  const [service] = record.services
  await app.office.providers.setOffered({
    id: service?.id ?? '',
    version: service?.version ?? 1,
    offered: false,
  })
  const both = await previewOf(app, await dropped(app, clinic('temporarily closed')))
  expect(both.preview.questions.flatMap(({ changes = [] }) => changes)).toEqual([
    { field: 'serviceStatus', before: 'inactive', after: 'temporarily-closed' },
  ])
  expect(
    both.preview.questions.map(({ id }) => id),
    'the answer is to the field as it is kept',
  ).toEqual(['changed:services:s1:status'])
})

test('a new service that is closed for now says so', async () => {
  await using app = await createTestApp()
  const { preview } = await previewOf(app, await dropped(app, clinic('temporarily closed')))
  const service = preview.samples.find(({ kind }) => kind === 'services')
  expect(service?.changes).toEqual([{ field: 'serviceStatus', before: null, after: 'temporarily-closed' }])
  const open = await previewOf(app, await dropped(app, clinic('active')))
  expect(open.preview.samples.find(({ kind }) => kind === 'services')?.changes).toEqual([])
})
