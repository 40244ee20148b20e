import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aFormsChoice } from '../testing/referral-makers.ts'
import { aboutANote, BY_SUBPOENA } from '../testing/request-makers.ts'
import { aSafetyPlan } from '../testing/plan-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

test('what somebody looks at before printing is what prints; looking opens the record, and only printing prints', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app
  const { case: open, student } = await aStudentWithCase(counselor, app.sessions.counselor.accountId)
  await counselor.safetyPlans.write({ ...aSafetyPlan(open.id), after: 0 })
  const look = { caseId: open.id, language: 'es', largePrint: true, interpreter: ANA } as const
  const { pages, studentId } = await counselor.safetyPlans.preview(look)
  expect(studentId).toBe(student.id)
  expect(pages).toMatchObject([{ language: 'es', direction: 'ltr' }])
  expect(app.host.printed).toEqual([])
  const eventsNow = async () => (await owner.audit.list({})).rows.map(({ event }) => event)
  expect(await eventsNow()).toContain('student.opened')
  expect(await eventsNow()).not.toContain('safety-plan.printed')

  await counselor.safetyPlans.print({ ...look, as: 'paper' })
  expect(app.host.printed[0]).toContain(pages[0]?.html)
  expect(await eventsNow()).toContain('safety-plan.printed')
})

test('a paper that moved since somebody looked at it does not print unseen', async () => {
  await using app = await createTestApp()
  const { counselor } = app
  const { case: open } = await aStudentWithCase(counselor, app.sessions.counselor.accountId)
  await counselor.safetyPlans.write({ ...aSafetyPlan(open.id), after: 0 })
  const look = { caseId: open.id, language: 'en', largePrint: false } as const
  const seen = await counselor.safetyPlans.preview(look)
  app.setClock('2026-12-08T19:00:00.000Z')
  await counselor.safetyPlans.print({ ...look, as: 'paper', seen: seen.digest })
  await counselor.safetyPlans.write({ ...aSafetyPlan(open.id), atSchool: 'Somebody else by now', after: 1 })
  await expect(
    counselor.safetyPlans.print({ ...look, as: 'paper', seen: seen.digest }),
  ).rejects.toMatchObject({ data: { message: 'common:paper.moved' } })
  expect(app.host.printed).toHaveLength(1)
})

test('a paper by code says so, tells how to destroy it on every page, and opens nobody’s record', async () => {
  await using app = await createTestApp()
  const { studentId, pages } = await app.counselor.today.previewSheet({ whose: 'mine', language: 'en' })
  expect(studentId).toBeNull()
  const [page] = pages
  expect(page?.html).toContain('Students stand here by their case code, without a name.')
  const [, foot] = page?.html.split('<footer') ?? []
  expect(foot).toContain('Shred this paper')
  expect((await app.owner.audit.list({})).rows.map(({ event }) => event)).not.toContain('student.opened')
})

/** What the printer sets at the foot of every page of the paper that was printed last. */
const footOfEachPage = ({ host }: TestApp) =>
  (host.printed.at(-1) ?? '').match(/@page [\w-]+ \{[^]*?\n\}/)?.[0] ?? ''

test('every page of a paper of the office says whose it is, what it is, of which day, and which page of how many', async () => {
  await using app = await createTestApp()
  const { request } = await aboutANote(app, BY_SUBPOENA)
  const { studentId } = request
  const letter = {
    id: request.id,
    language: 'en',
    interpreter: null,
    what: 'acknowledgment',
    as: 'paper',
  } as const
  const form = aFormsChoice({ forms: ['contact-log'], studentId })
  const papers = [
    [
      'Record of disclosures',
      () => app.counselor.disclosures.print({ studentId, language: 'en', as: 'paper' }),
    ],
    ['We have your request', () => app.counselor.recordsRequests.printLetter(letter)],
    ['Contact log', () => app.office.forms.print({ ...form, as: 'paper' })],
  ] as const
  for (const [what, print] of papers) {
    await print()
    const foot = footOfEachPage(app)
    for (const said of [what, 'Ines Varga', 'December 8']) expect(foot).toContain(said)
    expect(foot).toMatch(/counter\(\w+\) " \/ " counter\(pages\)/)
  }
})
