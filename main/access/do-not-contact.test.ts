import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { operations } from '#shared/api/contract.ts'
import type { CrisisWords } from '#shared/domain/crisis.ts'
import type { ContactDraft } from '#shared/domain/student.ts'

import { changes, questions } from '../testing/every-operation.ts'
import { aKeptStory, type KeptStory } from '../testing/kept-story.ts'
import { aConcern, aContact } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aReturnPlan, aSafetyPlan } from '../testing/plan-makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { aConsent, aFormsChoice, aPacket, aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/**
 * The record itself says who must not be contacted, and marks them: there nobody is called by mistake; a concern says who
 * raised it. Nothing else of the contract may name them, and no paper does.
 */
const SAYS_WHOM_NOT_TO_CONTACT = ['students.get', 'cases.get', 'crises.get', 'concerns.get']

/** Whoever answers a request reads the plans as they were written, and decides about each name in them. */
const PLANS = new Set<unknown>(['safety-plan', 'return-plan'])

/** An answer but for the plans in it, as they are read where a request is answered. */
const butPlans = (answer: unknown): string =>
  JSON.stringify(answer, (key, value: unknown) =>
    key === 'documents' && Array.isArray(value)
      ? value.filter((one: unknown) => !PLANS.has(Object(one).kind))
      : value,
  )

/** Signs that are one of these alone, so that no other text holds them by chance. */
const marked = (mark: string, signs: string) =>
  fc
    .string({ unit: fc.constantFrom(...Array.from(signs)), minLength: 5, maxLength: 12 })
    .map((text) => `${mark}${text}`)

/** Somebody nobody may call, in the scripts and with the signs names come in. */
const person = fc.record({
  name: fc.oneof(
    marked('Xq', 'zvkjw'),
    marked('Ӂ', 'ӔӚӜӞӠ'),
    marked('鱻', '龘靐齉爩'),
    marked('ڙ', 'ڠڞڛڐ'),
    marked("O'Xq<b>", 'zvkj&"'),
  ),
  phone: fc
    .string({ unit: fc.constantFrom('6', '8', '9'), minLength: 7, maxLength: 7 })
    .map((end) => `+1 777 ${end}`),
  address: marked('77 Xv', 'qzjk'),
  email: marked('xv', 'qzjk').map((user) => `${user}@example.org`),
  relation: fc.constantFrom('mother' as const, 'guardian' as const, 'other' as const),
  holdsConsentRights: fc.boolean(),
})
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never

/** As it stands in an answer or on a page, whatever was escaped on the way. */
function isNamedIn(answer: string, { name, phone, address, email }: Person): string | undefined {
  const plain = answer
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('\\"', '"')
  const secret = [name, phone, address, email].find((each) => plain.includes(each))
  return secret && plain.slice(Math.max(0, plain.indexOf(secret) - 120), plain.indexOf(secret) + 40)
}

/** In a crisis a parent is reached, and interprets for the other one. */
async function reachIn(
  { counselor }: TestApp,
  id: string,
  { contactId, name }: { readonly contactId: string; readonly name: string },
): Promise<void> {
  const { path, entries } = (await counselor.crises.get({ id })).crisis
  const reaching = path.steps.findIndex(({ kind }) => kind === 'parent-notification')
  const before = path.steps.slice(0, reaching)
  const open = before.filter((step) => entries.every(({ stepId }) => stepId !== step.id))
  const write = async (stepId: string, said: CrisisWords, contact: string | null) => {
    const { version } = (await counselor.crises.get({ id })).crisis
    await counselor.crises.record({ id, version, at: null, corrects: null, contactId: contact, stepId, said })
  }
  for (const step of open) await write(step.id, { kind: 'left-out', why: 'Done by others' }, null)
  const how = { channel: 'phone', language: 'es', result: 'reached', words: 'Comes at once' } as const
  await write(
    path.steps[reaching]?.id ?? '',
    { kind: 'attempt', whom: name, interpreter: name, ...how },
    contactId,
  )
}

/** A name as its language writes it within a sentence, where nothing sets words apart or something is joined to them. */
function amid(name: string): string {
  if (/^\p{Script=Han}/u.test(name)) return `请打电话给${name}吧`
  return /^\p{Script=Arabic}/u.test(name) ? `اتصل ب${name}` : `please call ${name} back`
}

/** What somebody wrote themselves names her, too: a step of the case, a task of it, and who raised a concern. */
async function writeDown(
  { counselor, sessions }: TestApp,
  { studentId, caseId }: Pick<KeptStory, 'studentId' | 'caseId'>,
  { name }: Person,
): Promise<void> {
  const ownerId = sessions.counselor.accountId
  const { id, version } = (await counselor.cases.get({ id: caseId })).case
  const next = { action: amid(name), ownerId, dueOn: '2026-12-08' }
  await counselor.cases.setNext({ id, version, next })
  await counselor.tasks.plan({ caseId, name: `please ask ${name} to come`, dueOn: '2026-12-08', ownerId })
  await counselor.concerns.create(aConcern(studentId, { source: 'parent', reporterName: name }))
}

/** The plans name her and say how she is called, as they are printed for the student, the family and the teachers. */
async function planWith({ counselor }: TestApp, caseId: string, { name, phone }: Person): Promise<void> {
  const { safetyPlans, returnPlans } = await counselor.cases.get({ id: caseId })
  const her = `${amid(name)}, ${phone}`
  await counselor.safetyPlans.write({
    ...aSafetyPlan(caseId, {
      signs: her,
      alone: her,
      elsewhere: her,
      atSchool: her,
      atHome: her,
      calls: her,
    }),
    ...{ putAway: her, matters: her, agreedBy: her, after: safetyPlans.length },
  })
  await counselor.returnPlans.write({
    ...aReturnPlan(caseId, { meetingWith: her, atDoor: her, eased: her, goesTo: her, teachersTold: her }),
    after: returnPlans.length,
  })
}

