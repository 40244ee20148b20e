import { expect, test } from 'vitest'

import { CASE_CODE_SIGNS, codesThatFit } from '#shared/domain/case-code.ts'
import { slipCode } from '#shared/domain/slip.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { aFormsChoice, aPacket, aProvider, aReferral, aReferralDraft } from '../testing/referral-makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { createTestApp } from '../testing/test-app.ts'

const another = (sign: string) => CASE_CODE_SIGNS.charAt((CASE_CODE_SIGNS.indexOf(sign) + 1) % 31)

test('each paper says which referral it came back for, and which paper it is', async () => {
  await using app = await createTestApp()
  const { referral, caseCode } = await aReferral(app)
  for (const slip of ['contact-slip', 'consent-form', 'follow-up-card', 'feedback-slip'] as const)
    expect(await app.office.slips.find({ typed: slipCode(caseCode, slip) })).toMatchObject({
      isRead: true,
      matches: [{ code: caseCode, slip, referralId: referral.id, referrals: [{ id: referral.id }] }],
    })
})

test('a mistyped, half-typed or half-read code offers the case that was meant', async () => {
  await using app = await createTestApp()
  const { caseId, caseCode } = await aReferral(app)
  const signs = Array.from(caseCode.replace('-', ''))
  const [first = '', second = ''] = signs
  const mistakes = [
    [another(first), ...signs.slice(1)],
    signs.slice(1),
    ['?', ...signs.slice(1)],
    ['0', ...signs.slice(1)],
    [first, second, '?', '?', ...signs.slice(4)],
    [...signs, another(first)],
    ...(first === second ? [] : [[second, first, ...signs.slice(2)]]),
  ]
  for (const typed of mistakes) {
    const { matches } = await app.office.slips.find({ typed: typed.join('') })
    expect([typed, matches.map((match) => match.caseId)]).toEqual([typed, expect.arrayContaining([caseId])])
  }
})

test('of very many cases an unreadable code may be of no more are offered than somebody looks through', async () => {
  await using app = await createTestApp()
  const codes = codesThatFit([...'7K??M']).slice(0, 14)
  const setCode = app.vault.writing.prepare('UPDATE cases SET code = :code WHERE id = :id')
  for (const code of codes) {
    const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
    setCode.run({ code, id: open.id })
  }
  const { matches } = await app.office.slips.find({ typed: '7K??M' })
  expect([codes.length, matches.length]).toEqual([14, 12])
})

test('a code nobody has, and one somebody may not know of, are the same', async () => {
  await using app = await createTestApp()
  const { caseId, caseCode } = await aReferral(app)
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  await app.counselor.cases.setRestricted({ id: caseId, version: open.version, restricted: true })
  expect((await app.counselor.slips.find({ typed: caseCode })).matches).toHaveLength(1)
  const nothing = { isRead: true, matches: [] }
  expect(await app.office.slips.find({ typed: caseCode })).toEqual(nothing)
  expect(await app.office.slips.find({ typed: slipCode(caseCode, 'contact-slip') })).toEqual(nothing)
  const guess = `${caseCode.slice(0, -1)}?`
  expect(await app.office.slips.find({ typed: guess })).toEqual({ isRead: false, matches: [] })
  expect(await app.office.slips.find({ typed: 'a grocery list' })).toEqual({ isRead: false, matches: [] })
})

test('a referral entered in error is not where a paper leads', async () => {
  await using app = await createTestApp()
  const { referral, caseCode } = await aReferral(app)
  await app.counselor.referrals.enterInError({
    ...{ id: referral.id, version: referral.version, effectiveOn: referral.stateSince },
    ...{ source: 'office', remark: 'Another student was meant.' },
  })
  expect((await app.office.slips.find({ typed: caseCode })).matches).toMatchObject([
    { referrals: [], referralId: null },
  ])
})

test('two referrals of one case print two codes, and a code from before them asks which one is meant', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { referral, caseId, caseCode } = made
  const mentors = await app.counselor.providers.create(aProvider({ organizationName: 'Westbrook Mentors' }))
  const ownerId = app.sessions.counselor.accountId
  const second = await app.counselor.referrals.create(
    aReferralDraft({ caseId, serviceId: mentors.id, ownerId }),
  )
  const leadsTo = async (typed: string) => {
    const { matches } = await app.office.slips.find({ typed })
    return matches.map(({ slip, referralId }) => [slip, referralId])
  }
  const asked = [['contact-slip', null]]
  expect(await leadsTo(`${caseCode}-S`)).toEqual(asked)
  expect(await leadsTo(slipCode(caseCode, 'contact-slip', 1))).toEqual([['contact-slip', referral.id]])
  expect(await leadsTo(slipCode(caseCode, 'contact-slip', 2))).toEqual([['contact-slip', second.id]])
  expect(await leadsTo(slipCode(caseCode, 'contact-slip', 3))).toEqual(asked)

  const printFor = (id: string) => printPacket(app.office, aPacket(id, { parts: ['contact-slip'] }), 'paper')
  await printFor(referral.id)
  expect(app.host.printed.at(-1)).toContain(slipCode(caseCode, 'contact-slip', 1))
  expect(await leadsTo(`${caseCode}-S`), 'the only slip there is').toEqual([['contact-slip', referral.id]])
  await printFor(second.id)
  expect(app.host.printed.at(-1)).toContain(slipCode(caseCode, 'contact-slip', 2))
  expect(await leadsTo(`${caseCode}-S`)).toEqual(asked)
})

test('a card of the kit printed for the student may be about either referral, and asks', async () => {
  await using app = await createTestApp()
  const { studentId, caseId, caseCode } = await aReferral(app)
  const ownerId = app.sessions.counselor.accountId
  await app.counselor.referrals.create(
    aReferralDraft({
      caseId,
      serviceId: null,
      pathway: 'school-based',
      schoolService: 'Lunch group',
      ownerId,
    }),
  )
  await app.office.forms.print({ ...aFormsChoice({ forms: ['follow-up-card'], studentId }), as: 'paper' })
  expect(app.host.printed.at(-1)).toContain(slipCode(caseCode, 'follow-up-card'))
  expect(
    (await app.office.slips.find({ typed: slipCode(caseCode, 'follow-up-card') })).matches,
  ).toMatchObject([{ slip: 'follow-up-card', referralId: null }])
})
