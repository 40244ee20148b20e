import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'

import { aReferral, aStep, inHand, type MadeReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { REACH_VERSIONS } from '#shared/domain/evaluation/reach-figures.ts'
import { findCycle, findFrozen } from './cycles.sql.ts'
import { sha256Of } from './freeze.ts'

const COUNSELOR = (app: TestApp) => app.sessions.counselor.accountId

/** The referral began on the day of the tests, 8 December; a pulse of January looks at who began 42 days before. */
const A_PULSE = '2027-02-01T15:00:00.000Z'

const handedOver = async (app: TestApp): Promise<MadeReferral> => {
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const referral = await app.counselor.referrals.send({ ...aStep(made.referral), ...inHand })
  return { ...made, referral }
}

const planOf = async (app: TestApp, kind: string) => {
  const found = (await app.administrator.cycles.list({})).plans.find((plan) => plan.kind === kind)
  if (!found) throw new Error('There is no such kind.')
  return found
}

async function remind(app: TestApp, kind: 'monthly' | 'quarterly' | 'annual' = 'monthly') {
  const { version } = await planOf(app, kind)
  await app.administrator.cycles.plan({ kind, version, ownerId: COUNSELOR(app) })
}

async function begun(app: TestApp, client: Client = app.counselor) {
  const [due] = (await client.cycles.list({})).due
  if (!due) throw new Error('Nothing is due.')
  const { cycleId } = await client.cycles.begin({ kind: due.kind, to: due.to })
  return client.cycles.get({ id: cycleId })
}

async function frozen(app: TestApp) {
  const { id, version } = await begun(app)
  await app.counselor.cycles.freeze({ id, version, reason: '' })
  return app.counselor.cycles.get({ id })
}

/** A cycle of a time of its own that is over. */
async function custom(app: TestApp, fromDay: string, toDay: string) {
  const { cycleId } = await app.owner.cycles.beginCustom({
    ...{ name: 'New intake form', fromDay, toDay, dueOn: toDay, ownerId: COUNSELOR(app), questions: [] },
  })
  return cycleId
}

const cyclesOf = async (client: Client) => (await client.today.get({ whose: 'mine' })).cycles

test('nothing falls due until somebody is reminded; then the last month that is over does, once', async () => {
  await using app = await createTestApp()
  expect((await app.owner.cycles.list({})).due).toEqual([])
  expect(await cyclesOf(app.counselor)).toEqual([])
  await remind(app)
  const due = { kind: 'monthly', from: '2026-11-01', to: '2026-11-30', ask: 'begin', why: 'own' }
  expect(await cyclesOf(app.counselor)).toMatchObject([{ ...due, dueOn: '2026-12-15' }])
  expect(await cyclesOf(app.owner)).toEqual([])
  await app.undoLast(app.administrator)
  expect(await cyclesOf(app.counselor)).toEqual([])
  await remind(app)
  await begun(app)
  expect(await cyclesOf(app.counselor)).toMatchObject([{ ask: 'freeze', to: '2026-11-30' }])
  await app.undoLast(app.counselor)
  expect(await cyclesOf(app.counselor)).toMatchObject([{ ask: 'begin' }])
  app.setClock(A_PULSE)
  const [newest] = (await app.counselor.cycles.list({})).due
  expect(newest).toMatchObject({ from: '2027-01-01', to: '2027-01-31', missed: 2 })
})

test('what is due of somebody who is away stands on the list of whoever covers for them, who may hold it', async () => {
  await using app = await createTestApp()
  await remind(app)
  const cover = app.hire('Cover', { roles: ['counselor'], sees: 'office' })
  await expect(cover.client.cycles.begin({ kind: 'monthly', to: '2026-11-30' })).rejects.toMatchObject({
    code: 'rule',
  })
  await app.owner.absences.add({
    ...{ accountId: COUNSELOR(app), startsOn: '2026-12-08', endsOn: '2026-12-18', note: '' },
    coverId: cover.accountId,
  })
  expect(await cyclesOf(cover.client)).toMatchObject([{ ask: 'begin', why: 'covering' }])
  const { mayLead } = await begun(app, cover.client)
  expect(mayLead).toBe(true)
})

test('figures are frozen once their time is over, and stay the same to the byte whatever becomes of the records', async () => {
  await using app = await createTestApp()
  const made = await handedOver(app)
  await handedOver(app)
  app.setClock('2027-01-21T15:00:00.000Z')
  const id = await custom(app, '2027-01-10', '2027-01-21')
  const early = app.counselor.cycles.freeze({ id, version: 1, reason: '' })
  await expect(early).rejects.toMatchObject({ data: { message: 'cycles:errors.notOver' } })
  app.setClock('2027-01-22T15:00:00.000Z')
  await app.counselor.cycles.freeze({ id, version: 1, reason: '' })
  const keptNow = () =>
    findFrozen(app.vault.reading, { id: findCycle(app.vault.reading, { id })?.frozenId ?? '' })
  const before = keptNow()
  expect(before?.figures).not.toContain(made.studentId)
  const read = await app.counselor.cycles.get({ id })
  expect(read.figures).toMatchObject({ isWhole: true, sha256: sha256Of(before?.figures ?? ''), withheld: 0 })
  const linkage = read.figures?.parts[0]?.sections.find((section) => section.id === 'linkage')
  expect(linkage?.figures[0]).toMatchObject({
    ...{ from: '2026-11-29', to: '2026-12-10', value: { kind: 'share', count: 0, of: 2 } },
  })

  await app.counselor.referrals.enterInError({ ...aStep(made.referral), remark: 'Wrong student' })
  app.vault.writing.prepare("UPDATE students SET grade = '12', home_language = 'so'").run({})
  expect(keptNow()).toEqual(before)
  expect((await app.counselor.cycles.get({ id })).figures?.parts).toEqual(read.figures?.parts)
  await app.undoLast(app.counselor)
  expect(() => app.vault.writing.prepare("UPDATE evaluation_frozen SET figures = '{}'").run({})).toThrow(
    'frozen',
  )
})

test(
  'a property: no row of edits, corrections and deletions changes what was frozen',
  { timeout: 60_000 },
  async () => {
    await using app = await createTestApp()
    const referrals = [await handedOver(app), await handedOver(app), await handedOver(app)]
    app.setClock('2027-01-22T15:00:00.000Z')
    const id = await custom(app, '2027-01-10', '2027-01-21')
    await app.counselor.cycles.freeze({ id, version: 1, reason: '' })
    const frozenId = findCycle(app.vault.reading, { id })?.frozenId ?? ''
    const before = findFrozen(app.vault.reading, { id: frozenId })
    const { writing } = app.vault
    writing.prepare('PRAGMA foreign_keys = OFF').run({})
    const edits = [
      'UPDATE students SET grade = :value, home_language = :value WHERE id = :studentId',
      "UPDATE referrals SET linked_on = '2026-12-09', primary_reason = :value WHERE id = :id",
      'UPDATE referral_events SET effective_on = :day WHERE referral_id = :id',
      'DELETE FROM referral_events WHERE referral_id = :id',
      'DELETE FROM referrals WHERE id = :id',
      'DELETE FROM students WHERE id = :studentId',
    ] as const
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...edits), fc.nat(2), fc.string({ maxLength: 5 })), {
          maxLength: 6,
        }),
        async (row) => {
          for (const [sql, at, value] of row) {
            const { studentId, referral } = referrals[at]!
            const params = { value, day: '2026-12-01', id: referral.id, studentId }
            const named = Object.entries(params).filter(([name]) => sql.includes(`:${name}`))
            writing.prepare(sql).run(Object.fromEntries(named))
          }
          expect(findFrozen(app.vault.reading, { id: frozenId })).toEqual(before)
          expect((await app.counselor.cycles.get({ id })).figures).toMatchObject({ isWhole: true })
        },
      ),
      { numRuns: 40 },
    )
  },
)

