import { expect, test } from 'vitest'

import type { InputOf } from '#shared/api/operation.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { SlipAnswerDraft } from '#shared/domain/slip-answer.ts'

import { aContact } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import {
  aFollowUpCard,
  aPacket,
  aReferral,
  aStep,
  inHand,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

type Enter = InputOf<Contract['slips']['enter']>

const [CARD, OTHER_CARD] = [
  '019400aa-0000-4000-8000-00000000000a',
  '019400aa-0000-4000-8000-00000000000b',
] as const

const rows = (
  papers: Readonly<Record<string, SlipAnswerDraft>>,
  again: Enter['rows'][string]['again'] = null,
): Enter => ({
  rows: Object.fromEntries(Object.entries(papers).map(([key, said]) => [key, { said, again }] as const)),
  cards: {},
})

const recordOf = (app: TestApp, { caseId }: Pick<MadeReferral, 'caseId'>) =>
  app.counselor.cases.get({ id: caseId })

/** A referral of the families' own pathway whose list was handed over. */
async function aSentReferral(app: TestApp, organizationName = 'Bayside Family Counseling') {
  const made = await aReferral(app, { pathway: 'family-contacts-provider' }, { organizationName })
  await app.office.referrals.send({ ...aStep(made.referral), ...inHand })
  return made
}

const feedback = (referralId: string, said: Partial<SlipAnswerDraft>) =>
  aFollowUpCard(referralId, { slip: 'feedback-slip', tick: null, ...said })

test('a pile is entered at once: each paper is kept, moves its referral, and puts what it asks for on a list', async () => {
  await using app = await createTestApp()
  const [one, other] = [await aSentReferral(app), await aSentReferral(app, 'Harbor Clinic')]
  const entered = await app.office.slips.enter(
    rows({
      a: aFollowUpCard(one.referral.id, {
        ...{ tick: 'appointment', day: '2026-12-15', atTime: '14:30' },
        heard: { helped: 'yes', respected: 'yes', safe: 'no' },
      }),
      b: feedback(other.referral.id, { tick: 'declined', reason: 'no-capacity', pleaseCall: true }),
    }),
  )
  expect(entered).toEqual({ entered: 2, moved: 1, tasks: 3 })
  const first = await recordOf(app, one)
  expect(first.referrals[0]).toMatchObject({ state: 'appointment-scheduled' })
  expect(first.appointments).toMatchObject([{ onDay: '2026-12-15', atTime: '14:30' }])
  expect(first.slipAnswers).toMatchObject([
    { slip: 'follow-up-card', cameOn: '2026-12-08', recordedBy: app.sessions.office.accountId },
  ])
  // Who did not feel safe is for whoever holds the case, today.
  expect(first.tasks).toMatchObject([
    { kind: 'unsafe', dueOn: '2026-12-08', urgency: 'urgent', ownerId: first.case.ownerId },
  ])
  const second = await recordOf(app, other)
  expect(second.referrals[0]).toMatchObject({ state: 'sent' })
  expect(second.tasks).toMatchObject([
    { kind: 'call-provider', dueOn: '2026-12-09', name: 'Call Harbor Clinic: their answer asks for it' },
    { kind: 'look-again', dueOn: '2026-12-11' },
  ])
})

test('the days a provider names move the referral as far as they go, and are taken back with the paper', async () => {
  await using app = await createTestApp()
  const made = await aSentReferral(app)
  const enter = (said: Partial<SlipAnswerDraft>) =>
    app.office.slips.enter(rows({ a: feedback(made.referral.id, said) }, 'another'))
  const days = async () =>
    (await recordOf(app, made)).appointments.map(({ onDay, status }) => [onDay, status])
  await enter({ tick: 'accepted', day: '2026-12-08' })
  expect(await days()).toEqual([['2026-12-08', 'scheduled']])
  expect((await recordOf(app, made)).referrals[0]?.state).toBe('appointment-scheduled')
  await enter({ tick: 'missed', day: '2026-12-22' })
  expect(await days()).toEqual(
    expect.arrayContaining([
      ['2026-12-08', 'missed'],
      ['2026-12-22', 'scheduled'],
    ]),
  )
  expect((await recordOf(app, made)).referrals[0]?.state).toBe('appointment-scheduled')
  await app.office.undo.run({
    undoId: app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? '',
  })
  expect(await days()).toEqual([['2026-12-08', 'scheduled']])
})

test('the whole pile is taken back at once', async () => {
  await using app = await createTestApp()
  const made = await aSentReferral(app)
  const before = await recordOf(app, made)
  await app.office.slips.enter({
    ...rows({ a: aFollowUpCard(made.referral.id, { tick: 'waiting', pleaseCall: true }) }),
    cards: { [CARD]: { cameOn: '2026-12-08', from: 'family', helped: 'yes', respected: null, safe: null } },
  })
  expect((await recordOf(app, made)).referrals[0]).toMatchObject({ state: 'waitlisted' })
  await app.office.undo.run({
    undoId: app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? '',
  })
  const after = await recordOf(app, made)
  expect([after.slipAnswers, after.tasks, after.referrals[0]?.state]).toEqual([
    [],
    before.tasks,
    before.referrals[0]?.state,
  ])
  expect((await app.office.slips.cards({})).total).toBe(0)
})

test('every line that is refused is named with its reason, and nothing of the others is half entered', async () => {
  await using app = await createTestApp()
  const [fine, hidden, late] = [await aSentReferral(app), await aSentReferral(app), await aSentReferral(app)]
  const { case: open } = await recordOf(app, hidden)
  await app.counselor.cases.setRestricted({ id: open.id, version: open.version, restricted: true })
  const pile = rows({
    fine: aFollowUpCard(fine.referral.id, { tick: 'waiting' }),
    hidden: aFollowUpCard(hidden.referral.id),
    early: aFollowUpCard(late.referral.id, { tick: 'kept', day: '2026-11-01' }),
    future: aFollowUpCard(fine.referral.id, { slip: 'contact-slip', cameOn: '2026-12-20' }),
  })
  await expect(app.office.slips.enter(pile)).rejects.toMatchObject({
    code: 'invalid',
    data: {
      fields: [
        { path: 'rows.hidden.tick', message: 'common:errors.notFound' },
        { path: 'rows.early.day', message: 'referrals:errors.beforePreviousStep' },
        { path: 'rows.future.cameOn', message: 'slips:errors.notYet' },
      ],
    },
  })
  expect((await recordOf(app, fine)).slipAnswers).toEqual([])
  const { fine: alone } = pile.rows
  expect(await app.office.slips.enter({ rows: alone ? { alone } : {}, cards: {} })).toMatchObject({
    entered: 1,
  })
})

test('a paper that says the same again is asked about, and entered where it is another one', async () => {
  await using app = await createTestApp()
  const { referral, caseCode } = await aSentReferral(app)
  const said = aFollowUpCard(referral.id)
  await app.office.slips.enter(rows({ a: said }))
  await expect(app.counselor.slips.enter(rows({ b: said }))).rejects.toMatchObject({
    data: { fields: [{ path: 'rows.b.again', message: 'slips:errors.enteredBefore' }] },
  })
  // Within one pile, too.
  const other = await aSentReferral(app, 'Harbor Clinic')
  const twice = aFollowUpCard(other.referral.id, { tick: 'not-now' })
  await expect(app.office.slips.enter(rows({ a: twice, b: twice }))).rejects.toMatchObject({
    data: { fields: [{ path: 'rows.b.again' }] },
  })
  const { matches } = await app.counselor.slips.find({ typed: caseCode })
  expect(matches[0]?.before).toMatchObject([{ slip: 'follow-up-card', tick: 'no-answer', who: 'The office' }])
  await app.counselor.slips.enter({ rows: { b: { said, again: 'another' } }, cards: {} })
})

test('a paper whose kind was entered with another answer is asked about: it corrects that, or is a second one', async () => {
  await using app = await createTestApp()
  const made = await aSentReferral(app)
  const answers = async () => (await recordOf(app, made)).slipAnswers
  await app.office.slips.enter(rows({ a: aFollowUpCard(made.referral.id) }))
  const said = aFollowUpCard(made.referral.id, { tick: 'waiting' })
  await expect(app.counselor.slips.enter(rows({ b: said }))).rejects.toMatchObject({
    data: { fields: [{ path: 'rows.b.again', message: 'slips:errors.enteredOtherwise' }] },
  })
  const { matches } = await app.counselor.slips.find({ typed: made.caseCode })
  const [before] = matches[0]?.before ?? []
  expect(before).toMatchObject({ tick: 'no-answer', who: 'The office', cameOn: '2026-12-08' })
  // Another kind of paper is no second one of this.
  await app.counselor.slips.enter(rows({ c: feedback(made.referral.id, { tick: 'received' }) }))
  const correcting = rows({ b: said }, before?.id ?? '')
  expect(await app.counselor.slips.enter(correcting)).toEqual({ entered: 1, moved: 0, tasks: 0 })
  expect((await answers()).find(({ tick }) => tick === 'waiting')).toMatchObject({ replacesId: before?.id })
  expect((await recordOf(app, made)).referrals[0]?.state).toBe('sent')
  await expect(app.office.slips.enter(correcting)).rejects.toMatchObject({
    data: { fields: [{ path: 'rows.b.again', message: 'slips:errors.correctedMeanwhile' }] },
  })
  await app.office.slips.enter(rows({ b: { ...said, words: 'The second card' } }, 'another'))
  expect(await answers()).toHaveLength(4)
})

test('what was read wrong is corrected beside what was entered, and taken back', async () => {
  await using app = await createTestApp()
  const made = await aSentReferral(app)
  await app.office.slips.enter(rows({ a: aFollowUpCard(made.referral.id) }))
  const [wrong] = (await recordOf(app, made)).slipAnswers
  if (!wrong) throw new Error('Nothing was entered.')
  const { id, version } = wrong
  const said = aFollowUpCard(made.referral.id, { tick: 'not-now', pleaseCall: true })
  const right = await app.office.slips.amend({ id, version, said })
  const record = await recordOf(app, made)
  expect(record.slipAnswers).toMatchObject([
    { id, tick: 'no-answer', replacesId: null },
    { id: right.id, tick: 'not-now', replacesId: id },
  ])
  expect(new Set(record.tasks.map(({ kind }) => kind))).toEqual(new Set(['call-family', 'look-again']))
  await expect(app.counselor.slips.amend({ id, version, said })).rejects.toMatchObject({ code: 'conflict' })
  await app.office.undo.run({
    undoId: app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? '',
  })
  const back = await recordOf(app, made)
  expect([back.slipAnswers.length, back.tasks.map(({ kind }) => kind)]).toEqual([1, ['call-family']])
})

test('a corrected paper that asks for no call takes it off the list, unless another asks, and keeps who was not safe', async () => {
  await using app = await createTestApp()
  const made = await aSentReferral(app)
  const paper = (said: Partial<SlipAnswerDraft>) =>
    aFollowUpCard(made.referral.id, { tick: 'waiting', ...said })
  const kinds = async () => (await recordOf(app, made)).tasks.map(({ kind }) => String(kind)).toSorted()
  const correct = async (said: Partial<SlipAnswerDraft>) => {
    const { id, version } = (await recordOf(app, made)).slipAnswers.at(-1) ?? { id: '', version: 0 }
    await app.office.slips.amend({ id, version, said: paper(said) })
  }
  const heard = { helped: null, respected: null, safe: 'no' } as const
  await app.office.slips.enter(rows({ a: paper({ pleaseCall: true, heard }) }))
  expect(await kinds()).toEqual(['call-family', 'unsafe'])
  await correct({ pleaseCall: false })
  expect(await kinds()).toEqual(['unsafe'])
  await app.undoLast(app.office)
  expect(await kinds()).toEqual(['call-family', 'unsafe'])
  await app.office.slips.enter(rows({ b: paper({ pleaseCall: true }) }, 'another'))
  await correct({ pleaseCall: false })
  expect(await kinds()).toEqual(['call-family', 'unsafe'])
})

test('a family nobody called back is called within a school day, wherever their referral stands', async () => {
  await using app = await createTestApp()
  for (const made of [await aReferral(app), await aSentReferral(app)]) {
    await app.office.slips.enter(rows({ a: aFollowUpCard(made.referral.id) }))
    expect((await recordOf(app, made)).tasks).toMatchObject([{ kind: 'call-family', dueOn: '2026-12-09' }])
  }
})

test.each([
  ['a visit that was never kept', { tick: 'kept', day: '2026-12-08' }, { tick: 'waiting' }],
  [
    'an appointment on another day',
    { tick: 'appointment', day: '2026-12-15' },
    { tick: 'appointment', day: '2026-12-16' },
  ],
] as const)(
  '%s had moved the referral: once it is corrected, somebody looks again',
  async (_, read, right) => {
    await using app = await createTestApp()
    const made = await aSentReferral(app)
    await app.office.slips.enter(rows({ a: aFollowUpCard(made.referral.id, read) }))
    const [wrong] = (await recordOf(app, made)).slipAnswers
    // What moved nothing is corrected without that.
    const { id, version } = wrong ?? { id: '', version: 0 }
    const noted = { ...aFollowUpCard(made.referral.id, read), words: 'Thank you' }
    const also = await app.office.slips.amend({ id, version, said: noted })
    expect((await recordOf(app, made)).tasks).toEqual([])
    await app.undoLast(app.office)
    expect(also.replacesId).toBe(id)
    await app.counselor.slips.enter(rows({ a: aFollowUpCard(made.referral.id, right) }, id))
    expect((await recordOf(app, made)).tasks).toMatchObject([{ kind: 'look-again', dueOn: '2026-12-11' }])
  },
)

test('a call to the family ends what a paper asked for, and what was asked for already is not asked for twice', async () => {
  await using app = await createTestApp()
  const made = await aSentReferral(app)
  await app.office.slips.enter(rows({ a: aFollowUpCard(made.referral.id, { pleaseCall: true }) }))
  await app.office.slips.enter(
    rows({ a: aFollowUpCard(made.referral.id, { tick: 'waiting', pleaseCall: true }) }, 'another'),
  )
  const { tasks, familySteps } = await recordOf(app, made)
  expect(tasks.map(({ id }) => id)).toEqual(familySteps)
  expect(tasks).toHaveLength(1)
})

test('a paper that asks for something in a closed case says so, and one that asks for nothing is kept', async () => {
  await using app = await createTestApp()
  const made = await aSentReferral(app)
  const { case: open, referrals } = await recordOf(app, made)
  const [referral] = referrals
  if (!referral) throw new Error('There is no referral.')
  await app.counselor.referrals.enterInError({ ...aStep(referral), remark: 'Another was meant.' })
  const kept = await app.counselor.referrals.create({
    ...{
      caseId: open.id,
      pathway: 'school-based',
      serviceId: null,
      locationId: null,
      schoolService: 'Group',
    },
    ...{ primaryReason: 'mood', otherReasons: [], urgency: 'routine', needIdentifiedOn: '2026-12-08' },
    ownerId: open.ownerId,
  })
  await expect(app.office.slips.enter(rows({ a: aFollowUpCard(referral.id) }))).rejects.toMatchObject({
    data: { fields: [{ path: 'rows.a.tick', message: 'referrals:errors.enteredInError' }] },
  })
  app.vault.writing.prepare(`UPDATE cases SET closed_on = '2026-12-08'`).run()
  await app.office.slips.enter(rows({ a: aFollowUpCard(kept.id, { tick: 'waiting' }) }))
  expect((await app.counselor.today.get({})).newConcerns).toEqual([])
})

test('whoever was not safe is heard of when the case is closed, too: a card of it is a concern anew', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  app.vault.writing.prepare(`UPDATE cases SET closed_on = '2026-12-08'`).run()
  const heard = { helped: null, respected: null, safe: 'no' } as const
  const card = aFollowUpCard(made.referral.id, { tick: null, heard })
  expect(await app.office.slips.enter(rows({ a: card }))).toEqual({ entered: 1, moved: 0, tasks: 1 })
  const { newConcerns } = await app.counselor.today.get({})
  expect(newConcerns).toMatchObject([{ studentId: made.studentId }])
  const worry = await app.counselor.concerns.get({ id: newConcerns[0]?.id ?? '' })
  expect(worry).toMatchObject({ source: 'parent', proposedUrgency: 'urgent' })
  expect(worry.words).toContain('did not feel safe')
  await app.undoLast(app.office)
  expect((await app.counselor.today.get({})).newConcerns).toEqual([])
})

