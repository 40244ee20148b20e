import { expect, test } from 'vitest'

import { operations } from '../api/contract.ts'
import { catalogues } from './catalogues.ts'

/** What cannot be taken back, or says on the screen itself what came of it. */
const SAYS_IT_ITSELF = new Set([
  'drafts.discard',
  'drafts.save',
  'glass.break',
  'glass.end',
  'glass.note',
  'imports.discard',
  'protocols.save',
  'sealedNotes.share',
  'settings.change',
  'today.readMorning',
  'undo.run',
  'wrongTries.claim',
  'wrongTries.disown',
  'wrongTries.takeBack',
])

test('whoever did something that can be taken back reads what was done, never a bare "Done."', () => {
  const commands = [...operations].filter(([, { kind }]) => kind === 'command').map(([path]) => path)
  const done: Readonly<Record<string, unknown>> = catalogues.en.common.done
  const isSaid = (path: string) => {
    const [area = '', verb = ''] = path.split('.')
    return verb in ((done[area] ?? {}) as Readonly<Record<string, unknown>>)
  }
  expect(commands.filter((path) => !isSaid(path) && !SAYS_IT_ITSELF.has(path))).toEqual([])
})
