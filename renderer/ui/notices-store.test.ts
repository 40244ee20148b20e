import { expect, test } from 'vitest'

import {
  askAbout,
  dismissAll,
  notify,
  saidInstead,
  sayInstead,
  takeBack,
  undoLatest,
  useNotices,
  withdraw,
} from './notices-store.ts'

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

test('what much hangs on is asked about before a key takes it back', () => {
  dismissAll()
  const taken: string[] = []
  const undo = async () => void taken.push('import')
  notify({ message: 'common:done.imports.commit', undo, about: 'one', asksFirst: true })
  undoLatest()
  const { asked } = useNotices.getState()
  expect([taken, asked?.about]).toEqual([[], 'one'])
  askAbout(null)
  if (asked) takeBack(asked)
  expect([taken, useNotices.getState().undoable]).toEqual([['import'], []])
})

test('what a screen says better is said once, and is gone with everything else', () => {
  const said = { message: 'consents:revoke.done', values: { names: 'Bayside' } } as const
  sayInstead('consents.revoke', said)
  expect([saidInstead('consents.revoke'), saidInstead('consents.revoke')]).toEqual([said, undefined])
  sayInstead('consents.revoke', said)
  dismissAll()
  expect(saidInstead('consents.revoke')).toBeUndefined()
})