test('what somebody changed in the file by other ways is told when it is read', async () => {
  await using app = await createTestApp()
  await remind(app)
  const { id } = await frozen(app)
  const { writing } = app.vault
  writing.prepare('DROP TRIGGER evaluation_frozen_is_never_changed').run({})
  const changed = `UPDATE evaluation_frozen SET figures = replace(figures, '"records":0', '"records":7')`
  writing.prepare(changed).run({})
  expect((await app.counselor.cycles.get({ id })).figures?.isWhole).toBe(false)
})

test('the next cycle stands beside the last, says what is chance, and compares nothing that was counted otherwise', async () => {
  await using app = await createTestApp()
  await handedOver(app)
  app.setClock('2027-03-01T15:00:00.000Z')
  const first = await custom(app, '2027-01-01', '2027-01-31')
  await app.counselor.cycles.freeze({ id: first, version: 1, reason: '' })
  const second = await custom(app, '2027-02-01', '2027-02-28')
  await app.counselor.cycles.freeze({ id: second, version: 1, reason: '' })
  const sectionsOf = async () =>
    (await app.counselor.cycles.get({ id: second })).figures?.parts[0]?.sections ?? []
  const [began] = await sectionsOf()
  expect(began?.figures[0]).toMatchObject({ last: { value: { count: 0 } }, change: { kind: 'chance' } })

  const versions = REACH_VERSIONS as Record<string, number>
  versions['began'] = 2
  try {
    await app.counselor.cycles.freeze({ id: second, version: 2, reason: 'Counted anew' })
  } finally {
    versions['began'] = 1
  }
  const [now, linkage] = await sectionsOf()
  expect(now?.countedBefore?.en).toContain('Everything that began')
  expect(now?.figures[0]).toMatchObject({ last: null, change: null })
  expect(linkage?.countedBefore).toBeNull()
  const { history } = await app.counselor.cycles.get({ id: second })
  expect(history.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['begun', ''],
    ['frozen', ''],
    ['frozen', 'Counted anew'],
  ])
})

