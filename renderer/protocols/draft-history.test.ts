import { expect, test } from 'vitest'

import { emptyProtocol } from '#shared/domain/protocol.ts'
import { doneAgain, type DraftHistory, nothingDone, takenBack, withDone } from './draft-history.ts'

const named = (name: string) => emptyProtocol(name)

/** A draft somebody named anew, one name after the other. */
function written(...names: readonly string[]): { history: DraftHistory; document: ReturnType<typeof named> } {
  return names.reduce(
    ({ history, document }, name) => ({
      history: withDone(history, { document, field: undefined }),
      document: named(name),
    }),
    { history: nothingDone, document: named('Begun') },
  )
}

test('what was taken back is done again in its order, and then there is nothing more', () => {
  let draft = written('One', 'Two')
  const names: string[] = []
  for (const move of [takenBack, takenBack, doneAgain, doneAgain]) {
    const moved = move(draft.history, draft.document)
    if (!moved) throw new Error('There was a step')
    draft = moved
    names.push(draft.document.name)
  }
  expect(names).toEqual(['One', 'Begun', 'One', 'Two'])
  expect(doneAgain(draft.history, draft.document)).toBeNull()
  expect(takenBack(nothingDone, named('Begun'))).toBeNull()
})

test('whoever goes on writing after taking back leaves what was taken back behind', () => {
  const { history, document } = written('One', 'Two')
  const back = takenBack(history, document)
  if (!back) throw new Error('There was a step')
  const gone = withDone(back.history, { document: back.document, field: undefined })
  expect(doneAgain(gone, named('Three'))).toBeNull()
  expect(takenBack(gone, named('Three'))?.document.name).toBe('One')
})

test('what is typed into one field without a break is one step', () => {
  const typed = ['B', 'Be', 'Beg'].reduce(
    (history, name) => withDone(history, { document: named(name), field: 'name' }),
    nothingDone,
  )
  expect(takenBack(typed, named('Begu'))?.document.name).toBe('B')
})
