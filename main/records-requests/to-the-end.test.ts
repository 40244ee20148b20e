import { expect, test } from 'vitest'

import type { Notice, RecordsRequestDraft } from '#shared/domain/records-request.ts'

import {
  aboutANote,
  approve,
  at,
  BY_SUBPOENA,
  chooseAndHide,
  printAndLeave,
} from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const LEAVES = { on: TODAY, method: 'post', emergency: null } as const

type Story = readonly [
  kind: string,
  said: Partial<RecordsRequestDraft>,
  notice: Notice | null,
  exception: string,
  hold: { readonly placed: string; readonly isKept: boolean },
]

const STORIES: readonly Story[] = [
  [
    'a new school, as the annual notice says',
    { kind: 'new-school', requester: 'Hilltop Middle', capacity: 'Registrar', interest: 'Enrollment' },
    { state: 'not-owed', why: 'annual-notice', words: 'Page 2' },
    'new-school',
    { placed: 'other', isKept: false },
  ],
  [
    'child welfare',
    { kind: 'child-welfare', requester: 'County', capacity: 'Caseworker', interest: 'Placement' },
    null,
    'child-welfare',
    { placed: 'other', isKept: false },
  ],
  [
    'an order in a case about neglect to which the parent is a party',
    { ...BY_SUBPOENA, kind: 'court-order', requester: 'County Court' },
    { state: 'not-owed', why: 'welfare-proceeding', words: 'Case 26-114' },
    'court-order-or-subpoena',
    { placed: 'legal-matter', isKept: true },
  ],
  [
    'a lawyer, by a subpoena',
    BY_SUBPOENA,
    { state: 'tried', on: TODAY, words: 'Called three times.' },
    'court-order-or-subpoena',
    { placed: 'legal-matter', isKept: true },
  ],
]

test.each(STORIES)(
  '%s is answered from the first word to the last',
  async (_, said, notice, exception, hold) => {
    await using app = await createTestApp()
    const made = await aboutANote(app, said)
    const holds = async () =>
      (await app.counselor.students.get({ id: made.student.id })).holds.map(({ kind }) => kind)
    expect(await holds()).toEqual([hold.placed])
    const request =
      notice === null
        ? made.request
        : await app.office.recordsRequests.notify({ ...at(made.request), notice })
    const reviewed = await approve(app, await chooseAndHide(app, { ...made, request }))
    const left = await printAndLeave(app, reviewed, LEAVES)
    expect(left.outcome).toMatchObject({ state: 'left', hidden: 1 })
    const { disclosures } = await app.counselor.students.get({ id: made.student.id })
    expect(disclosures).toMatchObject([{ exception, onDay: TODAY, interest: said.interest }])
    expect(await holds()).toEqual(hold.isKept ? [hold.placed] : [])
    await app.counselor.recordsRequests.printAnswer({ id: left.id, language: 'en', as: 'paper' })
    expect(app.host.printed.at(-1)).toContain('pushed her')
    expect(app.host.printed.at(-1)).not.toContain('Marcus')
  },
)

test('police in an emergency are answered, and their hold ends with the request', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app, {
    ...{ kind: 'police', requester: 'Det. Lowe', capacity: 'Detective', interest: 'An investigation' },
  })
  const holds = async () =>
    (await app.counselor.students.get({ id: made.student.id })).holds.map(({ kind }) => kind)
  expect(await holds()).toEqual(['other'])
  const chosen = await chooseAndHide(app, made)
  const emergency = { threat: 'He said that he has a weapon.', medicalStaff: '' }
  await app.counselor.recordsRequests.answer({ ...at(chosen), ...LEAVES, emergency })
  expect((await app.counselor.students.get({ id: made.student.id })).disclosures).toMatchObject([
    { exception: 'health-or-safety-emergency', onDay: TODAY },
  ])
  expect(await holds()).toEqual([])
})