/** The mother of the story was called, asked and planned with; since then nobody may contact her. */
async function keepAway(
  app: TestApp,
  { studentId, contactId, caseId, referralId, crisisId }: KeptStory,
  known: Person,
): Promise<void> {
  // Nobody is asked for a signature who may not give it.
  const kept: Partial<ContactDraft> = {
    ...{ ...known, holdsConsentRights: true, doNotContact: false, studentNameUsed: 'Little Star' },
  }
  const { contacts } = await app.counselor.students.get({ id: studentId })
  const version = contacts.find(({ id }) => id === contactId)?.version ?? 1
  const draft = aContact(kept)
  const named = await app.counselor.students.updateContact({ id: contactId, version, studentId, draft })
  const { organizationId } = await app.counselor.providers.create(
    aProvider({ organizationName: `Clinic ${randomUUID()}` }),
  )
  await app.counselor.consentRequests.create({
    ...{ studentId, kind: 'exchange', recipientIds: [organizationId], askedOn: '2026-12-08' },
    asked: { contactId, name: known.name, how: 'phone', language: 'es' },
  })
  if (known.holdsConsentRights)
    await app.counselor.consents.create(
      aConsent(studentId, organizationId, {
        ...{
          signer: known.name,
          signerContactId: contactId,
          signedOn: '2026-12-01',
          expiresOn: '2026-12-14',
        },
        authority: 'parent',
        interpreter: known.name,
      }),
    )
  await app.counselor.cases.logAttempt({
    ...{ caseId, referralId, withWhom: 'family', contactId, channel: 'phone', language: null },
    ...{ interpreter: known.name, reached: true, result: 'Will come by.' },
  })
  const interpreter = { ...ANA, name: known.name }
  const choice = aPacket(referralId, { parts: ['rights'], language: 'ar', interpreter })
  await printPacket(app.counselor, choice)
  const forms = aFormsChoice({ studentId, forms: ['release-both-ways'], language: 'ar', interpreter })
  await app.counselor.forms.print({ ...forms, as: 'paper' })
  await reachIn(app, crisisId, { contactId, name: known.name })
  await app.counselor.amendments.ask({
    ...{ studentId, part: { kind: 'student', id: studentId }, asker: 'A parent', wrong: 'This' },
    ...{
      wants: 'That',
      askedOn: '2026-12-08',
      answerBy: '2026-12-20',
      ownerId: app.sessions.counselor.accountId,
    },
  })
  await writeDown(app, { studentId, caseId }, known)
  await planWith(app, caseId, known)
  await app.counselor.students.updateContact({
    ...{ id: contactId, version: named.version, studentId },
    draft: { ...draft, doNotContact: true, doNotContactBasis: 'Order of the court' },
  })
}

/** Whoever must not be contacted calls, and somebody looks for who that is. */
const byPerson = (path: string, { name, phone }: Person): readonly unknown[] =>
  ['students.find', 'search.find'].includes(path) ? [{ words: name }, { words: phone }] : []

test('whoever must not be contacted stands in no list and on no paper, whatever is asked and whoever asks', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const asking = [...operations].filter(([, { kind }]) => kind === 'query').map(([path]) => path)
  const printing = [...operations].filter(([, { kind }]) => kind === 'task').map(([path]) => path)
  let answered = 0
  let pages = 0
  await fc.assert(
    fc.asyncProperty(person, async (known) => {
      await keepAway(app, story, known)
      for (const { accountId, ...session } of Object.values(app.sessions)) {
        const ask = questions(story, accountId)
        for (const path of asking)
          for (const input of [...(ask[path] ?? []), ...byPerson(path, known)]) {
            const reply = await app.app.call({ accountId, ...session }, path, input)
            if (reply.ok) answered += 1
            if (!SAYS_WHOM_NOT_TO_CONTACT.includes(path))
              expect(isNamedIn(butPlans(reply), known), `${session.name} asks ${path}`).toBeUndefined()
          }
        const typed = aPacket(story.referralId, {
          ...{ parts: ['letter', 'why'], remark: amid(known.name), noticed: `Call ${known.phone}` },
        })
        const preview = await app.app.call({ accountId, ...session }, 'packets.preview', typed)
        if (preview.ok) expect(isNamedIn(JSON.stringify(preview), known), 'typed now').toBeUndefined()
        const packet = await app.app.call({ accountId, ...session }, 'packets.print', {
          ...{ choice: typed, as: 'paper', seen: '' },
        })
        expect(packet.ok, 'typed now').toBe(false)
        const print = changes(story, accountId)
        for (const path of printing)
          for (const input of print[path] ?? []) {
            const before = [app.host.printed.length, app.host.saved.length] as const
            await app.app.call({ accountId, ...session }, path, input)
            const left = [
              ...app.host.printed.slice(before[0]),
              ...app.host.saved
                .slice(before[1])
                .map(({ name, bytes }) => name + new TextDecoder().decode(bytes)),
            ]
            pages += left.length
            for (const paper of left)
              expect(isNamedIn(paper, known), `${session.name} prints ${path}`).toBeUndefined()
          }
      }
    }),
    { numRuns: 6 },
  )
  expect([answered > 1000, pages > 50, app.faults]).toEqual([true, true, []])
})
