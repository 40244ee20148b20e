import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import type { ConcernDraft } from '#shared/domain/concern.ts'
import { addDays } from '#shared/domain/days.ts'

import { aConcern, aStudent } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

async function aWorry(app: TestApp, said: Partial<ConcernDraft> = {}) {
  const student = await app.office.students.create(aStudent())
  return app.office.concerns.create(aConcern(student.id, said))
}

const standsOf = async ({ today }: Client) =>
  (await today.get({})).newConcerns.map(({ dueOn, place }) => [dueOn, place])

test('a concern nobody decides about is due by its urgency, late with every counselor, and then with the owner', async () => {
  await using app = await createTestApp()
  await aWorry(app, { proposedUrgency: 'urgent' })
  expect(await standsOf(app.counselor), 'there is the day for it').toEqual([['2026-12-08', 'new']])
  app.setClock('2026-12-09T15:00:00.000Z')
  expect(await standsOf(app.counselor)).toEqual([['2026-12-08', 'overdue']])
  expect(await standsOf(app.owner), 'a day later it has gone up').toEqual([['2026-12-08', 'overdue']])
  expect(await standsOf(app.office), 'a clerk decides about nobody').toEqual([['2026-12-08', 'new']])
  expect(app.app.waits(app.sessions.counselor)).toMatchObject({
    counts: { crisis: 0, overdue: 1, dueToday: 0 },
  })
  expect(app.app.waits(app.sessions.counselor)?.pressing.size).toBe(1)
  expect(await app.counselor.today.morning({})).toMatchObject({ overdue: 1, newConcerns: 0 })
})

test('a concern of which nobody said how urgent it is waits no longer than what has priority', async () => {
  await using app = await createTestApp()
  await aWorry(app)
  await aWorry(app, { proposedUrgency: 'priority' })
  const [[dueOn] = []] = await standsOf(app.counselor)
  const late = [
    [dueOn, 'overdue'],
    [dueOn, 'overdue'],
  ]
  app.setClock('2027-02-08T15:00:00.000Z')
  expect(await standsOf(app.counselor)).toEqual(late)
  expect(await standsOf(app.owner)).toEqual(late)
})

test('where no counselor is here, what is late is at once the owner’s to see to', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  await aWorry(app, { proposedUrgency: 'priority' })
  const [[dueOn = ''] = []] = await standsOf(app.owner)
  app.setClock(`${addDays(dueOn, 1)}T15:00:00.000Z`)
  expect(await standsOf(app.owner)).toEqual([[dueOn, 'new']])
  const away = { accountId, startsOn: dueOn, endsOn: '2027-06-30', coverId: null, note: '' }
  await app.office.absences.add(away)
  expect(await standsOf(app.owner)).toEqual([[dueOn, 'overdue']])
})

test('what may be an emergency stands with what presses from the first moment, for everyone', async () => {
  await using app = await createTestApp()
  await aWorry(app, { proposedUrgency: 'emergency' })
  await aWorry(app, { proposedUrgency: 'routine', immediateDanger: true })
  const presses = [
    ['2026-12-08', 'crisis'],
    ['2026-12-08', 'crisis'],
  ]
  for (const client of [app.office, app.counselor, app.owner]) expect(await standsOf(client)).toEqual(presses)
  expect(app.app.waits(app.sessions.office)?.counts).toEqual({ crisis: 2, overdue: 0, dueToday: 0 })
})
