import { expect, test } from 'vitest'

import type { ConsentDraft } from '#shared/domain/consent.ts'

import { aContact, aStudent } from '../testing/makers.ts'
import {
  aConsent,
  anEnding,
  aProvider,
  aReferral,
  aReferralDraft,
  aStep,
  bySecurePortal,
  signConsent,
} from '../testing/referral-makers.ts'
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

test('the hour at which a consent was taken back is kept, and goes with the taking back of that', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id } = await signConsent(app, made)
  app.setClock('2026-12-08T19:30:00.000Z')
  const told = { id, version: 1, revokedOn: '2026-12-08', how: 'By phone' }
  expect(await app.office.consents.revoke(told)).toMatchObject({ revokedAt: '2026-12-08T19:30:00.000Z' })
  await app.undoLast(app.office)
  const { consents } = await app.counselor.students.get({ id: made.studentId })
  expect(consents).toMatchObject([{ revokedOn: null, revokedAt: null }])

  app.setClock('2026-12-09T15:00:00.000Z')
  // The hour at which the word of the day before is written down says nothing of that day.
  expect(await app.office.consents.revoke({ ...told, version: 3 })).toMatchObject({ revokedAt: null })
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

test('a paper may end with an event, and holds until somebody says it has come', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made, { expiresOn: null, expiresWhen: 'The end of counseling' })
  const end = (happenedOn: string) => app.office.consents.end({ ...consent, happenedOn })
  await expect(end('2026-12-09')).rejects.toMatchObject({
    data: { fields: [{ path: 'happenedOn', message: 'consents:errors.dayToCome' }] },
  })
  const dated = await signConsent(app, made)
  await expect(app.office.consents.end({ ...dated, happenedOn: '2026-12-08' })).rejects.toMatchObject({
    data: { message: 'consents:errors.endsWithNothing' },
  })
  await expect(end('2026-12-08')).resolves.toMatchObject({ happenedOn: '2026-12-08', version: 2 })
  await app.undoLast(app.office)
  const { consents } = await app.counselor.students.get({ id: made.studentId })
  expect(consents.find(({ id }) => id === consent.id)).toMatchObject({ happenedOn: null })
})

test('a new paper takes the place of an old one from the day it was signed, and both come back as they were', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const old = await signConsent(app, made)
  const wider = await signConsent(app, made, { signedOn: '2026-12-05', amendsId: old.id })
  const read = async () =>
    (await app.counselor.students.get({ id: made.studentId })).consents.map(({ id, replacedOn }) => ({
      id,
      replacedOn,
    }))
  expect(await read()).toEqual([
    { id: wider.id, replacedOn: null },
    { id: old.id, replacedOn: '2026-12-05' },
  ])
  await expect(signConsent(app, made, { amendsId: old.id })).rejects.toMatchObject({
    data: { message: 'consents:errors.notReplaceable' },
  })
  await expect(signConsent(app, made, { amendsId: wider.id, kind: 'services' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await app.undoLast(app.counselor)
  expect(await read()).toEqual([{ id: old.id, replacedOn: null }])
})

test('when the other parent says no nothing more is sent until a counselor has weighed it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const objected = await app.office.consents.object({
    ...{ id: consent.id, version: consent.version },
    ...{ by: 'Luis Varga', on: '2026-12-08', how: 'By phone: he does not want it' },
  })
  const send = () => app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await expect(send()).rejects.toMatchObject({ data: { message: 'consents:missing.objection' } })
  await expect(
    signConsent(app, made, { amendsId: consent.id, signedOn: '2026-12-08' }),
  ).rejects.toMatchObject({
    data: { message: 'consents:errors.notReplaceable' },
  })
  await signConsent(app, made, { signedOn: '2026-12-08' })
  await expect(send()).rejects.toMatchObject({ data: { message: 'consents:missing.objection' } })
  const weighing = { id: objected.id, version: objected.version, words: 'The order gives her the decision.' }
  await expect(app.office.consents.weigh(weighing)).rejects.toMatchObject({ code: 'forbidden' })
  const weighed = await app.counselor.consents.weigh(weighing)
  expect(weighed.objections).toMatchObject([{ by: 'Luis Varga', weighed: { on: '2026-12-08' } }])
  const again = { ...weighing, version: weighed.version }
  await expect(app.counselor.consents.weigh(again)).rejects.toMatchObject({
    data: { message: 'consents:errors.nothingToWeigh' },
  })
  await expect(send()).resolves.toMatchObject({ state: 'sent' })
})

