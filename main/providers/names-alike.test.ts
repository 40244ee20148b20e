import { expect, test } from 'vitest'

import { comparedName, namesAlike } from './names-alike.ts'

const alike = (one: string, other: string) => namesAlike(comparedName(one), comparedName(other))

test.each([
  ['Harbor Clinic', 'HARBOUR CLINIC, Inc.'],
  ['Clínica del Río', 'Clinica de Rio'],
  ['Bay Family Services', 'Family Services of the Bay'],
  ['Bayside Counseling', 'Bayside Family Counseling Center'],
  ['Riverside Counselling', 'Riverside Counseling'],
] as const)('%s and %s may be one', (one, other) => {
  expect([alike(one, other), alike(other, one)]).toEqual([true, true])
})

test.each([
  ['Harbor Clinic', 'Harbor House'],
  ['Family', 'Bay Family Services'],
  ['Youth Center North', 'Youth Center South'],
  ['', 'Harbor Clinic'],
  ['The Inc.', 'A Co.'],
  ['YMCA', 'YWCA'],
] as const)('%s and %s are two', (one, other) => {
  expect([alike(one, other), alike(other, one)]).toEqual([false, false])
})
