import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { MOST_SCAN_BYTES, MOST_SCANS } from '#shared/domain/consent-scan.ts'

import { aReferral, signConsent } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'footbridge-scans-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])

async function aSignedPaper(app: TestApp) {
  const made = await aReferral(app)
  const information = ['contact-details', 'date-of-birth', 'reason-for-referral'] as const
  return { ...made, consent: await signConsent(app, made, { information: [...information] }) }
}

function choose(app: TestApp, name: string, bytes: Uint8Array): void {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  app.host.choose = [{ name, path }]
}

test('a signed page is kept in the file, seen, given out as a copy, taken out and brought back', async () => {
  await using app = await createTestApp()
  const { consent, studentId } = await aSignedPaper(app)
  choose(app, 'scan.jpg', PNG)
  const scan = await app.office.consentScans.attach({ consentId: consent.id, token: null })
  expect(scan).toMatchObject({ consentId: consent.id, kind: 'image/png', size: PNG.length })
  const one = { consentId: consent.id, id: scan.id }
  const kept = () => app.counselor.consentScans.ofStudent({ studentId })
  expect(await kept()).toEqual([scan])
  const seen = await app.counselor.consentScans.get(one)
  expect({ ...seen, bytes: [...Buffer.from(seen.base64, 'base64')] }).toMatchObject({
    ...{ kind: 'image/png', studentId },
    bytes: [...PNG],
  })
  await app.office.consentScans.save(one)
  expect(app.host.saved).toEqual([{ name: 'footbridge-signed-page.png', bytes: Buffer.from(PNG) }])
  await app.office.consentScans.remove(one)
  expect(await kept()).toEqual([])
  await app.undoLast(app.office)
  expect(await kept()).toEqual([scan])
  await app.undoLast(app.office).catch(() => undefined)
})

test('a copy that was saved is asked about as a printed paper, and goes to a provider only where the consent stands', async () => {
  await using app = await createTestApp()
  const { consent, studentId, referral } = await aSignedPaper(app)
  choose(app, 'scan.jpg', PNG)
  const scan = await app.office.consentScans.attach({ consentId: consent.id, token: null })
  const copy = async () => {
    await app.office.consentScans.save({ consentId: consent.id, id: scan.id })
    const { forms } = await app.office.printing.unsaid({})
    return forms[0]?.id ?? ''
  }
  const first = await copy()
  expect((await app.office.printing.unsaid({})).forms).toMatchObject([{ form: 'signed-release', studentId }])
  const lost = app.office.printing.settle({ pages: [], formIds: [first], ending: 'not-printed' })
  await expect(lost).rejects.toMatchObject({ code: 'rule' })
  const disclosures = async () => (await app.counselor.students.get({ id: studentId })).disclosures
  expect(await disclosures()).toEqual([])
  await app.office.printing.sendForm({ id: first, referralId: referral.id, method: 'fax', emergency: null })
  expect(await disclosures()).toMatchObject([
    { pageIds: [first], what: expect.stringContaining('Copy of a signed release (1 page)') },
  ])
  const second = await copy()
  await app.counselor.consents.revoke({
    ...{ id: consent.id, version: consent.version, revokedOn: '2026-12-08', how: 'On the phone' },
  })
  const again = { id: second, referralId: referral.id, method: 'fax', emergency: null } as const
  await expect(app.office.printing.sendForm(again)).rejects.toMatchObject({ code: 'rule' })
  await app.office.printing.settle({ pages: [], formIds: [second], ending: 'destroyed' })
  expect((await app.office.printing.unsaid({})).forms).toEqual([])
  expect(await disclosures()).toHaveLength(1)
})

test('a copy nobody saved is not asked about', async () => {
  await using app = await createTestApp()
  const { consent } = await aSignedPaper(app)
  choose(app, 'scan.jpg', PNG)
  const scan = await app.office.consentScans.attach({ consentId: consent.id, token: null })
  app.host.saveFile = async () => false
  const saving = app.office.consentScans.save({ consentId: consent.id, id: scan.id })
  await expect(saving).rejects.toMatchObject({ code: 'cancelled' })
  expect((await app.office.printing.unsaid({})).forms).toEqual([])
})

test('what is no picture, too large or gone is refused with what to do, and nothing is kept', async () => {
  await using app = await createTestApp()
  const { consent, studentId } = await aSignedPaper(app)
  const attach = () => app.office.consentScans.attach({ consentId: consent.id, token: null })
  await expect(attach()).rejects.toMatchObject({ code: 'cancelled' })
  choose(app, 'page.png', new TextEncoder().encode('<script>'))
  await expect(attach()).rejects.toMatchObject({ data: { message: 'consents:errors.scanOtherKind' } })
  const large = new Uint8Array(MOST_SCAN_BYTES + 1)
  large.set(PNG)
  choose(app, 'large.png', large)
  await expect(attach()).rejects.toMatchObject({ data: { message: 'consents:errors.scanTooLarge' } })
  app.host.choose = [{ name: 'gone.png', path: join(folder, 'gone.png') }]
  await expect(attach()).rejects.toMatchObject({ data: { message: 'consents:errors.scanUnreadable' } })
  expect(await app.office.consentScans.ofStudent({ studentId })).toEqual([])
})

test('a consent holds so many pages and no more', async () => {
  await using app = await createTestApp()
  const { consent } = await aSignedPaper(app)
  choose(app, 'page.png', PNG)
  const attach = () => app.office.consentScans.attach({ consentId: consent.id, token: null })
  for (let page = 0; page < MOST_SCANS; page += 1) await attach()
  await expect(attach()).rejects.toMatchObject({ data: { message: 'consents:errors.scansEnough' } })
})

test('a recorded consent with a signed page is not taken back as a slip of the hand', async () => {
  await using app = await createTestApp()
  const { consent } = await aSignedPaper(app)
  const undo = app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  choose(app, 'page.png', PNG)
  await app.office.consentScans.attach({ consentId: consent.id, token: null })
  await expect(app.counselor.undo.run({ undoId: undo })).rejects.toMatchObject({ code: 'conflict' })
})

test('the pages of a restricted case are for its readers', async () => {
  await using app = await createTestApp()
  const { consent, studentId, caseId } = await aSignedPaper(app)
  choose(app, 'page.png', PNG)
  const scan = await app.office.consentScans.attach({ consentId: consent.id, token: null })
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  expect(await app.office.consentScans.ofStudent({ studentId })).toEqual([])
  await expect(app.office.consentScans.get({ consentId: consent.id, id: scan.id })).rejects.toMatchObject({
    code: 'not_found',
  })
})
