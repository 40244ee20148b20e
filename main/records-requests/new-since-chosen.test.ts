import { expect, test } from 'vitest'

import { aboutANote, at } from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('what came into the record since the documents were chosen is told until somebody chooses again', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app)
  const get = () => app.counselor.recordsRequests.get({ id: made.request.id })
  const newSince = async () => (await get()).newSince
  const addNote = (words: string) => app.counselor.cases.addNote({ caseId: made.caseId, words })
  const choose = async () =>
    app.counselor.recordsRequests.choose({ ...at((await get()).request), parts: [made.noteRef] })

  await addNote('Before anything was chosen.')
  expect(await newSince()).toEqual([])
  await choose()
  expect(await newSince()).toEqual([])
  const { id } = await addNote('She came back today.')
  expect(await newSince()).toEqual([{ kind: 'note', id }])
  const { version, parts } = (await get()).request

  // Nothing else goes: that is chosen, too, and changes nothing of what was reviewed.
  expect(await choose()).toMatchObject({ version, parts })
  expect(await newSince()).toEqual([])
  await app.undoLast(app.counselor)
  expect(await newSince()).toEqual([{ kind: 'note', id }])

  const both = [made.noteRef, { kind: 'note' as const, id }]
  await app.counselor.recordsRequests.choose({ ...at((await get()).request), parts: both })
  expect(await newSince()).toEqual([])
  await app.undoLast(app.counselor)
  expect(await newSince()).toEqual([{ kind: 'note', id }])
  expect((await app.office.recordsRequests.get({ id: made.request.id })).newSince).toEqual([])
})

test('a document of a restricted case is new to nobody who could choose from it before', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app)
  const choose = async (by: typeof app.counselor) => {
    const { request } = await by.recordsRequests.get({ id: made.request.id })
    return by.recordsRequests.choose({ ...at(request), parts: [{ kind: 'student', id: made.student.id }] })
  }
  await choose(app.counselor)
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ ...at(open), restricted: true })
  await choose(app.owner)
  const { newSince } = await app.counselor.recordsRequests.get({ id: made.request.id })
  expect(newSince).toEqual([])
})