test('a no outlives the sheet it was said of: a new one opens nothing until somebody has weighed it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id } = await signConsent(app, made)
  const said = { id, by: 'Luis Varga', on: '2026-12-08', how: 'By phone' }
  const { version } = await app.office.consents.object({ ...said, version: 1 })
  const over = await app.office.consents.revoke({ id, version, revokedOn: '2026-12-08', how: 'Tidied up' })
  await signConsent(app, made)
  const send = () => app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await expect(send()).rejects.toMatchObject({ data: { message: 'consents:missing.objection' } })
  await app.counselor.consents.weigh({
    id,
    version: over.version,
    words: 'The order gives her the decision.',
  })
  await expect(send()).resolves.toMatchObject({ state: 'sent' })
})

test('a contact signs who may, and shows it where there is a word about custody', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const contact = (known: object) =>
    app.counselor.students.addContact({ studentId: made.studentId, draft: aContact(known) })
  const aunt = await contact({ name: 'Rita Soto', relation: 'relative', holdsConsentRights: false })
  const signs = ({ id, name }: { readonly id: string; readonly name: string }, authorityShown = '') =>
    signConsent(app, made, { signer: name, signerContactId: id, authorityShown })
  await expect(signs(aunt)).rejects.toMatchObject({
    data: { fields: [{ path: 'signer', message: 'consents:errors.signerMayNot' }] },
  })
  const mother = await contact({ name: 'Teresa Varga', relation: 'mother', holdsConsentRights: true })
  await expect(signs(mother)).resolves.toMatchObject({ signerContactId: mother.id })
  const father = await contact({
    ...{ name: 'Luis Varga', relation: 'father', holdsConsentRights: true },
    custodyNote: 'Decides about health together with the mother',
  })
  await expect(signs(father)).rejects.toMatchObject({
    data: { fields: [{ path: 'authorityShown', message: 'consents:errors.authorityNotShown' }] },
  })
  await expect(signs(father, 'Order of March 3')).resolves.toMatchObject({
    authorityShown: 'Order of March 3',
  })
})

test('whoever may not sign does so neither as somebody else nor as the student', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const draft = aContact({ name: 'Luis Varga', relation: 'father', holdsConsentRights: false })
  const father = await app.counselor.students.addContact({ studentId, draft })
  const signs = (said: Partial<ConsentDraft>) => signConsent(app, made, { signer: 'luis varga', ...said })
  const refused = (path: string, message: string) => ({ data: { fields: [{ path, message }] } })
  await expect(signs({})).rejects.toMatchObject(refused('signer', 'consents:errors.signerMayNot'))
  const asTheStudent = refused('authority', 'consents:errors.notTheStudent')
  for (const signerContactId of [father.id, null])
    await expect(signs({ authority: 'eligible-student', signerContactId })).rejects.toMatchObject(
      asTheStudent,
    )
  await expect(signs({ signer: 'Ines Varga', authority: 'eligible-student' })).resolves.toMatchObject({
    authority: 'eligible-student',
  })
  const asked = { contactId: father.id, name: '', how: 'in-hand', language: 'en' } as const
  await expect(
    app.office.consentRequests.create({
      ...{ studentId, kind: 'exchange', recipientIds: [made.service.organizationId] },
      ...{ askedOn: '2026-12-08', asked },
    }),
  ).rejects.toMatchObject(refused('asked.contactId', 'papers:errors.mayNotSign'))
})

