import { expect, test } from 'vitest'

import { ownExperience } from './own-experience.ts'

const sent = (linkedOn: string | null, isClosed = false) => ({ sentOn: '2026-11-02', linkedOn, isClosed })

test('an office that sent nobody knows nothing', () => {
  expect(ownExperience([])).toEqual({ observedWait: null, history: null })
})

test('a wait is the middle one, and what still goes on is in no count', () => {
  const three = [sent('2026-11-05'), sent('2026-11-30'), sent('2026-11-12')]
  expect(ownExperience([...three, sent(null), sent(null, true)])).toEqual({
    observedWait: { medianDays: 10, referrals: 3 },
    history: { linked: 3, referrals: 4 },
  })
  expect(ownExperience(three.slice(0, 2)).observedWait).toEqual({ medianDays: 15.5, referrals: 2 })
})
