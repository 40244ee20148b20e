import { expect, test } from 'vitest'

import { payerIn } from './payer-words.ts'
import { saidOnce } from './price.ts'
import type { Cost } from './provider.ts'

const cost = (option: string, amount: number | null = null, description = ''): Cost => ({
  ...{ option, amount, description, currency: amount === null ? null : 'USD' },
})
const told = (costs: readonly Cost[], { fees = '', payers = ['medicaid', 'sliding-fee', 'free'] } = {}) =>
  saidOnce({ costs: [...costs], fees, payers }).costs

test('ways to pay that a directory wrote as costs stand with the ways to pay alone', () => {
  expect(told([cost('Medicaid'), cost('Sliding fee; Medicaid'), cost('Medi-Cal or no charge')])).toEqual([])
  expect(told([cost('Medicaid, adults only')])).toEqual([cost('Medicaid, adults only')])
  // Nobody said that it takes it: then the cost is the only word of it.
  expect(told([cost('Medicaid')], { payers: [] })).toEqual([cost('Medicaid')])
})

test('a sum keeps its words and whoever pays it, and stands once where a sentence says all of it', () => {
  const session = cost('Sliding fee', 40, 'per session')
  expect(told([session, session])).toEqual([session])
  expect(told([session], { fees: '$40 a session without insurance' })).toEqual([])
  expect(told([session], { fees: 'A session is USD 40.00' })).toEqual([])
  expect(told([session], { fees: '40 dollars' })).toEqual([session])
  expect(told([cost('Adults', 40)], { fees: '$40 a session' })).toEqual([cost('Adults', 40)])
  expect(told([cost('Medicaid', 0), cost('Self-pay', 150)], { fees: '$150 a session' })).toEqual([
    ...[cost('Medicaid', 0), cost('Self-pay', 150)],
  ])
  const intake = cost('', 40, 'intake only; visits after it are free')
  expect(told([intake], { fees: '$40' })).toEqual([intake])
})

test.each(['from $400', '$140', 'open at 14:40', '$40.50 a visit', '$4', '40% off', 'Free for 40 visits'])(
  '%s does not name the sum 40',
  (fees) => {
    expect(told([cost('', 40)], { fees })).toEqual([cost('', 40)])
  },
)

test('sums in hundredths are told, and that there is nothing to pay stands', () => {
  expect(told([cost('', 12.5)], { fees: '$12.50 a visit' })).toEqual([])
  expect(told([cost('Free', 0)])).toEqual([cost('Free', 0)])
})

test.each([
  ['Escala móvil', 'sliding-fee'],
  ['self_pay', 'self-pay'],
  ['CHIP', 'chip'],
  ['Tricare', undefined],
])('%s is %s', (words, payer) => {
  expect(payerIn(words)).toBe(payer)
})