test('a minor signs only what the school has looked up, from the age it found', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  const born = aStudent({ birthDate: '2012-12-05' })
  await app.counselor.students.update({ id: student.id, version: student.version, draft: born })
  const signs = (said: Partial<ConsentDraft>) =>
    signConsent(app, made, { authority: 'minor-under-state-law', signedOn: '2026-12-08', ...said })
  const forHelp = { kind: 'services', recipientIds: [], information: [] } as const
  const refused = (message: string) => ({ data: { fields: [{ path: 'authority', message }] } })
  await expect(signs(forHelp as never)).rejects.toMatchObject(refused('consents:errors.minorNotConfirmed'))
  const found = { servicesFrom: 14, informationFrom: null, confirmedBy: 'District counsel', source: 'Letter' }
  await expect(app.counselor.school.confirmMinorConsent(found)).rejects.toMatchObject({ code: 'forbidden' })
  await app.owner.school.confirmMinorConsent(found)
  expect(await app.office.school.minorConsent({})).toMatchObject({ ...found, confirmedOn: '2026-12-08' })
  await expect(signs(forHelp as never)).resolves.toMatchObject({ kind: 'services' })
  await expect(signs({ direction: 'from' })).rejects.toMatchObject(refused('consents:errors.minorMayNot'))
  const ofProgram: Partial<ConsentDraft> = { direction: 'from', information: ['substance-use-records'] }
  await app.owner.school.confirmMinorConsent({ ...found, servicesFrom: null, informationFrom: 14 })
  await expect(signs(ofProgram)).rejects.toMatchObject(refused('consents:errors.minorWithParent'))
  await app.owner.school.confirmMinorConsent({ ...found, informationFrom: 14 })
  await expect(signs(ofProgram)).resolves.toMatchObject({ authority: 'minor-under-state-law' })
  await app.owner.school.confirmMinorConsent({ ...found, servicesFrom: 15 })
  await expect(signs(forHelp as never)).rejects.toMatchObject(refused('consents:errors.minorTooYoung'))
})

test('from 18 on the student alone signs, and what a parent signed before opens nothing more', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  const draft = aStudent({ birthDate: '2008-12-05' })
  await app.counselor.students.update({ id: student.id, version: student.version, draft })
  await expect(signConsent(app, made, { signedOn: '2026-12-05' })).rejects.toMatchObject({
    data: { fields: [{ path: 'authority', message: 'consents:errors.ofAge' }] },
  })
  await signConsent(app, made, { signedOn: '2026-12-04' })
  const send = () => app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await expect(send()).rejects.toMatchObject({ data: { message: 'consents:missing.of-age' } })
  await signConsent(app, made, { authority: 'eligible-student', signedOn: '2026-12-08' })
  await expect(send()).resolves.toMatchObject({ state: 'sent' })
})

test('somebody the records do not hold shows what lets them sign, and no minor signs for a screening', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await expect(signConsent(app, made, { signer: 'Rita Soto', authorityShown: '' })).rejects.toMatchObject({
    data: { fields: [{ path: 'authorityShown', message: 'consents:errors.authorityNotShown' }] },
  })
  const found = { servicesFrom: 12, informationFrom: 12, confirmedBy: 'District counsel', source: 'Letter' }
  await app.owner.school.confirmMinorConsent(found)
  await expect(
    signConsent(app, made, { kind: 'screening', authority: 'minor-under-state-law', direction: 'from' }),
  ).rejects.toMatchObject({
    data: { fields: [{ path: 'authority', message: 'consents:errors.minorMayNot' }] },
  })
})

test('who signed as the student of age before they were lets nothing leave', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made, { authority: 'eligible-student', signer: 'Ines Varga' })
  const { student } = await app.counselor.students.get({ id: made.studentId })
  const draft = aStudent({ birthDate: '2013-05-01' })
  await app.counselor.students.update({ id: student.id, version: student.version, draft })
  const sending = app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await expect(sending).rejects.toMatchObject({ data: { message: 'consents:missing.not-of-age' } })
})

test('a signature is not kept under a contact who has another name', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const mother = await app.office.students.addContact({ studentId: made.studentId, draft: aContact() })
  const signs = (signer: string) => signConsent(app, made, { signer, signerContactId: mother.id })
  await expect(signs('Luis Varga')).rejects.toMatchObject({
    data: { fields: [{ path: 'signer', message: 'consents:errors.notTheirName' }] },
  })
  await expect(signs(mother.name.toUpperCase())).resolves.toMatchObject({ signerContactId: mother.id })
})

