import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { theRoad } from './0001-the-road.ts'

test('an empty vault gets the road from a concern to a confirmed first appointment', () => {
  const db = databaseAt(0)
  const tables = (): string[] =>
    db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  expect(tables()).toEqual(['vault_identity', 'vault_head', 'known_keyring'])

  migrate(db, [theRoad])
  expect(versionOf(db)).toBe(1)
  expect(tables()).toEqual(
    expect.arrayContaining([
      'students',
      'concerns',
      'cases',
      'referrals',
      'consents',
      'services',
      'accounts',
    ]),
  )
  expect(db.prepare('SELECT vault_id FROM vault_identity').get()).toEqual({ vault_id: 'test' })
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
