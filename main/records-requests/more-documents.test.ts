import { expect, test } from 'vitest'

import type { CrisisRecord } from '#shared/domain/crisis.ts'

import { insertScan } from '../consents/consent-scans.sql.ts'
import { officeWords } from '../print/office-words.ts'
import { aMeeting } from '../testing/meeting-makers.ts'
import { aStudent, aStudentWithCase } from '../testing/makers.ts'
import { aConsent, aProvider } from '../testing/referral-makers.ts'
import { approve, aRecordsRequest, at } from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'
import { crisisLines } from './documents-of-crises.ts'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

test('crises, meetings and signed pages stand among the documents, with the names of others to be decided', async () => {
  await using app = await createTestApp()
  const { counselor: by, office } = app
  const ownerId = app.sessions.counselor.accountId
  const { student, case: open } = await aStudentWithCase(by, ownerId)
  await by.students.create(aStudent({ givenName: 'Marcus', familyName: 'Oyelaran' }))
  const crisis = await by.crises.start({ studentId: student.id, language: 'en' })
  await by.crises.record({
    ...{ id: crisis.id, version: crisis.version, at: null, corrects: null, contactId: null },
    stepId: crisis.path.steps[0]?.id ?? '',
    said: { kind: 'done', words: 'Marcus stayed with her.' },
  })
  const { id } = await by.meetings.create(
    aMeeting({ kind: 're-entry', title: 'Coming back', caseId: open.id }),
  )
  const [item] = (await by.meetings.get({ id })).items
  await by.meetings.writeNotes({
    id: item?.id ?? '',
    version: item?.version ?? 1,
    notes: 'She comes back Monday.',
  })
  const provider = await by.providers.create(aProvider())
  const consent = await by.consents.create(aConsent(student.id, provider.organizationId))
  const scan = { consentId: consent.id, kind: 'image/png', bytes: PNG, pages: 1, addedBy: ownerId } as const
  const scanId = '00000000-0000-7000-8000-0000000000bb'
  insertScan(app.vault.writing, { ...scan, id: scanId, addedAt: '2026-12-08T15:00:00.000Z' })

  const request = await office.recordsRequests.receive(aRecordsRequest({ studentId: student.id, ownerId }))
  const { documents } = await by.recordsRequests.get({ id: request.id })
  const kinds = documents.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['crisis', 'meeting', 'scan']))

  const parts = [
    { kind: 'crisis' as const, id: crisis.id },
    { kind: 'scan' as const, id: scanId },
  ]
  const picked = await by.recordsRequests.choose({ ...at(request), parts })
  const before = await by.recordsRequests.get({ id: picked.id })
  expect(before.undecided).toBe(1)
  const keys = before.documents
    .flatMap(({ lines }) => lines)
    .flatMap(({ pieces }) => pieces.flatMap(({ name }) => name?.key ?? []))
  const names = Object.fromEntries(keys.map((key) => [key, 'hide' as const]))
  const decided = await by.recordsRequests.decideNames({ ...at(picked), names, alsoHidden: [] })
  await approve(app, decided)
  await by.recordsRequests.printAnswer({ id: picked.id, language: 'en', as: 'paper' })
  const [paper = ''] = app.host.printed
  expect(paper).toContain('stayed with her.')
  expect(paper).not.toContain('Marcus')
  expect(paper).toContain(`src="data:image/png;base64,${PNG.toString('base64')}"`)
})

test('that a crisis was reported to an agency is told to whoever holds its paper, and to nobody else', () => {
  const step = (id: string, kind: 'action' | 'agency-report') => ({
    id,
    kind,
    name: id,
    roleId: 'r',
    guidance: '',
  })
  const entry = (stepId: string, said: CrisisRecord['entries'][number]['said']) => ({
    ...{ id: `of-${stepId}`, crisisId: 'c', stepId, at: '2026-12-08T15:00:00.000Z', corrects: null },
    ...{ recordedAt: '2026-12-08T15:00:00.000Z', recordedBy: 'a', contactId: null, said },
  })
  const crisis = {
    path: { steps: [step('Stay', 'action'), step('Report', 'agency-report')] },
    entries: [
      entry('Stay', { kind: 'done', words: 'Stayed.' }),
      entry('Report', { kind: 'left-out', why: 'No suspicion.' }),
    ],
  } as unknown as CrisisRecord
  const labels = (seesReports: boolean) =>
    crisisLines(
      crisis,
      { people: {}, contacts: [] },
      { words: officeWords('en'), timeZone: 'America/New_York', seesReports },
    ).map(([, label]) => label)
  expect(labels(false)).toEqual(['Dec 8, 2026 · Stay'])
  expect(labels(true)).toEqual(['Dec 8, 2026 · Stay', 'Dec 8, 2026 · Report'])
})