test('a referral whose consent is signed is to be sent today, by us; without the paper it waits for it again', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const asked = await app.counselor.referrals.requestConsent(aStep(made.referral))
  const next = async () => {
    const { state, nextTask, nextDueOn } = await app.counselor.referrals.get({ id: asked.id })
    return { state, nextTask, nextDueOn }
  }
  const waiting = { state: 'awaiting-consent', nextTask: 'get-consent', nextDueOn: asked.nextDueOn }
  const signed = { state: 'awaiting-consent', nextTask: 'send-referral', nextDueOn: '2026-12-08' }
  const other = await app.counselor.providers.create(aProvider({ organizationName: 'Harbor House' }))
  await signConsent(app, made, { recipientIds: [other.organizationId] })
  await signConsent(app, made, { direction: 'from' })
  await signConsent(app, made, { information: ['contact-details'] })
  expect(await next()).toEqual(waiting)

  const consent = await signConsent(app, made)
  expect(await next()).toEqual(signed)
  const page = await app.counselor.today.get({})
  expect(page.dueToday).toMatchObject([{ id: asked.id, task: 'send-referral', whoActs: 'school' }])
  expect(page.waiting).toEqual([])
  await app.undoLast(app.counselor)
  expect(await next()).toEqual(waiting)

  const again = await signConsent(app, made)
  expect(again.id).not.toBe(consent.id)
  await app.office.consents.revoke({ id: again.id, version: 1, revokedOn: '2026-12-08', how: 'By telephone' })
  expect(await next()).toEqual({ ...signed, nextTask: 'decide-without-consent' })
  await app.undoLast(app.office)
  expect(await next()).toEqual(signed)
  const no = { by: 'Luis Varga', on: '2026-12-08', how: 'By telephone' }
  const { version } = await app.office.consents.object({ id: again.id, version: 3, ...no })
  expect(await next()).toEqual(waiting)
  await app.counselor.consents.weigh({ id: again.id, version, words: 'He meant another clinic.' })
  expect(await next()).toEqual(signed)
  // Whoever had the referral before them goes on.
  await expect(app.office.referrals.send({ ...aStep(asked), ...bySecurePortal })).resolves.toMatchObject({
    state: 'sent',
    nextTask: 'hear-from-provider',
  })
})

test('a family that took its consent back is not asked again by itself: somebody decides how it goes on', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const asked = await app.counselor.referrals.requestConsent(aStep(made.referral))
  const next = async () => (await app.counselor.referrals.get({ id: asked.id })).nextTask
  const other = await app.counselor.providers.create(aProvider({ organizationName: 'Harbor House' }))
  const { organizationId } = made.service
  const { id } = await signConsent(app, made, { recipientIds: [organizationId, other.organizationId] })
  app.setClock('2026-12-08T17:00:00.000Z')
  const word = { revokedOn: '2026-12-08', how: 'The mother, by phone' }
  await app.office.consents.revoke({ id, version: 1, ...word, recipientIds: [organizationId] })
  expect(await next()).toBe('decide-without-consent')
  const { dueToday } = await app.counselor.today.get({})
  expect(dueToday).toMatchObject([{ id: asked.id, whoActs: 'school', consentMissing: 'revoked' }])

  app.setClock('2026-12-08T17:01:00.000Z')
  await signConsent(app, made, { recipientIds: [], anyTreating: true, signedOn: '2026-12-08' })
  expect(await next()).toBe('decide-without-consent')
  await app.office.consentRequests.create({
    ...{ studentId: made.studentId, kind: 'exchange', recipientIds: [organizationId], askedOn: '2026-12-08' },
    asked: { contactId: null, name: 'Teresa Varga', how: 'phone', language: null },
  })
  expect(await next()).toBe('get-consent')
  await app.undoLast(app.office)
  expect(await next()).toBe('decide-without-consent')
  await signConsent(app, made, { signedOn: '2026-12-08' })
  expect(await next()).toBe('send-referral')
})

test('a signed consent to help at school makes its referral ours', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'school-based' })
  const asked = await app.counselor.referrals.requestConsent(aStep(made.referral))
  await signConsent(app, made, { kind: 'services', recipientIds: [] })
  expect(await app.counselor.referrals.get({ id: asked.id })).toMatchObject({ nextTask: 'send-referral' })
})

