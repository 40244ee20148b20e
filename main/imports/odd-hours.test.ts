import { expect, test } from 'vitest'

import { openingsIn } from '#shared/text/service-words.ts'
import { translate } from '#shared/text/translate.ts'

import { dropped, importOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const CLINIC = {
  'organizations.csv': 'id,name\no1,Harbor Youth Clinic\n',
  'services.csv': 'id,organization_id,name\ns1,o1,Teen counseling\n',
  'schedules.csv':
    'id,service_id,freq,byday,opens_at,closes_at,valid_from,valid_to,description\n' +
    'h1,s1,WEEKLY,MO,09:00,17:00,,,\n' +
    'h2,s1,WEEKLY,MO,13:00,12:00,2026-09-01,2026-06-01,\n' +
    'h3,s1,WEEKLY,MO,10:00,18:00,,,Closed Mondays\n',
}

test('hours that cannot be are told in the preview by file and row, and come in as they stand', async () => {
  await using app = await createTestApp()
  const { preview } = await importOf(app, await dropped(app, CLINIC))
  expect(preview.problems.map(({ message, first }) => [message, first[0]?.table, first[0]?.row])).toEqual([
    ['imports:problems.hoursBackwards', 'schedules', 3],
    ['imports:problems.validBackwards', 'schedules', 3],
    ['imports:problems.hoursContradict', 'schedules', 4],
  ])
  const { rows } = await app.counselor.providers.list({})
  const { services } = await app.counselor.providers.get({ id: rows[0]?.organizationId ?? '' })
  expect(services[0]?.openings).toHaveLength(3)
})

test('a record shows what a family reads: exceptions, and the days between which hours hold', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, CLINIC))
  const { rows } = await app.counselor.providers.list({})
  const { services } = await app.counselor.providers.get({ id: rows[0]?.organizationId ?? '' })
  const lines = openingsIn(services[0]?.openings ?? [], {
    say: (key, values) => translate('en', key, values),
    locale: 'en-US',
  })
  expect(lines.join('\n')).toContain('Closed Mondays')
  expect(lines.join('\n')).toContain('2026-09-01 – 2026-06-01')
})
