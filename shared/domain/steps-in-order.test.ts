import { expect, test } from 'vitest'

import { CASE_OWNER, type ProtocolStep } from './protocol.ts'
import { stepsInOrder } from './steps-in-order.ts'

const aStep = (id: string, after: string | null, urgencies: ProtocolStep['urgencies'] = ['routine']) => ({
  id,
  name: id,
  urgencies,
  after,
  roleId: CASE_OWNER,
  due: { amount: 1, unit: 'school-days' as const },
  evidence: '',
  guidance: '',
  formId: null,
  repeats: false,
  plan: null,
  reachesFamily: false,
})

const order = (...steps: readonly ProtocolStep[]): string =>
  stepsInOrder({ steps: [...steps] }, 'routine')
    .map(({ id }) => id)
    .join(' ')

test('each step stands behind the one it follows, wherever the protocol has it', () => {
  expect(
    order(aStep('check', 'meet'), aStep('call', null), aStep('meet', 'call'), aStep('write', null)),
  ).toBe('call meet check write')
})

test('a step whose forerunner is not done for this urgency stands in the order of the protocol', () => {
  expect(order(aStep('call', null), aStep('ride', 'stay'), aStep('stay', null, ['emergency']))).toBe(
    'call ride',
  )
})

test('steps in a circle are shown all the same', () => {
  expect(order(aStep('one', 'other'), aStep('other', 'one'), aStep('call', null))).toBe('call one other')
})
