import { expect, test } from 'vitest'

import type { ParentBasisDraft } from '#shared/domain/parent-basis.ts'

import { aContact, aStudent } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { aFormsChoice, aPacket, aReferral } from '../testing/referral-makers.ts'
import { approve, aRecordsRequest, at } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'

const word = ({ studentId, motherId }: OfAge, said: Partial<ParentBasisDraft> = {}): ParentBasisDraft => ({
  ...{ studentId, kind: 'student-word', contactId: motherId, how: 'Her signed page' },
  purpose: 'So that she can help me keep appointments',
  ...{ information: ['contact-details', 'reason-for-referral'], since: TODAY, until: '2027-06-30' },
  ...said,
})

type OfAge = Awaited<ReturnType<typeof ofAge>>

/** A student who is of age today, with a referral, a mother and a father. */
async function ofAge(app: TestApp) {
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2008-12-08' }) })
  const { studentId } = made
  const contact = async (name: string) =>
    (await app.office.students.addContact({ studentId, draft: aContact({ name }) })).id
  return { ...made, motherId: await contact('Teresa Varga'), fatherId: await contact('Boris Quillfeather') }
}

const refusal = { data: { message: 'packets:errors.ofAge' } }

test('the pages of a packet go to a parent of a student of age by the student’s word, and no longer when it ends', async () => {
  await using app = await createTestApp()
  const made = await ofAge(app)
  const choice = aPacket(made.referral.id, { parts: ['letter'] })
  const handedTo = made.motherId
  const hand = async (when: 'before' | null = null) => {
    await printPacket(app.office, choice)
    const { pages } = await app.counselor.cases.get({ id: made.caseId })
    const endings = pages
      .filter(({ ending }) => ending === null)
      .map(({ id }) => ({ pageId: id, ending: 'handed-to-parent' as const }))
    return app.office.packets.settle({
      ...{ referralId: made.referral.id, endings, method: null, emergency: null, handedTo },
      alreadyLeft: when && { when, note: 'Given at the desk at nine.' },
    })
  }
  await expect(hand()).rejects.toMatchObject(refusal)
  await app.office.consents.allowParent(word(made, { information: ['health-history'] }))
  await expect(hand(), 'it names something else').rejects.toMatchObject(refusal)
  const basis = await app.office.consents.allowParent(word(made))
  expect((await app.office.packets.preview(choice)).gaps).toEqual([])
  await hand()
  await app.office.consents.endParent({ id: basis.id, version: 1, endedOn: TODAY })
  expect((await app.office.packets.preview(choice)).gaps).toMatchObject([{ gap: 'student-of-age' }])
  await expect(hand()).rejects.toMatchObject(refusal)
  await app.undoLast(app.office)
  await hand()
  const { parentBases, disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(parentBases).toMatchObject([{ endedOn: null }, { endedOn: null }])
  expect(disclosures, '34 CFR 99.32(d)(1)').toEqual([])
  const [standing] = parentBases.filter(({ id }) => id === basis.id)
  await app.office.consents.endParent({ id: basis.id, version: standing?.version ?? 0, endedOn: TODAY })
  await hand('before')
  app.setClock('2026-12-09T15:00:00.000Z')
  await expect(hand('before'), 'it ended the day before').rejects.toMatchObject(refusal)
})

test('a form about a student of age is not handed to a parent but as of a dependent', async () => {
  await using app = await createTestApp()
  const made = await ofAge(app)
  await app.office.forms.print({
    ...aFormsChoice({ studentId: made.studentId, forms: ['contact-log'] }),
    as: 'paper',
  })
  const { forms } = await app.office.printing.unsaid({})
  const toParent = { pages: [], formIds: forms.map(({ id }) => id), ending: 'handed-to-parent' as const }
  expect(toParent.formIds).toHaveLength(1)
  await expect(app.office.printing.settle(toParent)).rejects.toMatchObject(refusal)
  const note = 'The clerk gave it to her mother.'
  const left = (when: 'before' | 'against-rule') =>
    app.office.printing.settle({ ...toParent, alreadyLeft: { when, note } })
  await expect(left('before'), 'nothing ever let her mother have it').rejects.toMatchObject(refusal)
  await left('against-rule')
  const disclosures = async () => (await app.counselor.students.get({ id: made.studentId })).disclosures
  expect(await disclosures()).toMatchObject([
    {
      ...{ party: 'Parent or guardian', method: 'in-hand', pageIds: toParent.formIds, onDay: TODAY },
      ...{ consentId: null, exception: 'against-rule', exceptionNote: note },
    },
  ])
  await app.undoLast(app.office)
  expect(await disclosures()).toEqual([])
  await app.office.consents.allowParent(word(made, { kind: 'tax-dependent', information: [] }))
  await app.office.printing.settle(toParent)
})

test('a parent who asks for the records of a student of age gets what the student’s word names', async () => {
  await using app = await createTestApp()
  const made = await ofAge(app)
  const ownerId = app.sessions.counselor.accountId
  const asked = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId: made.studentId, ownerId }),
  )
  const chosen = await app.counselor.recordsRequests.choose({
    ...at(asked),
    parts: [{ kind: 'student', id: made.studentId }],
  })
  const request = await approve(app, chosen)
  const answer = { ...at(request), on: TODAY, method: 'inspected', emergency: null } as const
  await expect(app.counselor.recordsRequests.answer(answer)).rejects.toMatchObject({
    data: { message: 'requests:missing.of-age' },
  })
  await app.office.consents.allowParent(
    word(made, { information: ['contact-details', 'date-of-birth', 'school-records'] }),
  )
  await app.counselor.recordsRequests.answer(answer)
})