test('cards without a code are counted, and nothing in the file leads from them to a student', async () => {
  await using app = await createTestApp()
  await aSentReferral(app)
  const card = { cameOn: '2026-12-07', from: null, helped: 'yes', respected: 'yes', safe: 'no' } as const
  await app.office.slips.enter({
    rows: {},
    cards: { [CARD]: card, [OTHER_CARD]: { ...card, safe: null, from: 'student' } },
  })
  expect(await app.counselor.slips.cards({})).toEqual({
    total: 2,
    since: '2026-12-07',
    counts: [
      { question: 'helped', answers: { yes: 2, little: 0, no: 0 } },
      { question: 'respected', answers: { yes: 2, little: 0, no: 0 } },
      { question: 'safe', answers: { yes: 0, little: 0, no: 1 } },
    ],
  })
  const columns = app.vault.writing.prepare(`SELECT name FROM pragma_table_info('uncoded_cards')`).all()
  expect(columns.map((column) => (column as { name: string }).name)).toEqual([
    ...['id', 'came_on', 'from_whom', 'helped', 'respected', 'safe', 'recorded_at', 'recorded_by'],
  ])
})

test('a card that is entered again, since the screen locked before that was told, is counted once', async () => {
  await using app = await createTestApp()
  const card = { cameOn: '2026-12-07', from: null, helped: 'yes', respected: null, safe: 'no' } as const
  const enter = (said: typeof card | (Omit<typeof card, 'safe'> & { readonly safe: 'yes' })) =>
    app.office.slips.enter({ rows: {}, cards: { [CARD]: said } })
  const safe = async () => {
    const { total, counts } = await app.office.slips.cards({})
    return [total, counts.find(({ question }) => question === 'safe')?.answers]
  }
  for (const _ of [1, 2]) expect(await enter(card)).toMatchObject({ entered: 1 })
  expect(await safe()).toEqual([1, { yes: 0, little: 0, no: 1 }])
  // What was read again after the lock is what the card says.
  await enter({ ...card, safe: 'yes' })
  expect(await safe()).toEqual([1, { yes: 1, little: 0, no: 0 }])
  await app.undoLast(app.office)
  expect(await safe()).toEqual([1, { yes: 0, little: 0, no: 1 }])
})

