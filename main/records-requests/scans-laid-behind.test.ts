import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { printPacket } from '../testing/print-as-seen.ts'
import { aPacket, aReferral, signConsent } from '../testing/referral-makers.ts'
import { aMother, approve, aRecordsRequest, at, printAndLeave } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'footbridge-laid-behind-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TODAY = '2026-12-08'
const THREE_PAGES = '%PDF-1.4 1 0 obj << /Type /Pages /Kids [] /Count 3 >> endobj'

/** A new school asks for a signed page that is kept as a PDF of three pages, and the administrator approved. */
async function aSignedPdf(app: TestApp, bytes = THREE_PAGES) {
  const made = await aReferral(app)
  await aMother(app, made.studentId)
  const consent = await signConsent(app, made)
  const path = join(folder, 'scan.pdf')
  writeFileSync(path, bytes)
  app.host.choose = [{ name: 'scan.pdf', path }]
  const scan = await app.office.consentScans.attach({ consentId: consent.id, token: null })
  const received = await app.office.recordsRequests.receive(
    aRecordsRequest({
      ...{ studentId: made.studentId, ownerId: app.sessions.counselor.accountId, kind: 'new-school' },
      ...{
        requester: 'Lincoln Middle School',
        capacity: 'Registrar',
        interest: 'Enrollment',
        shown: 'Letter',
      },
    }),
  )
  const told = await app.office.recordsRequests.notify({
    ...at(received),
    notice: { state: 'given', on: TODAY, to: 'Teresa Varga', how: 'phone', language: null },
  })
  const picked = await app.counselor.recordsRequests.choose({
    ...{ ...at(told), parts: [{ kind: 'scan', id: scan.id }] },
  })
  const copy = async () => {
    await app.office.consentScans.save({ consentId: consent.id, id: scan.id })
    const { forms } = await app.office.printing.unsaid({})
    return forms[0]?.id ?? ''
  }
  const unsaid = async () => (await app.office.printing.unsaid({})).forms.map(({ id }) => id)
  return { ...made, scan, request: await approve(app, picked), copy, unsaid }
}

const LEFT = { on: TODAY, method: 'post', emergency: null } as const

test('a signed page kept as a PDF leaves with its answer only where somebody says so, and is on record with its pages', async () => {
  await using app = await createTestApp()
  const { request, studentId, scan } = await aSignedPdf(app)
  const answer = (scansWent: boolean) => printAndLeave(app, request, { ...LEFT, scansWent })
  await expect(answer(false)).rejects.toMatchObject({
    data: { fields: [{ path: 'scansWent', message: 'requests:errors.scansLeftOut' }] },
  })
  const left = await answer(true)
  expect(left.outcome).toMatchObject({ parts: [{ kind: 'scan', id: scan.id, pages: 3 }] })
  const { disclosures } = await app.counselor.students.get({ id: studentId })
  expect(disclosures.map(({ what }) => what)).toEqual([
    'Signed page, Dec 8, 2026 (a PDF laid behind the answer, 3 pages)',
  ])
  await app.counselor.recordsRequests.printAnswer({ id: left.id, language: 'en', as: 'paper' })
  expect(app.host.printed.at(-1)).toContain('a PDF of 3 pages, which lie behind this sheet')
})

test('the copy that was laid behind ends with the answer, another one is asked about, and both are when it is undone', async () => {
  await using app = await createTestApp()
  const { request, studentId, copy, unsaid } = await aSignedPdf(app)
  const first = await copy()
  app.setClock('2026-12-08T15:05:00.000Z')
  const last = await copy()
  await printAndLeave(app, request, { ...LEFT, scansWent: true })
  expect(await unsaid()).toEqual([first])
  const { forms } = await app.counselor.students.get({ id: studentId })
  expect(forms.find(({ id }) => id === last)).toMatchObject({ ending: 'went-with-answer', endedOn: TODAY })
  await app.undoLast(app.counselor)
  expect(await unsaid()).toEqual([last, first])
})

test('a copy saved since the answer ends with it too, and no copy does before an answer is on record', async () => {
  await using app = await createTestApp()
  const { request, copy, unsaid } = await aSignedPdf(app)
  const id = await copy()
  const end = (formId: string) =>
    app.office.printing.settle({ pages: [], formIds: [formId], ending: 'went-with-answer' })
  await expect(end(id)).rejects.toMatchObject({ data: { message: 'printing:errors.notInAnswer' } })
  await printAndLeave(app, request, { ...LEFT, scansWent: true })
  const later = await copy()
  expect(await unsaid()).toEqual([later])
  await end(later)
  expect(await unsaid()).toEqual([])
})

test('a page of a packet ends with no answer', async () => {
  await using app = await createTestApp()
  const { referral } = await aSignedPdf(app)
  const [page] = (await printPacket(app.office, aPacket(referral.id))).pages
  const settle = app.office.printing.settle({
    ...{ pages: [{ referralId: referral.id, pageId: page?.id ?? '' }], formIds: [] },
    ending: 'went-with-answer',
  })
  await expect(settle).rejects.toMatchObject({ data: { message: 'printing:errors.notInAnswer' } })
})