test('figures of few are told to nobody from whom some of the records are kept, by what holds when they read', async () => {
  await using app = await createTestApp()
  const { studentId } = await handedOver(app)
  await handedOver(app)
  app.setClock('2027-01-22T15:00:00.000Z')
  const id = await custom(app, '2027-01-10', '2027-01-21')
  // The administrator freezes what they may not read themselves.
  await app.administrator.cycles.freeze({ id, version: 1, reason: '' })
  const withheld = async (client: Client) => (await client.cycles.get({ id })).figures?.withheld ?? 0
  expect(await withheld(app.administrator)).toBeGreaterThan(0)
  expect(await withheld(app.counselor)).toBe(0)
  const sister = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  expect(await withheld(sister.client)).toBe(0)
  await app.owner.recusals.add({
    accountId: sister.accountId,
    studentId,
    reason: 'Her own brother, she says.',
  })
  expect(await withheld(sister.client)).toBeGreaterThan(0)
  const read = await sister.client.cycles.get({ id })
  expect(read.figures?.parts[0]?.leftOut).toEqual([])
  const paperFor = async (audience: 'staff' | 'community') =>
    JSON.stringify(await app.counselor.cycles.preview({ id, audience, printedIn: 'en' }))
  expect(await paperFor('staff')).toContain('Figures of fewer than ten students are left out of this paper')
  expect(await paperFor('community')).toContain('fewer than ten did something or did not, are left out')
})