test('what lets a parent be told is signed before it is recorded, ends once, and its end is not to come', async () => {
  await using app = await createTestApp()
  const made = await ofAge(app)
  const { allowParent, endParent } = app.office.consents
  await expect(allowParent(word(made, { since: '2026-12-09' }))).rejects.toMatchObject({
    code: 'invalid',
  })
  const { id } = await allowParent(word(made))
  for (const endedOn of ['2026-12-09', '2026-12-07'])
    await expect(endParent({ id, version: 1, endedOn })).rejects.toMatchObject({ code: 'invalid' })
  await endParent({ id, version: 1, endedOn: TODAY })
  await expect(endParent({ id, version: 2, endedOn: TODAY })).rejects.toMatchObject({ code: 'rule' })
  await expect(endParent({ id, version: 1, endedOn: TODAY })).rejects.toMatchObject({ code: 'conflict' })
})

const refusedFor = (message: string) => ({ data: { message } })

test('the father a student of age never named gets neither the pages nor the record her word lets her mother have', async () => {
  await using app = await createTestApp()
  const made = await ofAge(app)
  const { studentId, fatherId, motherId } = made
  const everything = ['contact-details', 'date-of-birth', 'school-records', 'reason-for-referral'] as const
  await app.counselor.consents.allowParent(word(made, { information: [...everything] }))
  const askedBy = async (requester: string) => {
    const ownerId = app.sessions.counselor.accountId
    const request = await app.counselor.recordsRequests.receive(
      aRecordsRequest({ studentId, requester, ownerId }),
    )
    return (await app.counselor.recordsRequests.get({ id: request.id })).missing
  }
  expect(await askedBy('Boris Quillfeather')).toContain('of-age')
  expect(await askedBy('A cousin of hers')).toContain('of-age')
  expect(await askedBy('teresa varga')).not.toContain('of-age')

  const hand = async (handedTo: string | null, addresseeId: string | null = null) => {
    const choice = aPacket(made.referral.id, { parts: ['letter', 'why'], addresseeId })
    const { pages } = await printPacket(app.counselor, choice)
    const endings = pages.map(({ id }) => ({ pageId: id, ending: 'handed-to-parent' as const }))
    return app.counselor.packets.settle({
      ...{ referralId: made.referral.id, endings, method: null, emergency: null, handedTo },
    })
  }
  await expect(hand(null), 'nobody guesses').rejects.toMatchObject(refusedFor('packets:errors.whichParent'))
  await expect(hand(fatherId)).rejects.toMatchObject(refusal)
  await hand(motherId)
})

test('a page printed for the father before the student was of age is his, whoever was said, and does not go', async () => {
  await using app = await createTestApp()
  const made = await ofAge(app)
  app.setClock('2026-12-07T15:00:00.000Z')
  const choice = aPacket(made.referral.id, { parts: ['letter'], addresseeId: made.fatherId })
  const { pages } = await printPacket(app.counselor, choice)
  app.setClock('2026-12-08T15:00:00.000Z')
  await app.counselor.consents.allowParent(word(made))
  const endings = pages.map(({ id }) => ({ pageId: id, ending: 'handed-to-parent' as const }))
  const said = { referralId: made.referral.id, endings, method: null, emergency: null }
  await expect(app.counselor.packets.settle({ ...said, handedTo: made.motherId })).rejects.toMatchObject(
    refusal,
  )
})

test('a form about a student of age goes to the parent they named, and says which', async () => {
  await using app = await createTestApp()
  const made = await ofAge(app)
  await app.counselor.consents.allowParent(
    word(made, {
      information: ['contact-details', 'school-records', 'reason-for-referral', 'date-of-birth'],
    }),
  )
  const choice = aFormsChoice({ studentId: made.studentId, forms: ['contact-log'] })
  await app.office.forms.print({ ...choice, as: 'paper' })
  const { forms } = await app.office.printing.unsaid({})
  const hand = (handedTo: string | null) =>
    app.office.printing.settle({
      ...{ pages: [], formIds: forms.map(({ id }) => id), ending: 'handed-to-parent', handedTo },
    })
  await expect(hand(null)).rejects.toMatchObject(refusedFor('packets:errors.whichParent'))
  await expect(hand(made.fatherId)).rejects.toMatchObject(refusal)
  await hand(made.motherId)
})

test('what a student signed before coming of age is not recorded as their word', async () => {
  await using app = await createTestApp()
  const made = await ofAge(app)
  await expect(app.counselor.consents.allowParent(word(made, { since: '2026-12-07' }))).rejects.toMatchObject(
    {
      data: { fields: [{ path: 'since', message: 'consents:errors.notYetOfAge' }] },
    },
  )
  const stranger = '0a0b0c0d-0000-7000-8000-00000000000c'
  await expect(app.counselor.consents.allowParent(word(made, { contactId: stranger }))).rejects.toMatchObject(
    {
      code: 'invalid',
    },
  )
})
