import { expect, test } from 'vitest'

import { PartnerMeetingDraft } from './partner-meeting.ts'

const meeting = { onDay: '2026-12-08', staffIds: [], partnerPeople: ['Li Wei, director'] }

test.each([
  ['what was talked about', { talkedAbout: 'Waits', decisions: '' }, true],
  ['a decision alone', { talkedAbout: '', decisions: 'Send by portal' }, true],
  ['nothing', { talkedAbout: ' ', decisions: '' }, false],
])('a meeting says something: %s', (_, words, is) => {
  expect(PartnerMeetingDraft.safeParse({ ...meeting, ...words }).success).toBe(is)
})
