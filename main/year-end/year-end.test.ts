import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const YEAR = { name: '2026–27', startsOn: '2026-08-24', endsOn: '2027-06-11', terms: [] }
const NEXT = { name: '2027–28', startsOn: '2027-08-23', endsOn: '2028-06-09', terms: [] }
const IN_JULY = '2027-07-06'

async function theYears(app: TestApp) {
  const calendar = await app.owner.calendar.get({})
  await app.owner.calendar.save({ ...calendar, years: [YEAR, NEXT], closures: [], halfDays: [] })
}

async function aCaseDue(app: TestApp, dueOn: string, grade: '08' | '11' = '08') {
  const { accountId } = app.sessions.counselor
  const next = { action: 'Call the family', ownerId: accountId, dueOn }
  return aStudentWithCase(app.counselor, accountId, { grade }, { next })
}

async function aPressingCase(app: TestApp) {
  const { accountId } = app.sessions.counselor
  const next = { action: 'Call the family', ownerId: accountId, dueOn: '2026-12-08' }
  return aStudentWithCase(
    app.counselor,
    accountId,
    {},
    { urgency: 'urgent', safetySteps: ['parent-called'], next },
  )
}

/** The counselor is away through the whole break, or from a later day on. */
const goesAway = (app: TestApp, coverId: string | null, startsOn = '2027-06-12') =>
  app.counselor.absences.add({
    accountId: app.sessions.counselor.accountId,
    startsOn,
    endsOn: '2027-08-22',
    coverId,
    note: '',
  })

test('what is due in the break says who does it then, and what is left to nobody stands out', async () => {
  await using app = await createTestApp()
  await theYears(app)
  const { case: open } = await aCaseDue(app, IN_JULY)
  await aCaseDue(app, '2027-09-01', '11')
  const seen = async () => {
    const { cases, people } = await app.owner.yearEnd.get({})
    const line = cases.find(({ caseId }) => caseId === open.id)
    return { actors: line?.actors, isUncovered: line?.isUncovered, people }
  }
  const counselor = { name: 'The counselor', openCases: 2, dueInBreak: 1 }
  expect(await seen()).toMatchObject({
    actors: ['The counselor'],
    isUncovered: false,
    people: [{ ...counselor, uncovered: 0 }],
  })
  await goesAway(app, null)
  expect(await seen()).toMatchObject({
    actors: [],
    isUncovered: true,
    people: [{ ...counselor, uncovered: 1 }],
  })
  await app.undoLast(app.counselor)
  const cover = app.hire('Cover', { roles: ['counselor'], sees: 'office' })
  await goesAway(app, cover.accountId)
  expect(await seen()).toMatchObject({ actors: ['Cover'], isUncovered: false })
})

test('what is late already goes into the break, and is left to nobody where nobody is here then', async () => {
  await using app = await createTestApp()
  await theYears(app)
  await aCaseDue(app, '2026-12-08')
  await aCaseDue(app, '2026-12-11')
  app.setClock('2026-12-10T15:00:00.000Z')
  const seen = async () => {
    const { cases, people } = await app.owner.yearEnd.get({})
    return { cases: cases.map(({ overdue, isUncovered }) => [overdue, isUncovered]), people }
  }
  const counselor = { name: 'The counselor', openCases: 2, dueInBreak: 0, overdue: 1 }
  const inOrder = (lines: readonly unknown[]) =>
    lines.toSorted((one, other) => (String(one) < String(other) ? -1 : 1))
  const here = await seen()
  expect(inOrder(here.cases), 'there is time for the other').toEqual([
    [0, false],
    [1, false],
  ])
  expect(here.people).toMatchObject([{ ...counselor, uncovered: 0 }])
  await goesAway(app, null)
  const away = await seen()
  expect(inOrder(away.cases)).toEqual([
    [0, false],
    [1, true],
  ])
  expect(away.people).toMatchObject([{ ...counselor, uncovered: 1 }])
  await app.counselor.yearEnd.print({ as: 'paper', language: 'en' })
  expect(app.host.printed[0]).toContain('1 thing is late already')
})

test('a pressing case whose people are all away is left to nobody, though nothing of it is due then', async () => {
  await using app = await createTestApp()
  await theYears(app)
  await aPressingCase(app)
  await goesAway(app, null)
  expect((await app.owner.yearEnd.get({})).cases).toMatchObject([{ dueInBreak: 0, isUncovered: true }])
})

test('whoever is here on the Saturday the break begins, and away from the Monday on, leaves what presses and is late to nobody', async () => {
  await using app = await createTestApp()
  await theYears(app)
  await aPressingCase(app)
  app.setClock('2026-12-10T15:00:00.000Z')
  await goesAway(app, null, '2027-06-14')
  const { cases, people } = await app.owner.yearEnd.get({})
  expect(cases).toMatchObject([{ isUncovered: true, actors: ['The counselor'] }])
  // Beside the call, the safety plan an urgent case asks for.
  expect(people).toMatchObject([{ overdue: 2, uncovered: 2 }])
})

test('what is due in July of somebody whose last day is in June is left to nobody', async () => {
  await using app = await createTestApp()
  await theYears(app)
  const leaves = app.hire('Leaves', { roles: ['counselor'], sees: 'office', endsOn: '2027-06-11' })
  const next = { action: 'Call the family', ownerId: leaves.accountId, dueOn: IN_JULY }
  await aStudentWithCase(app.counselor, leaves.accountId, {}, { next })
  expect((await app.owner.yearEnd.get({})).cases).toMatchObject([{ isUncovered: true, actors: [] }])
})

test('students of the highest grade may not come back, and without a school year nothing is reckoned', async () => {
  await using app = await createTestApp()
  expect(await app.owner.yearEnd.get({})).toEqual({ between: null, cases: [], people: [] })
  await theYears(app)
  await aCaseDue(app, IN_JULY)
  await aCaseDue(app, IN_JULY, '11')
  const { between, cases } = await app.owner.yearEnd.get({})
  expect(between).toEqual({ endsOn: '2027-06-11', nextStartsOn: '2027-08-23', until: '2027-08-22' })
  expect(cases.filter(({ isLastGrade }) => isLastGrade).map(({ grade }) => grade)).toEqual(['11'])
})

test('a restricted case is on nobody’s list but of those who may read it, and the paper names no student', async () => {
  await using app = await createTestApp()
  await theYears(app)
  const { case: open } = await aCaseDue(app, IN_JULY)
  const { id, version } = open
  await app.counselor.cases.setRestricted({ id, version, restricted: true })
  expect((await app.owner.yearEnd.get({})).cases).toEqual([])
  await app.counselor.yearEnd.print({ as: 'paper', language: 'en' })
  const [paper = ''] = app.host.printed
  expect(paper).toContain(open.code)
  expect(paper).toContain('done by The counselor')
  expect(paper).not.toMatch(/Ines|Varga/)
})