test('a card somebody read again since is not taken away by the undo of what was read first', async () => {
  await using app = await createTestApp()
  const card = { cameOn: '2026-12-07', from: null, helped: 'yes', respected: null, safe: null } as const
  await app.office.slips.enter({ rows: {}, cards: { [CARD]: card } })
  const undoId = app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  await app.counselor.slips.enter({ rows: {}, cards: { [CARD]: { ...card, safe: 'no' } } })
  await expect(app.office.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
  expect((await app.counselor.slips.cards({})).total).toBe(1)
})

test('an appointment two papers tell of was not moved by the second, and one at another time was', async () => {
  await using app = await createTestApp()
  const made = await aSentReferral(app)
  const said = { tick: 'appointment', day: '2026-12-15', atTime: '09:00' } as const
  await app.office.slips.enter(rows({ a: aFollowUpCard(made.referral.id, said) }))
  const statuses = async () => (await recordOf(app, made)).appointments.map(({ status }) => status)
  for (const atTime of ['09:00', null]) {
    const again = aFollowUpCard(made.referral.id, { ...said, slip: 'contact-slip', atTime })
    await app.office.slips.enter({ rows: { b: { said: again, again: 'another' } }, cards: {} })
    expect(await statuses()).toEqual(['scheduled'])
  }
  await app.office.slips.enter(
    rows({ c: aFollowUpCard(made.referral.id, { ...said, day: '2026-12-16' }) }, 'another'),
  )
  expect((await statuses()).toSorted()).toEqual(['rescheduled', 'scheduled'])
})

const aPrintedReferral = async (app: TestApp) => {
  const { today } = await app.office.today.get({})
  const made = await aReferral(app, { pathway: 'family-contacts-provider', needIdentifiedOn: today })
  await printPacket(app.office, aPacket(made.referral.id))
  return made
}

test('a paper of a packet that came back says that the family has the packet, and how that is known; taken back it does not', async () => {
  await using app = await createTestApp()
  const made = await aPrintedReferral(app)
  const said = aFollowUpCard(made.referral.id, { tick: 'appointment', day: '2026-12-15', atTime: null })
  expect(await app.office.slips.enter(rows({ a: said }))).toMatchObject({ entered: 1, moved: 1 })
  const { referrals, events, disclosures } = await recordOf(app, made)
  expect(referrals).toMatchObject([
    { state: 'appointment-scheduled', sentOn: said.cameOn, sentMethod: 'in-hand' },
  ])
  expect(events.find(({ action }) => action === 'send')).toMatchObject({
    source: 'document-seen',
    reason: expect.stringContaining('came back'),
  })
  expect(disclosures).toEqual([])
  await app.undoLast(app.office)
  const after = await recordOf(app, made)
  expect(after.referrals).toMatchObject([{ state: 'draft', sentOn: null }])
  expect(after.pages.every(({ ending }) => ending === null)).toBe(true)
})

test('a packet that came back after a visit was handed over when it was printed, and none of its pages is asked after', async () => {
  await using app = await createTestApp()
  app.setClock('2026-12-01T15:00:00.000Z')
  const made = await aPrintedReferral(app)
  const father = { name: 'Omar Varga', relation: 'father', holdsConsentRights: true } as const
  const away = { doNotContact: true, doNotContactBasis: 'Order of 8 December' }
  app.setClock('2026-12-15T16:00:00.000Z')
  await app.counselor.students.addContact({
    studentId: made.studentId,
    draft: aContact({ ...father, ...away }),
  })
  const said = { tick: 'kept', day: '2026-12-12', cameOn: '2026-12-15' } as const
  await app.office.slips.enter(rows({ a: aFollowUpCard(made.referral.id, said) }))
  const { referrals, pages } = await recordOf(app, made)
  expect(referrals).toMatchObject([{ sentOn: '2026-12-01', linkedOn: '2026-12-12' }])
  expect(new Set(pages.map(({ ending, endedOn }) => `${ending} ${endedOn}`))).toEqual(
    new Set(['handed-to-parent 2026-12-01']),
  )
})

test('a visit before the packet was printed is kept as it was told, and refuses no pile', async () => {
  await using app = await createTestApp()
  const made = await aPrintedReferral(app)
  app.setClock('2026-12-10T16:00:00.000Z')
  const said = { tick: 'kept', day: '2026-12-05', cameOn: '2026-12-10' } as const
  await app.office.slips.enter(rows({ a: aFollowUpCard(made.referral.id, said) }))
  const { referrals, slipAnswers } = await recordOf(app, made)
  expect(referrals).toMatchObject([{ state: 'sent', sentOn: '2026-12-08', linkedOn: null }])
  expect(slipAnswers).toMatchObject([{ tick: 'kept', day: '2026-12-05' }])
})

test('a card that was printed by itself says nothing of a packet', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const said = aFollowUpCard(made.referral.id, { tick: 'appointment', day: '2026-12-15' })
  expect(await app.office.slips.enter(rows({ a: said }))).toMatchObject({ entered: 1, moved: 0 })
  expect((await recordOf(app, made)).referrals).toMatchObject([{ state: 'draft', sentOn: null }])
})

test('where the school sends the packet, a card that came back says nothing of its having been sent', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'school-contacts-provider' })
  const said = aFollowUpCard(made.referral.id, { tick: 'appointment', day: '2026-12-15' })
  expect(await app.office.slips.enter(rows({ a: said }))).toMatchObject({ entered: 1, moved: 0 })
  expect((await recordOf(app, made)).referrals).toMatchObject([{ state: 'draft' }])
})
