import { expect, test } from 'vitest'

import { aStudent } from '../testing/makers.ts'
import { aConsent, aReferral, aStep, bySecurePortal, signConsent } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('the office records what a parent signed, and it stands on the student’s page', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { organizationId } = made.service
  const consent = await app.office.consents.create(
    aConsent(made.studentId, organizationId, {
      recipientIds: [organizationId, organizationId],
      information: ['contact-details', 'contact-details'],
    }),
  )
  expect(consent).toMatchObject({
    recipientIds: [organizationId],
    information: ['contact-details'],
    revokedOn: null,
    version: 1,
  })
  const { consents } = await app.counselor.students.get({ id: made.studentId })
  expect(consents).toEqual([consent])
})

test('a consent names providers of the directory and was signed on a day that has come', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await expect(signConsent(app, made, { recipientIds: [made.studentId] })).rejects.toMatchObject({
    data: { fields: [{ path: 'recipientIds', message: 'consents:errors.recipientUnknown' }] },
  })
  await expect(signConsent(app, made, { signedOn: '2026-12-09' })).rejects.toMatchObject({
    data: { fields: [{ path: 'signedOn' }] },
  })
  const nobody = aConsent(made.caseId, made.service.organizationId)
  await expect(app.office.consents.create(nobody)).rejects.toMatchObject({ code: 'not_found' })
})

test('a student signs for themselves from the day they are 18, as far as the birth date is known', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  const signs = (signedOn: string) => signConsent(app, made, { authority: 'eligible-student', signedOn })
  await expect(signs('2026-12-01')).resolves.toMatchObject({ authority: 'eligible-student' })

  const born = aStudent({ birthDate: '2008-12-05' })
  await app.counselor.students.update({ id: student.id, version: student.version, draft: born })
  await expect(signs('2026-12-04')).rejects.toMatchObject({
    data: { fields: [{ path: 'authority', message: 'consents:errors.notOfAge' }] },
  })
  await expect(signs('2026-12-05')).resolves.toMatchObject({ signedOn: '2026-12-05' })
})

test('a consent is taken back from a day on, and what was sent before stays sent', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const sent = await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  const revoke = (revokedOn: string, version = 1) =>
    app.office.consents.revoke({ id: consent.id, version, revokedOn, how: 'In writing' })
  await expect(revoke('2026-12-09')).rejects.toMatchObject({ data: { fields: [{ path: 'revokedOn' }] } })
  await expect(revoke('2026-11-30')).rejects.toMatchObject({ data: { fields: [{ path: 'revokedOn' }] } })
  await expect(revoke('2026-12-08', 7)).rejects.toMatchObject({ code: 'conflict' })
  const revoked = await revoke('2026-12-08')
  expect(revoked).toMatchObject({ revokedOn: '2026-12-08', revokedHow: 'In writing', version: 2 })
  await expect(revoke('2026-12-08', 2)).rejects.toMatchObject({
    data: { message: 'consents:errors.alreadyRevoked' },
  })
  const record = await app.counselor.cases.get({ id: made.caseId })
  expect(record.referrals[0]).toMatchObject({ state: 'sent', consentId: consent.id, version: sent.version })
  expect(record.disclosures).toHaveLength(1)
  await app.undoLast(app.office)
  const { consents } = await app.counselor.students.get({ id: made.studentId })
  expect(consents).toMatchObject([{ revokedOn: null, revokedHow: '', version: 3 }])
})

test('a consent recorded by mistake can be taken back until something left because of it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  await app.undoLast(app.counselor)
  expect((await app.counselor.students.get({ id: made.studentId })).consents).toEqual([])

  await signConsent(app, made)
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await expect(app.counselor.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await app.counselor.students.get({ id: made.studentId })).consents).toHaveLength(1)
})

test('the consents of a student whose case is restricted are for its people', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ id: made.caseId, version: open.version, restricted: true })
  const revoke = { id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' }
  await expect(app.office.consents.revoke(revoke)).rejects.toMatchObject({ code: 'not_found' })
  await expect(app.counselor.consents.revoke(revoke)).resolves.toMatchObject({ version: 2 })
})
