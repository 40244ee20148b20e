import { expect, test } from 'vitest'

import { aFollowUpCard, aReferral, aStep, inHand } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { aTraining } from '../testing/training-makers.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

async function taken(app: TestApp) {
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  return app.counselor.referrals.send({ ...aStep(made.referral), ...inHand })
}

test('an office in which nothing has happened is told as that, and never as 0 out of 0 people who are content', async () => {
  await using app = await createTestApp()
  const figures = await app.counselor.officeFigures.get(YEAR)
  expect(figures.today).toMatchObject({ cases: 0, casesWithout: 0 })
  expect(figures.overdue.map(({ count, of }) => [count, of])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ])
  expect(figures.directory).toMatchObject({ count: 0, of: 0, never: 0, waits: [], untold: 0 })
  expect(figures.satisfaction.map(({ figures: said }) => said)).toEqual([null, null, null])
  expect(figures.coverage).toEqual([])
})

test('what is open today leads to its records, and is past its day once its day has passed', async () => {
  await using app = await createTestApp()
  const { id } = await taken(app)
  const today = async () => (await app.counselor.officeFigures.get(YEAR)).today
  expect((await today())?.byState.filter(({ count }) => count > 0)).toEqual([{ state: 'sent', count: 1 }])
  expect((await today())?.byActor.filter(({ count }) => count > 0)).toEqual([{ actor: 'family', count: 1 }])
  const behind = (actor: 'family' | 'provider') =>
    app.counselor.officeFigures.behind({ part: 'actor', actor })
  expect((await behind('family')).rows.map((row) => row.id)).toEqual([id])
  expect((await behind('provider')).rows).toEqual([])
  const overdue = async () =>
    (await app.counselor.officeFigures.get(YEAR)).overdue.find(({ kind }) => kind === 'referral')
  expect(await overdue()).toMatchObject({ count: 0, of: 1 })
  app.setClock('2027-02-01T15:00:00.000Z')
  expect(await overdue()).toMatchObject({ count: 1, of: 1 })
})

test('what lies with each colleague is seen by whoever looks after them; others see their own and the office’s', async () => {
  await using app = await createTestApp()
  await taken(app)
  const loadSeenBy = async (who: 'owner' | 'administrator' | 'counselor' | 'office') =>
    (await app[who].officeFigures.get(YEAR)).load
  const { mine, office, colleagues } = await loadSeenBy('counselor')
  expect(mine).toMatchObject({ cases: 1, overdue: 0 })
  expect(office).toMatchObject({ cases: 1 })
  expect(colleagues).toBeNull()
  expect(await loadSeenBy('office')).toMatchObject({ mine: { cases: 0, planned: 0 }, colleagues: null })
  const { accountId } = app.sessions.counselor
  for (const who of ['owner', 'administrator'] as const) {
    const seen = await loadSeenBy(who)
    expect(seen.colleagues?.find(({ id }) => id === accountId)?.load).toEqual(mine)
    const names = seen.colleagues?.map(({ name }) => name) ?? []
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other)))
  }
  expect((await loadSeenBy('administrator')).mine).toBeNull()
})

test('so few open cases, one of which is kept from the asker, are not told', async () => {
  await using app = await createTestApp()
  await taken(app)
  expect((await app.administrator.officeFigures.get(YEAR)).today).toBeNull()
  const { client } = app.hire('Sister', { roles: ['counselor'], sees: 'own' })
  expect((await client.officeFigures.get(YEAR)).today).toBeNull()
  await expect(client.officeFigures.behind({ part: 'state', state: 'sent' })).rejects.toMatchObject({
    ...{ code: 'rule', data: { message: 'evaluation:tooFew' } },
  })
})

test('of a role of few it is told who is trained only to whoever looks after accounts', async () => {
  await using app = await createTestApp()
  await app.counselor.trainings.add(aTraining({ requiredFor: [{ kind: 'account', role: 'counselor' }] }))
  const seenBy = async (who: 'owner' | 'administrator') => (await app[who].officeFigures.get(YEAR)).coverage
  expect(await seenBy('administrator')).toMatchObject([{ trained: null, of: null }])
  const [line] = await seenBy('owner')
  expect(line?.of).toBeGreaterThan(0)
  expect(line?.trained).toBe(0)
})

test('ten answers of families make a figure, and nine none', async () => {
  await using app = await createTestApp()
  const { id } = await taken(app)
  const heard = { helped: 'yes', respected: 'little', safe: null } as const
  const enter = (many: number) =>
    app.counselor.slips.enter({
      rows: Object.fromEntries(
        Array.from({ length: many }, (_, at) => [
          `card${at}`,
          { said: aFollowUpCard(id, { tick: null, heard }), again: 'another' as const },
        ]),
      ),
      cards: {},
    })
  const satisfaction = async () => (await app.administrator.officeFigures.get(YEAR)).satisfaction
  await enter(9)
  expect((await satisfaction())[0]).toEqual({ question: 'helped', answers: 9, figures: null })
  await enter(1)
  expect(await satisfaction()).toMatchObject([
    { question: 'helped', answers: 10, figures: { mean: 3, best: { count: 10, of: 10 } } },
    { question: 'respected', answers: 10, figures: { mean: 2, best: { count: 0 } } },
    { question: 'safe', answers: 0, figures: null },
  ])
})

test('a time that ends before it begins is refused in words', async () => {
  await using app = await createTestApp()
  await expect(app.counselor.officeFigures.get({ from: YEAR.to, to: YEAR.from })).rejects.toMatchObject({
    code: 'invalid',
  })
})