test('whoever was told something by a consent that is taken back is told of that today, by whoever has the referral', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id, version } = await signConsent(app, made)
  const tellings = async () => {
    const { tasks } = await app.counselor.cases.get({ id: made.caseId })
    return tasks.filter(
      ({ name }) => name === 'Tell Bayside Family Counseling that the consent was taken back',
    )
  }
  const revoke = (at: number) =>
    app.office.consents.revoke({ id, version: at, revokedOn: '2026-12-08', how: 'By telephone' })
  await revoke(version)
  expect(await tellings()).toEqual([])
  await app.undoLast(app.office)

  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await revoke(version + 2)
  expect(await tellings()).toMatchObject([
    { ownerId: app.sessions.counselor.accountId, dueOn: '2026-12-08', state: 'open' },
  ])
  expect((await app.counselor.today.get({})).dueToday).toMatchObject([{ kind: 'task', whoActs: 'school' }])
  await app.undoLast(app.office)
  expect(await tellings()).toEqual([])

  await signConsent(app, made, { recipientIds: [], anyTreating: true })
  await revoke(version + 4)
  const [telling] = await tellings()
  expect(telling?.guidance).toContain('1 other paper for the same provider still holds.')
})

test.each(['for two providers', 'for whoever treats the student'])(
  'of a consent %s a provider is not told of a paper that is for another one',
  async (whom) => {
    await using app = await createTestApp()
    const made = await aReferral(app)
    const other = await app.counselor.providers.create(aProvider({ organizationName: 'Harbor House' }))
    const recipientIds = [made.service.organizationId, other.organizationId]
    const isForTwo = whom === 'for two providers'
    const { id } = await signConsent(app, made, isForTwo ? { recipientIds } : { anyTreating: true })
    await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
    await app.counselor.consents.create(aConsent(made.studentId, other.organizationId))
    const { consents } = await app.counselor.students.get({ id: made.studentId })
    const version = consents.find((one) => one.id === id)?.version ?? 0
    await app.office.consents.revoke({ id, version, revokedOn: '2026-12-08', how: 'By phone' })
    const { tasks } = await app.counselor.cases.get({ id: made.caseId })
    expect(tasks).toHaveLength(1)
    expect(tasks[0]?.guidance).not.toContain('same provider')
  },
)

test('whoever was told by a consent without a referral is told by whoever has its case, too, or the office decides', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id } = await signConsent(app, made)
  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  // As an answer to a request for records and a call to a new school write it.
  app.vault.writing.prepare('UPDATE disclosures SET referral_id = NULL').run()
  const revoke = async () => {
    const { consents } = await app.counselor.students.get({ id: made.studentId })
    await app.office.consents.revoke({
      ...{ id, version: consents[0]?.version ?? 1, revokedOn: '2026-12-08', how: 'By phone' },
    })
    const { tasks } = await app.counselor.cases.get({ id: made.caseId })
    const { concerns } = await app.counselor.students.get({ id: made.studentId })
    return [tasks.length, concerns.filter(({ state }) => state === 'new').length]
  }
  expect(await revoke()).toEqual([1, 0])
  await app.undoLast(app.office)
  app.vault.writing.prepare('UPDATE consents SET case_id = NULL').run()
  expect(await revoke()).toEqual([0, 1])
})

test('a paper that was signed before somebody was kept away was interpreted by them as by anybody', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const away = { name: 'Luis Varga', doNotContact: true, doNotContactBasis: 'Order of 8 December' }
  await app.counselor.students.addContact({ studentId: made.studentId, draft: aContact(away) })
  const sign = (signedOn: string) => signConsent(app, made, { signedOn, interpreter: 'Luis Varga' })
  await expect(sign('2026-12-08')).rejects.toMatchObject({
    data: { fields: [{ path: 'interpreter', message: 'students:errors.keptAwayInterprets' }] },
  })
  expect(await sign('2026-11-01')).toMatchObject({ interpreter: 'Luis Varga' })
})

test('a task to tell a provider says which consent was taken back, and splits no letter of a long name', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, {}, { organizationName: `${'N'.repeat(119)}🏥 Clinic` })
  const { id } = await signConsent(app, made)
  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  const [consent] = (await app.counselor.students.get({ id: made.studentId })).consents
  await app.office.consents.revoke({
    ...{ id, version: consent?.version ?? 1, revokedOn: '2026-12-08', how: 'By telephone' },
  })
  const { tasks } = await app.counselor.cases.get({ id: made.caseId })
  expect(tasks).toMatchObject([
    {
      kind: 'tell-provider',
      name: `Tell ${'N'.repeat(119)} that the consent was taken back`,
      guidance: expect.stringMatching(/signed on .*contact details/i),
    },
  ])
})

