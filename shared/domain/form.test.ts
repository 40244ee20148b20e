import { expect, test } from 'vitest'

import { mayBeSent, PrintedPaper } from './form.ts'

test('of all papers that name a student a provider is sent the release, signed or not, and what was observed', () => {
  expect(PrintedPaper.options.filter(mayBeSent).toSorted()).toEqual([
    ...['behavior-data', 'release-both-ways', 'signed-release'],
  ])
})
