import { expect, test } from 'vitest'

import { amendmentStage, mayState, waitsForSchool, type Amendment } from './amendment.ts'

const on = '2026-12-08'
const no: Amendment['decision'] = { outcome: 'refused', by: 'Dr. Osei', on, words: 'It is what was said.' }
const yes: Amendment['decision'] = { ...no, outcome: 'amended' }
const heard = (outcome: 'amended' | 'upheld' | 'not-wanted'): Amendment['hearing'] => ({
  ...{ outcome, on, words: 'Held' },
})
const said: Amendment['statement'] = { on, words: 'I never said that.' }

test.each([
  ['34 CFR 99.20(b): asked', null, null, null, 'decide', true, false],
  ['34 CFR 99.20(b): it was changed', yes, null, null, 'over', false, false],
  ['34 CFR 99.20(c): refused, a hearing is offered', no, null, null, 'hear', true, true],
  ['34 CFR 99.21(b)(1): changed after the hearing', no, heard('amended'), null, 'over', false, false],
  ['34 CFR 99.21(b)(2): stays, they may say so', no, heard('upheld'), null, 'state', false, true],
  ['34 CFR 99.21(b)(2): nobody wanted a hearing', no, heard('not-wanted'), null, 'state', false, true],
  ['34 CFR 99.21(c): it is kept with the part', no, heard('upheld'), said, 'over', false, false],
] as const)('%s', (_, decision, hearing, statement, stage, waits, may) => {
  const amendment = { decision, hearing, statement }
  expect([amendmentStage(amendment), waitsForSchool(amendment), mayState(amendment)]).toEqual([
    stage,
    waits,
    may,
  ])
})