test('whoever was told something in a case that is closed is told, too, that the consent was taken back', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id } = await signConsent(app, made)
  const sent = await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await app.counselor.referrals.close({ ...aStep(sent), ending: anEnding('closed-no-response') })
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.close({ id: open.id, version: open.version, note: 'Nobody answered' })
  const fresh = async () =>
    (await app.counselor.students.get({ id: made.studentId })).concerns.filter(({ state }) => state === 'new')
  const before = await fresh()
  const [consent] = (await app.counselor.students.get({ id: made.studentId })).consents
  await app.office.consents.revoke({
    ...{ id, version: consent?.version ?? 1, revokedOn: '2026-12-08', how: 'By telephone' },
  })
  const [asked] = (await fresh()).filter((one) => !before.some((other) => other.id === one.id))
  expect(asked).toMatchObject({
    source: 'parent',
    words: expect.stringContaining('A consent was taken back'),
  })
  // The whole office reads it, and may not read the case.
  expect(asked?.words).not.toMatch(/Bayside|signed on|contact details/i)
  await app.undoLast(app.office)
  expect(await fresh()).toEqual(before)
})

test('a referral that is reopened after its consent came in is sent, and waits for no signature', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const asked = await app.counselor.referrals.requestConsent(aStep(made.referral))
  const closed = await app.counselor.referrals.close({
    ...{ ...aStep(asked), ending: anEnding('closed-unable-to-contact') },
  })
  await signConsent(app, made)
  const open = await app.counselor.referrals.reopen(aStep(closed))
  expect(open).toMatchObject({ state: 'awaiting-consent', nextTask: 'send-referral' })
  await app.undoLast(app.counselor)
  expect(await app.counselor.referrals.get({ id: asked.id })).toMatchObject({ state: closed.state })
})

test('a consent is taken back for one provider, and goes on for the other', async () => {
  await using app = await createTestApp()
  const first = await aReferral(app)
  const other = await app.counselor.providers.create(aProvider({ organizationName: 'Riverside Clinic' }))
  const { organizationId } = first.service
  const consent = await signConsent(app, first, { recipientIds: [organizationId, other.organizationId] })
  const also = await signConsent(app, first, { recipientIds: [organizationId], signedOn: '2026-12-02' })
  await app.counselor.referrals.send({ ...aStep(first.referral), ...bySecurePortal })
  app.setClock('2026-12-08T19:30:00.000Z')
  const told = { revokedOn: '2026-12-08', how: 'Her father, by phone' }
  const nobody = { id: consent.id, version: 1, ...told, recipientIds: [null] }
  await expect(app.office.consents.revoke(nobody)).rejects.toMatchObject({ code: 'not_found' })
  const revoked = await app.office.consents.revoke({ ...nobody, recipientIds: [organizationId] })
  const entry = {
    recipientId: organizationId,
    on: '2026-12-08',
    at: '2026-12-08T19:30:00.000Z',
    how: told.how,
  }
  expect(revoked).toMatchObject({ revokedOn: null, takenBackFor: [entry] })
  await expect(
    app.office.consents.revoke({ ...nobody, version: 2, recipientIds: [organizationId] }),
  ).rejects.toMatchObject({ data: { message: 'consents:errors.alreadyRevoked' } })

  await app.undoLast(app.office)
  const both = { ...nobody, version: 3, recipientIds: [organizationId], also: [{ id: also.id, version: 1 }] }
  await app.office.consents.revoke(both)
  const papers = async () => (await app.counselor.students.get({ id: first.studentId })).consents
  expect(await papers()).toMatchObject([
    { id: also.id, revokedOn: '2026-12-08', takenBackFor: [] },
    { id: consent.id, revokedOn: null, takenBackFor: [entry] },
  ])
  await app.undoLast(app.office)
  expect(await papers()).toMatchObject([
    { revokedOn: null, takenBackFor: [] },
    { revokedOn: null, takenBackFor: [] },
  ])
})

