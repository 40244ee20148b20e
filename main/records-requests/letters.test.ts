import { expect, test } from 'vitest'

import { PacketLanguage } from '#shared/domain/packet.ts'
import type { RecordsRequestDraft } from '#shared/domain/records-request.ts'

import { aContact, aStudent, aStudentWithCase } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aReferral } from '../testing/referral-makers.ts'
import { aRecordsRequest, BY_SUBPOENA } from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('a family reads of a request in its own language, beside its English and with whoever interprets until somebody has checked the words', async () => {
  await using app = await createTestApp()
  const ownerId = app.sessions.counselor.accountId
  const { student } = await aStudentWithCase(app.counselor, ownerId)
  const asked = (said: Partial<RecordsRequestDraft>) =>
    app.office.recordsRequests.receive(aRecordsRequest({ studentId: student.id, ownerId, ...said }))
  const court = await asked(BY_SUBPOENA)
  const mother = await asked({})
  const letter = async (id: string, language: PacketLanguage, what: 'notice' | 'acknowledgment') => {
    const seen = await app.office.recordsRequests.previewLetter({ id, language, what, interpreter: ANA })
    expect([language, seen.missing, seen.pages.length]).toEqual([language, '', 1])
    return seen.pages[0]?.html ?? ''
  }
  for (const language of PacketLanguage.options) {
    const page = await letter(court.id, language, 'notice')
    expect([language, page.includes('class="in-english"')]).toEqual([language, language !== 'en'])
    expect(page).toContain('County Court')
    expect(page).toContain('Someone asked for school records')
    expect([language, page.includes('(<bdi dir="ltr">34 CFR')]).toEqual([language, false])
    expect(page).toContain('34 CFR 99.31(a)(9)')
    expect(page).toContain('Dear family of')
  }
  const ofTerm = await asked({ ...BY_SUBPOENA, periodFrom: '2026-08-24', periodUntil: '2026-11-30' })
  const inWords = (page: string) => page.replaceAll(/<[^>]+>/g, '')
  expect(inWords(await letter(ofTerm.id, 'en', 'notice'))).toContain('(August 24, 2026 – November 30, 2026)')
  expect(await letter(court.id, 'es', 'notice')).toContain('Pidieron documentos de la escuela')
  expect(await letter(mother.id, 'so', 'acknowledgment')).toContain('Codsigaaga waan helnay')

  const asIs = { id: court.id, language: 'ar', what: 'notice', interpreter: null } as const
  await expect(app.office.recordsRequests.printLetter({ ...asIs, as: 'paper' })).rejects.toMatchObject({
    data: { message: 'packets:errors.noInterpreter' },
  })
  expect(app.host.printed).toEqual([])
  await app.office.recordsRequests.printLetter({ ...asIs, interpreter: ANA, as: 'paper' })
  expect(app.host.printed[0]).toContain('Ana Gil')
  await app.office.recordsRequests.printLetter({ ...asIs, language: 'en', as: 'paper' })
  expect(app.host.printed).toHaveLength(2)
})

test('a letter to a family names the student as the family does, not as the school may', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.counselor.students.update({
    ...{ id: student.id, version: student.version },
    draft: aStudent({ preferredName: 'Kai' }),
  })
  const request = await app.office.recordsRequests.receive(
    aRecordsRequest({
      ...{ studentId: made.studentId, ownerId: app.sessions.counselor.accountId },
      ...BY_SUBPOENA,
    }),
  )
  const { pages } = await app.office.recordsRequests.previewLetter({
    ...{ id: request.id, language: 'en', what: 'notice', interpreter: null },
  })
  expect(pages[0]?.html).toContain('Ines Varga')
  expect(pages[0]?.html).not.toContain('Kai')
})

test('a court, an agency or a school reads the legal name, and a family the one used at school', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.counselor.students.update({
    ...{ id: student.id, version: student.version },
    draft: aStudent({ preferredName: 'Kai' }),
  })
  const receive = (said: Partial<RecordsRequestDraft>) =>
    app.office.recordsRequests.receive(
      aRecordsRequest({ studentId: made.studentId, ownerId: app.sessions.counselor.accountId, ...said }),
    )
  const court = await receive(BY_SUBPOENA)
  const { pages } = await app.office.recordsRequests.previewLetter({
    ...{ id: court.id, language: 'en', what: 'acknowledgment', interpreter: null },
  })
  expect(pages[0]?.html).toContain('Ines Varga')
  expect(pages[0]?.html).not.toContain('Kai')
})

test('a parent who asks is told that the school reads what stands about custody first, and not what that is', async () => {
  await using app = await createTestApp()
  const ownerId = app.sessions.counselor.accountId
  const { student } = await aStudentWithCase(app.counselor, ownerId)
  const request = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId: student.id, ownerId }),
  )
  const letter = async (language: PacketLanguage) => {
    const asked = { id: request.id, language, what: 'acknowledgment', interpreter: ANA } as const
    const { pages, missing } = await app.office.recordsRequests.previewLetter(asked)
    expect([language, missing, pages.length]).toEqual([language, '', 1])
    return pages[0]?.html ?? ''
  }
  expect(await letter('en')).not.toContain('34 CFR 99.4<')
  const custodyNote = 'The order of 2024 says whose week it is'
  await app.office.students.addContact({ studentId: student.id, draft: aContact({ custodyNote }) })
  for (const language of PacketLanguage.options) {
    const page = await letter(language)
    expect(page).toContain('34 CFR 99.4<')
    expect(page).not.toContain(custodyNote)
  }
})