test('a decision becomes a thing to do on the list of a colleague, and the next cycle begins with what became of it', async () => {
  await using app = await createTestApp()
  await remind(app)
  const { id } = await frozen(app)
  const ownerId = app.sessions.office.accountId
  await app.counselor.cycles.decide({
    ...{ cycleId: id, decision: { what: 'Call each family within a week.', about: 'reach' } },
    actions: [{ what: 'Print the list of calls', ownerId, dueOn: '2026-12-10' }],
  })
  const todo = async () => (await app.office.today.get({ whose: 'mine' })).cycleActions
  expect(await todo()).toMatchObject([{ what: 'Print the list of calls', cycleId: id, why: 'own' }])
  expect(await app.office.cycles.decidedLast({ about: 'reach' })).toMatchObject({ openActions: 1 })
  app.setClock('2026-12-10T15:00:00.000Z')
  expect((await app.office.today.morning({}))?.dueToday).toBe(1)
  const [action] = await todo()
  await app.office.cycles.finishAction({ id: action?.id ?? '', version: action?.version ?? 1 })
  expect(await todo()).toEqual([])
  await app.undoLast(app.office)
  const [again] = await todo()
  await app.office.cycles.finishAction({ id: again?.id ?? '', version: again?.version ?? 1 })

  const { version } = await app.counselor.cycles.get({ id })
  await app.counselor.cycles.close({ id, version, noDecision: '' })
  app.setClock('2027-01-04T15:00:00.000Z')
  const next = await begun(app)
  expect(next.last).toMatchObject({
    id,
    decisions: [
      { what: 'Call each family within a week.', became: '', actions: [{ ownerName: 'The office' }] },
    ],
  })
  const [decision] = next.last?.decisions ?? []
  expect(decision?.actions[0]?.endedAt).not.toBeNull()
  const target = { id: decision?.id ?? '', version: decision?.version ?? 1 }
  await app.counselor.cycles.noteOutcome({ ...target, became: 'Two in three were called.' })
  const told = await app.counselor.cycles.get({ id: next.id })
  expect(told.last?.decisions[0]?.became).toBe('Two in three were called.')
})

test('a cycle is closed once something is decided or somebody says why nothing is, and opened again with its history', async () => {
  await using app = await createTestApp()
  await remind(app)
  const { id, version } = await begun(app)
  const at = async () => {
    const found = await app.counselor.cycles.get({ id })
    return { id, version: found.version }
  }
  const refused = (message: string) => ({ data: { message: `cycles:errors.${message}` } })
  const close = async (noDecision = '') => app.counselor.cycles.close({ ...(await at()), noDecision })
  await expect(close()).rejects.toMatchObject(refused('notFrozen'))
  await app.counselor.cycles.freeze({ id, version, reason: '' })
  const again = app.counselor.cycles.freeze({ ...(await at()), reason: '' })
  await expect(again).rejects.toMatchObject(refused('whyAgain'))
  await expect(close()).rejects.toMatchObject(refused('nothingDecided'))
  await close('Too few to tell.')
  const finding = { fromWhom: 'families', theme: 'Waiting', words: 'Too long.', mayTell: true } as const
  const late = app.counselor.cycles.addFinding({ cycleId: id, finding })
  await expect(late).rejects.toMatchObject(refused('closed'))
  await app.undoLast(app.counselor)
  expect((await app.counselor.cycles.get({ id })).state).toBe('frozen')
  await close('Too few to tell.')
  await app.counselor.cycles.reopen({ ...(await at()), reason: 'A parent wrote to us.' })
  const { state, history } = await app.counselor.cycles.get({ id })
  expect(state).toBe('frozen')
  expect(history.map(({ kind }) => kind)).toEqual(['begun', 'frozen', 'closed', 'reopened'])
  expect(await cyclesOf(app.counselor)).toMatchObject([{ ask: 'close' }])
})

