import { expect, test } from 'vitest'

import type { PacketPart } from '#shared/domain/packet.ts'

import { createTestApp } from '../testing/test-app.ts'

test('what an owner read before somebody else saved the school is not written over it', async () => {
  await using app = await createTestApp()
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, phone: '555-0101' })
  await expect(app.owner.school.update({ ...school, phone: '555-0102' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await app.owner.school.get({})).toMatchObject({ phone: '555-0101' })
})

test('the owner says once what a packet begins with, nobody else does, and it is taken back', async () => {
  await using app = await createTestApp()
  const first = await app.office.school.usualPacket({})
  const usual = { ...first, order: ['rights', 'letter'] as PacketPart[] }
  await expect(app.counselor.school.setUsualPacket(usual)).rejects.toMatchObject({ code: 'forbidden' })
  await app.owner.school.setUsualPacket(usual)
  expect(await app.office.school.usualPacket({})).toEqual(usual)
  await app.undoLast(app.owner)
  expect(await app.office.school.usualPacket({})).toEqual(first)
})

test('taking back what the law of the state says leaves a later word of somebody else alone', async () => {
  await using app = await createTestApp()
  const draft = { servicesFrom: 12, informationFrom: 12, confirmedBy: 'Ana Gil', source: 'A blog' }
  const later = { ...draft, servicesFrom: 16, informationFrom: null, source: 'The statute' }
  const { client } = app.hire('Another owner', { roles: ['owner'], sees: 'office', endsOn: null })
  await app.owner.school.confirmMinorConsent(draft)
  await app.undoLast(app.owner)
  expect(await app.owner.school.minorConsent({})).toBeNull()
  await app.owner.school.confirmMinorConsent(draft)
  const undoId = app.events.flatMap((event) => (event.kind === 'undoable' ? [event.undoId] : [])).at(-1)
  await client.school.confirmMinorConsent(later)
  await expect(app.owner.undo.run({ undoId: undoId ?? '' })).rejects.toMatchObject({ code: 'conflict' })
  expect(await app.owner.school.minorConsent({})).toMatchObject(later)
})
