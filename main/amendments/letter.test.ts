import { expect, test } from 'vitest'

import { PacketLanguage } from '#shared/domain/packet.ts'

import { aContact, aStudentWithCase } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { at } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'

/** A mother asks for a change, which nobody has decided yet. */
async function contested(app: TestApp, asker = 'Teresa Varga') {
  const ownerId = app.sessions.counselor.accountId
  const { student, case: open } = await aStudentWithCase(app.counselor, ownerId)
  const note = await app.counselor.cases.addNote({ caseId: open.id, words: 'She pushed first.' })
  const amendment = await app.counselor.amendments.ask({
    ...{ studentId: student.id, part: { kind: 'note', id: note.id }, asker, ownerId },
    ...{ wrong: 'She did not push.', wants: 'Take it out', askedOn: '2026-12-01', answerBy: '2026-12-20' },
  })
  const refuse = () =>
    app.owner.amendments.decide({
      ...at(amendment),
      decision: { outcome: 'refused', by: 'Dr. Osei, principal', on: TODAY, words: 'It is what was seen.' },
    })
  return { student, amendment, refuse }
}

test('34 CFR 99.20(c), 99.21(b)(2): a no is told in a letter with the hearing and the statement, in the language of the family', async () => {
  await using app = await createTestApp()
  const { student, amendment, refuse } = await contested(app)
  const { id } = amendment
  const letter = (language: PacketLanguage) =>
    app.counselor.amendments.previewLetter({ id, language, interpreter: ANA })
  await expect(letter('en')).rejects.toMatchObject({ data: { message: 'amendments:errors.noLetter' } })
  await refuse()
  for (const language of PacketLanguage.options) {
    const { pages, missing } = await letter(language)
    const [page] = pages
    expect([language, missing, pages.length]).toEqual([language, '', 1])
    for (const said of ['Teresa Varga', 'She did not push.', 'It is what was seen.', '34 CFR 99.20'])
      expect([language, page?.html]).toEqual([language, expect.stringContaining(said)])
    expect([language, page?.html.includes('class="in-english"')]).toEqual([language, language !== 'en'])
    expect(page?.html).toContain('You have a right to a hearing')
    expect(page?.html).toContain('you may add a statement')
  }
  const asIs = { id, language: 'ar', interpreter: null, as: 'paper' } as const
  await expect(app.counselor.amendments.printLetter(asIs)).rejects.toMatchObject({
    data: { message: 'packets:errors.noInterpreter' },
  })
  await app.counselor.amendments.printLetter({ ...asIs, interpreter: ANA })
  expect(app.host.printed[0]).toContain('Ana Gil')
  const { forms } = await app.counselor.printing.unsaid({})
  expect(forms).toMatchObject([{ form: 'amendment-letter', studentId: student.id, language: 'ar' }])
  const formIds = forms.map((form) => form.id)
  await expect(
    app.counselor.printing.settle({ pages: [], formIds, ending: 'handed-to-staff' }),
  ).rejects.toMatchObject({ code: 'rule' })
  expect(await app.counselor.printing.settle({ pages: [], formIds, ending: 'handed-to-parent' })).toEqual({
    settled: 1,
  })
  expect((await app.counselor.printing.unsaid({})).forms).toEqual([])
})

test('the letter about a no names nobody whom nobody may contact', async () => {
  await using app = await createTestApp()
  const { student, amendment, refuse } = await contested(app)
  await refuse()
  const draft = aContact({ name: 'Teresa Varga', doNotContact: true, doNotContactBasis: 'Order' })
  await app.office.students.addContact({ studentId: student.id, draft })
  const { pages } = await app.counselor.amendments.previewLetter({
    ...{ id: amendment.id, language: 'en', interpreter: null },
  })
  expect(pages[0]?.html).not.toContain('Teresa Varga')
})

test('a letter to somebody who must not be contacted by now must not go where it waits', async () => {
  await using app = await createTestApp()
  const { student, amendment, refuse } = await contested(app)
  const draft = aContact({ name: 'Teresa Varga' })
  const { id, version } = await app.office.students.addContact({ studentId: student.id, draft })
  await refuse()
  await app.counselor.amendments.printLetter({
    id: amendment.id,
    language: 'en',
    interpreter: null,
    as: 'paper',
  })
  const stops = async () => (await app.counselor.printing.unsaid({})).forms.map(({ stop }) => stop)
  expect(await stops()).toEqual([null])
  await app.office.students.updateContact({
    ...{ studentId: student.id, id, version },
    draft: { ...draft, doNotContact: true, doNotContactBasis: 'A court order' },
  })
  expect(await stops()).toEqual(['kept-away'])
})
