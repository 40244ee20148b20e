import { expect, test } from 'vitest'

import { aboutANote, at, BY_SUBPOENA } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const POLICE = {
  kind: 'police' as const,
  requester: 'Det. Lowe',
  capacity: 'Detective',
  interest: 'An investigation',
}

async function refused(app: TestApp, asks: Parameters<typeof aboutANote>[1]) {
  const made = await aboutANote(app, asks)
  const { fingerprint, ordersFingerprint } = await app.owner.recordsRequests.get({ id: made.request.id })
  const request = await app.owner.recordsRequests.review({
    ...at(made.request),
    review: { decision: 'refused', by: 'Dr. Osei', on: TODAY, words: 'No ground.' },
    seen: fingerprint,
    ordersRead: ordersFingerprint,
  })
  await app.counselor.recordsRequests.refuse({ ...at(request), on: TODAY, how: 'in-hand', words: 'No.' })
  return made.student.id
}

const printed = async ({ counselor }: TestApp, studentId: string) =>
  (await counselor.disclosures.preview({ studentId, language: 'en' })).pages.map(({ html }) => html).join('')

test('who asked and was refused stands on the record, with what they wanted it for (34 CFR 99.32(a)(1), (a)(3))', async () => {
  await using app = await createTestApp()
  const studentId = await refused(app, POLICE)
  const { askedInVain } = await app.counselor.students.get({ id: studentId })
  expect(askedInVain).toMatchObject([
    { party: 'Det. Lowe, Detective', interest: 'An investigation', state: 'refused', endedOn: TODAY },
  ])
  const paper = await printed(app, studentId)
  for (const words of ['Det. Lowe', 'An investigation', 'refused: nothing left'])
    expect(paper).toContain(words)
  expect(paper).not.toContain('No entry stands on this paper')
})

test('who asks no longer stands on it too', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app, POLICE)
  await app.counselor.recordsRequests.withdraw({ ...at(made.request), on: TODAY, words: 'Solved.' })
  expect(await printed(app, made.student.id)).toContain('taken back: nothing left')
})

test('a family that asks for its own, and what an order keeps secret, do not (34 CFR 99.32(d)(1), (d)(5))', async () => {
  await using app = await createTestApp()
  const own = await aboutANote(app, { kind: 'parent' })
  await app.counselor.recordsRequests.withdraw({ ...at(own.request), on: TODAY, words: 'Has it.' })
  expect(await printed(app, own.student.id)).toContain('No entry stands on this paper')
  const jury = await aboutANote(app, { ...BY_SUBPOENA, requester: 'Clerk Nunn' })
  const notice = { state: 'not-owed', why: 'grand-jury', words: 'Grand jury 26-4' } as const
  const told = await app.office.recordsRequests.notify({ ...at(jury.request), notice })
  await app.counselor.recordsRequests.withdraw({ ...at(told), on: TODAY, words: 'Quashed.' })
  expect(await printed(app, jury.student.id)).not.toContain('Nunn')
})

test('a parent who is handed the record of disclosures reads there who asked in vain', async () => {
  await using app = await createTestApp()
  const studentId = await refused(app, POLICE)
  const request = await app.office.recordsRequests.receive({
    ...{ studentId, kind: 'parent', requester: 'Teresa Varga', capacity: 'mother', organizationId: null },
    ...{ consentPurpose: null, asksFor: 'All of it', interest: '', shown: 'Her card', receivedOn: TODAY },
    ...{ answerBy: null, ownerId: app.sessions.counselor.accountId },
  })
  const { documents } = await app.counselor.recordsRequests.get({ id: request.id })
  expect(JSON.stringify(documents.filter(({ kind }) => kind === 'disclosures'))).toContain('Det. Lowe')
})
