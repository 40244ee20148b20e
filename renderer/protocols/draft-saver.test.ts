import { expect, test } from 'vitest'

import { emptyProtocol } from '#shared/domain/protocol.ts'

import { createDraftSaver, type KeptDraft, mergeEdits } from './draft-saver.ts'

const document = emptyProtocol('Harbor')

/** A program that keeps one draft and refuses whoever did not see its latest version. */
function aProgram() {
  let version = 1
  const kept: KeptDraft[] = []
  return {
    kept,
    send: async (draft: KeptDraft) => {
      await Promise.resolve()
      if (draft.version !== version) throw new Error('conflict')
      version += 1
      kept.push(draft)
      return { version }
    },
    somebodyElseSaves: () => {
      version += 1
    },
  }
}

test('what is typed while a save is on its way is saved on top of it', async () => {
  const program = aProgram()
  const saver = createDraftSaver({ version: 1, document }, program.send)
  saver.take({ ...document, purpose: 'One' })
  const first = saver.save()
  saver.take({ ...document, purpose: 'One and two' })
  await Promise.all([first, saver.save()])
  expect(program.kept.map((draft) => [draft.version, draft.document.purpose])).toEqual([
    [1, 'One'],
    [2, 'One and two'],
  ])
  expect(saver.isUnsaved()).toBe(false)
  expect(saver.kept().version).toBe(3)
})

test('after a conflict the parts written here stand on top of what the colleague left', async () => {
  const program = aProgram()
  const saver = createDraftSaver({ version: 1, document }, program.send)
  program.somebodyElseSaves()
  saver.take({ ...document, purpose: 'Mine' })
  await expect(saver.save()).rejects.toThrow('conflict')
  expect(saver.isUnsaved()).toBe(true)
  const theirs = { ...document, confidentiality: 'Theirs' }
  expect(saver.goOnFrom({ version: 2, document: theirs })).toMatchObject({
    purpose: 'Mine',
    confidentiality: 'Theirs',
  })
  await saver.save()
  expect(program.kept.at(-1)).toMatchObject({
    version: 2,
    document: { purpose: 'Mine', confidentiality: 'Theirs' },
  })
})

test('whoever wrote nothing takes what the colleague left, with nothing to save', () => {
  const saver = createDraftSaver({ version: 1, document }, aProgram().send)
  const theirs = { ...document, purpose: 'Theirs' }
  expect(saver.goOnFrom({ version: 2, document: theirs })).toEqual(theirs)
  expect(saver.isUnsaved()).toBe(false)
})

test('a part both wrote stays as it was written here', () => {
  const base = { ...document, purpose: 'Before' }
  expect(
    mergeEdits({ base, mine: { ...base, purpose: 'Mine' }, theirs: { ...base, purpose: 'Theirs' } }).purpose,
  ).toBe('Mine')
})
