import { expect, test } from 'vitest'

import { dismissAll, notify, undoLatest, useNotices, withdraw } from './notices-store.ts'

test('what is true no longer is neither said nor taken back, and what was done before it still is', () => {
  dismissAll()
  const taken: string[] = []
  const undoOf = (what: string) => async () => void taken.push(what)
  notify({ message: 'common:done.students.create', undo: undoOf('student') })
  notify({ message: 'common:done.sealedNotes.create', undo: undoOf('note') })
  withdraw('common:done.sealedNotes.create', 'common:done.sealedNotes.update')
  expect(useNotices.getState().shown.map(({ message }) => message)).toEqual(['common:done.students.create'])
  undoLatest()
  expect(taken).toEqual(['student'])
})
