import { expect, test } from 'vitest'

import { draftKey } from './draft-keys.ts'

test('what is typed about a student is kept under their case, and goes with it', () => {
  expect(draftKey('notes', { id: 'item', caseId: 'case' })).toBe('meetings.notes.case.item')
  expect(draftKey('point', { id: 'meeting', caseId: null })).toBe('meetings.point.office.meeting')
})