test('counselors say what was said, office staff read it, and nobody names a student in it', async () => {
  await using app = await createTestApp()
  await handedOver(app)
  await remind(app)
  const { id } = await begun(app)
  const other = app.hire('Other', { roles: ['counselor'], sees: 'office' })
  const finding = {
    fromWhom: 'families',
    theme: 'Waiting',
    words: 'Ines Varga waits.',
    mayTell: false,
  } as const
  const add = (client: Client, words: string, namesSeen = false) =>
    client.cycles.addFinding({ cycleId: id, finding: { ...finding, words }, namesSeen })
  await expect(add(app.office, 'Too long.')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(add(other.client, finding.words)).rejects.toMatchObject({ code: 'invalid' })
  const { id: findingId } = await add(other.client, 'The wait is too long.')
  expect((await app.office.cycles.get({ id })).findings).toMatchObject([
    { words: 'The wait is too long.', writtenByName: 'Other' },
  ])
  const freeze = other.client.cycles.freeze({ id, version: 1, reason: '' })
  await expect(freeze).rejects.toMatchObject({ data: { message: 'cycles:errors.notYours' } })
  await other.client.cycles.removeFinding({ id: findingId, version: 1 })
  await app.undoLast(other.client)
  expect((await app.office.cycles.get({ id })).findings).toHaveLength(1)
})

test('who goes hands on the cycles they lead and what they took on', async () => {
  await using app = await createTestApp()
  await remind(app)
  const { id } = await frozen(app)
  await app.counselor.cycles.decide({
    ...{ cycleId: id, decision: { what: 'Call sooner.', about: null } },
    actions: [{ what: 'Call', ownerId: COUNSELOR(app), dueOn: '2026-12-20' }],
  })
  const leaves = { id: COUNSELOR(app) }
  const { cycles } = await app.owner.handOver.leaving({ accountId: leaves.id })
  expect(cycles.map(({ cycleId, what }) => [cycleId, what])).toEqual([
    [null, null],
    [id, null],
    [id, 'Call'],
  ])
  await expect(app.owner.accounts.remove({ ...leaves, handOverTo: null })).rejects.toMatchObject({
    code: 'invalid',
  })
  const next = app.hire('Next', { roles: ['counselor'], sees: 'office' })
  await app.owner.accounts.remove({ ...leaves, handOverTo: next.accountId })
  const day = await next.client.today.get({ whose: 'mine' })
  expect(day.cycles).toMatchObject([{ id, ask: 'close' }])
  expect(day.cycleActions).toMatchObject([{ what: 'Call' }])
  expect((await planOf(app, 'monthly')).ownerId).toBe(next.accountId)
})

test('the report says no word of cause, names nobody, and tells people outside only what may be told', async () => {
  await using app = await createTestApp()
  await handedOver(app)
  await remind(app)
  const { id } = await frozen(app)
  const finding = { fromWhom: 'families', theme: 'Waiting', mayTell: false } as const
  await app.counselor.cycles.addFinding({ cycleId: id, finding: { ...finding, words: 'Our bus was late.' } })
  await app.counselor.cycles.addFinding({
    cycleId: id,
    finding: { ...finding, theme: 'waiting', words: 'We waited long.', mayTell: true },
  })
  await app.counselor.cycles.decide({
    ...{ cycleId: id, decision: { what: 'Call sooner.', about: null } },
    actions: [{ what: 'Ring twice', ownerId: COUNSELOR(app), dueOn: '2026-12-20' }],
  })
  const paperFor = async (audience: 'staff' | 'community', printedIn: 'en' | 'es' = 'en') => {
    const { pages } = await app.counselor.cycles.preview({ id, audience, printedIn })
    return pages.map(({ html }) => html).join('')
  }
  const staff = await paperFor('staff')
  expect(staff).toContain('Our bus was late.')
  expect(staff).toContain('The counselor')
  const community = await paperFor('community')
  expect(community).not.toContain('Our bus was late.')
  expect(community).not.toContain('The counselor')
  expect(community).toContain('We waited long.')
  expect(community).toContain('Said 2 times: Families')
  expect(community).toContain('Monthly pulse: November 2026')
  expect(community).toContain('How this is counted')
  const spanish = await paperFor('community', 'es')
  expect(spanish).toContain('Pulso mensual: noviembre de 2026')
  for (const page of [staff, community, spanish]) expect(page).not.toMatch(/improve|better|mejor/i)
  await app.counselor.cycles.print({ id, audience: 'staff', printedIn: 'en', as: 'pdf' })
  expect(app.host.saved).toHaveLength(1)
})
