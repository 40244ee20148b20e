import { expect, test } from 'vitest'

import { publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const SAID = { who: 'Ms. Ortiz, grade 6', part: 'steps:call-family', words: 'Three days are too long.' }

test('what teachers wrote on a draft is typed in, put right, taken out, and each of it is taken back', async () => {
  await using app = await createTestApp()
  const draft = await app.counselor.protocols.begin({ from: 'starting', which: 'small-school' })
  const comments = app.office.protocolComments
  const typed = async () => (await comments.list({ protocolId: draft.id })).comments
  const added = await comments.add({ protocolId: draft.id, ...SAID })
  await comments.add({ protocolId: draft.id, who: '', part: null, words: 'Nothing on the lunch line.' })
  const changed = await comments.change({ ...SAID, ...added, words: 'Three days is too long.' })
  await expect(comments.change({ ...SAID, ...added })).rejects.toMatchObject({ code: 'conflict' })
  expect((await typed()).map(({ words }) => words)).toEqual([
    'Three days is too long.',
    'Nothing on the lunch line.',
  ])
  await comments.remove(changed)
  expect(await typed()).toHaveLength(1)
  await app.undoLast(app.office)
  expect(await typed()).toHaveLength(2)
  await comments.change({ ...SAID, ...changed, who: 'Mr. Ortiz' })
  await app.undoLast(app.office)
  expect((await typed())[0]).toMatchObject({ ...SAID, words: 'Three days is too long.' })
})

test('comments stay with their version when it is published, and come later too', async () => {
  await using app = await createTestApp()
  const published = await publishProtocol(app.owner)
  await app.office.protocolComments.add({ protocolId: published.id, ...SAID })
  await app.owner.protocols.begin({ from: 'version', number: 1 })
  expect((await app.counselor.protocolComments.list({ protocolId: published.id })).comments).toHaveLength(1)
  const { draft } = await app.owner.protocols.overview({})
  expect((await app.counselor.protocolComments.list({ protocolId: draft?.id ?? '' })).comments).toEqual([])
})

test('a draft that is put away takes its comments along, and brings them back', async () => {
  await using app = await createTestApp()
  const draft = await app.counselor.protocols.begin({ from: 'nothing' })
  await app.office.protocolComments.add({ protocolId: draft.id, ...SAID })
  await expect(app.undoLast(app.counselor)).rejects.toMatchObject({ code: 'conflict' })
  await app.counselor.protocols.discard(draft)
  expect((await app.office.protocolComments.list({ protocolId: draft.id })).comments).toEqual([])
  await app.undoLast(app.counselor)
  expect((await app.office.protocolComments.list({ protocolId: draft.id })).comments).toMatchObject([SAID])
})

test('whoever is here for named cases only adds nothing', async () => {
  await using app = await createTestApp()
  const { id: protocolId } = await publishProtocol(app.owner)
  const { client } = app.hire('Temporary', { roles: ['counselor'], sees: 'named' })
  await expect(client.protocolComments.add({ protocolId, ...SAID })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