test('a paper for whoever treats the student is taken back for one clinic, once, and goes on for the others', async () => {
  await using app = await createTestApp()
  const first = await aReferral(app)
  const { organizationId } = first.service
  const other = await app.counselor.providers.create(aProvider({ organizationName: 'Riverside Clinic' }))
  const consent = await signConsent(app, first, { recipientIds: [], anyTreating: true })
  const word = { revokedOn: '2026-12-08', how: 'Her father, by phone' }
  const revoke = (recipientIds: string[], version = 1, id = consent.id) =>
    app.office.consents.revoke({ id, version, ...word, recipientIds })
  await expect(revoke([consent.id])).rejects.toMatchObject({ code: 'not_found' })
  const revoked = await revoke([organizationId, organizationId])
  expect(revoked).toMatchObject({
    ...{ revokedOn: null, recipientIds: [], anyTreating: true },
    takenBackFor: [
      { recipientId: organizationId, name: 'Bayside Family Counseling', on: '2026-12-08', how: word.how },
    ],
  })
  expect(revoked.takenBackFor).toHaveLength(1)
  await expect(revoke([organizationId], 2)).rejects.toMatchObject({
    data: { message: 'consents:errors.alreadyRevoked' },
  })
  await expect(
    app.counselor.referrals.send({ ...aStep(first.referral), ...bySecurePortal }),
  ).rejects.toMatchObject({ data: { message: 'consents:missing.revoked' } })

  await signConsent(app, first, { recipientIds: [], anyTreating: true, signedOn: '2026-12-08' })
  await expect(
    app.counselor.referrals.send({ ...aStep(first.referral), ...bySecurePortal }),
  ).rejects.toMatchObject({ data: { message: 'consents:missing.revoked' } })
  const second = await app.counselor.referrals.create(
    aReferralDraft({
      ...{ caseId: first.caseId, serviceId: other.id, ownerId: app.sessions.counselor.accountId },
    }),
  )
  await app.counselor.referrals.send({ ...aStep(second), ...bySecurePortal })

  await app.office.consents.revoke({ id: consent.id, version: 2, ...word })
  const named = await signConsent(app, first, { recipientIds: [other.organizationId] })
  await expect(revoke([organizationId], 1, named.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('only the provider it was taken back for is told so, and gets no letter; the other may have theirs', async () => {
  await using app = await createTestApp()
  const first = await aReferral(app)
  const other = await app.counselor.providers.create(aProvider({ organizationName: 'Riverside Clinic' }))
  const { organizationId } = first.service
  const second = await app.counselor.referrals.create(
    aReferralDraft({
      caseId: first.caseId,
      serviceId: other.id,
      ownerId: app.sessions.counselor.accountId,
    }),
  )
  const consent = await signConsent(app, first, { recipientIds: [organizationId, other.organizationId] })
  await app.counselor.referrals.send({ ...aStep(first.referral), ...bySecurePortal })
  const revoke = (id: string) =>
    app.office.consents.revoke({
      ...{ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone', recipientIds: [id] },
    })
  await revoke(other.organizationId)
  const tasks = async () =>
    (await app.counselor.cases.get({ id: first.caseId })).tasks.filter(({ name }) =>
      name.includes('taken back'),
    )
  expect(await tasks()).toEqual([])
  const send = () => app.counselor.referrals.send({ ...aStep(second), ...bySecurePortal })
  await expect(send()).rejects.toMatchObject({ data: { message: 'consents:missing.revoked' } })
  await app.undoLast(app.office)
  await app.office.consents.revoke({
    ...{
      id: consent.id,
      version: 3,
      revokedOn: '2026-12-08',
      how: 'By phone',
      recipientIds: [organizationId],
    },
  })
  expect(await tasks()).toMatchObject([{ name: expect.stringContaining('Bayside') }])
  await expect(send()).resolves.toMatchObject({ state: 'sent' })
})

test('a ticked purpose is purpose enough, in its words; a paper with no ticks says its own', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const ticked = await signConsent(app, made, { purpose: '', purposes: ['arranging-help', 'payment'] })
  expect(ticked.purpose).toMatch(/\w.*; \w/)
  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  const { disclosures } = await app.counselor.cases.get({ id: made.caseId })
  expect(disclosures).toMatchObject([{ interest: ticked.purpose }])
  await expect(signConsent(app, made, { kind: 'services', purpose: '' })).rejects.toMatchObject({
    data: { fields: [{ path: 'purpose', message: 'common:fields.required' }] },
  })
})
