import { expect, test } from 'vitest'

import type { PacketChoice, PacketPart } from '#shared/domain/packet.ts'

import { aContact, aStudent } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { aProtocolDocument, publishProtocol } from '../testing/protocol-makers.ts'
import { aPacket, aProvider, aReferral, signConsent, type MadeReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

async function shown(
  { office }: TestApp,
  { referral }: MadeReferral,
  part: PacketPart,
  chosen: Partial<PacketChoice> = {},
) {
  const { pages, gaps } = await office.packets.preview(aPacket(referral.id, { ...chosen, parts: [part] }))
  return {
    html: pages[0]?.html ?? '',
    gaps: gaps.map(({ gap }) => gap),
    blocking: gaps.some(({ blocks }) => blocks),
  }
}

const another = ({ office }: TestApp, name: string, phone = '555-0133') =>
  office.providers.create(aProvider({ organizationName: name, serviceName: `${name} teens`, phone }))

test('the referral’s own provider stands on the page, and beside it those the office chose, in its order', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  expect((await shown(app, made, 'provider-choices')).html).toContain('Bayside Family Counseling')
  const lake = await another(app, 'Lake House')
  const serviceIds = [lake.id, made.service.id]
  const { html, gaps } = await shown(app, made, 'provider-choices', { serviceIds })
  expect(html.indexOf('Lake House')).toBeLessThan(html.indexOf('Bayside Family Counseling'))
  expect(gaps).toEqual([])
})

test('a provider without a number says so plainly, and the office is told', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const mute = await another(app, 'Lake House', '')
  const { html, gaps } = await shown(app, made, 'provider-choices', { serviceIds: [mute.id] })
  expect(html).toContain('We have no phone number for them.')
  expect(gaps).toEqual(['choice-no-phone'])
})

test('a provider’s own words stand as they are on a page in another language, which says so, and the office is told', async () => {
  await using app = await createTestApp()
  const description = 'We offer talking therapy for young people.'
  const made = await aReferral(app, {}, { description })
  for (const language of ['es', 'en'] as const) {
    const { html, gaps, blocking } = await shown(app, made, 'provider', { language })
    expect(html).toContain(description)
    expect(html.includes('Pregúntenos qué significan')).toBe(language === 'es')
    expect([gaps.includes('own-words'), blocking]).toEqual([language === 'es', false])
  }
})

test('a closed provider never stands beside the others, and a page with nobody on it does not print', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const lake = await another(app, 'Lake House')
  await app.office.providers.setOffered({ id: lake.id, version: 1, offered: false })
  const both = await shown(app, made, 'provider-choices', { serviceIds: [lake.id, made.service.id] })
  expect(both.html).not.toContain('Lake House')
  expect(both).toMatchObject({ gaps: ['choice-left-out'], blocking: false })
  const alone = await shown(app, made, 'provider-choices', { serviceIds: [lake.id] })
  expect(alone).toMatchObject({ gaps: ['no-choices', 'choice-left-out'], blocking: true })
  const choice = aPacket(made.referral.id, { parts: ['provider-choices'], serviceIds: [lake.id] })
  await expect(printPacket(app.office, choice)).rejects.toMatchObject({
    data: { message: 'packets:errors.noChoices' },
  })
  expect(app.host.printed).toEqual([])
})

const NAMING = ['letter', 'provider', 'insurance-script', 'consent-form', 'provider-letter'] as const

test.each(NAMING)(
  'a referral whose provider must not be contacted prints no page that names it: %s',
  async (part) => {
    await using app = await createTestApp()
    const made = await aReferral(app, {}, { organizationName: 'Varga & Sons', phone: '(555) 555-0177' })
    await signConsent(app, made)
    const { studentId } = made
    expect((await shown(app, made, part)).gaps).not.toContain('provider-kept-away')
    const barred = { doNotContact: true, doNotContactBasis: 'Order' } as const
    await app.office.students.addContact({
      studentId,
      draft: aContact({ name: 'Luis Varga', phone: '555-555-0177', ...barred }),
    })
    expect(await shown(app, made, part)).toMatchObject({ blocking: true })
    const print = (parts: PacketPart[]) => printPacket(app.office, aPacket(made.referral.id, { parts }))
    await expect(print([part])).rejects.toMatchObject({ data: { message: 'packets:gap.provider-kept-away' } })
    await print(['rights'])
  },
)

test.each([
  ['by name', { name: 'Ana Lake' }, { organizationName: 'Practice of Ana Lake, LCSW', phone: '' }],
  [
    'by number',
    { name: 'Ana Lake', phone: '(555) 555-0144' },
    { organizationName: 'Dock', phone: '5555550144' },
  ],
])(
  'somebody who must not be contacted never stands there as a provider: %s',
  async (_, contact, provider) => {
    await using app = await createTestApp()
    const made = await aReferral(app)
    await app.counselor.students.addContact({
      studentId: made.studentId,
      draft: aContact({ ...contact, doNotContact: true, doNotContactBasis: 'Order' }),
    })
    const kept = await app.office.providers.create(aProvider(provider))
    const { html, gaps } = await shown(app, made, 'provider-choices', {
      serviceIds: [kept.id, made.service.id],
    })
    expect(html).not.toContain(provider.organizationName)
    expect(html).toContain('Bayside Family Counseling')
    expect(gaps).toEqual(['choice-left-out'])
  },
)

test('more than three providers are refused in words', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const serviceIds = Array.from({ length: 4 }, () => made.service.id)
  await expect(shown(app, made, 'provider-choices', { serviceIds })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('the crisis page has the numbers of the school’s own protocol, and says when there are none', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const before = await shown(app, made, 'crisis')
  expect(before.gaps).toEqual(['no-crisis-numbers'])
  expect(before.html).toContain('988')
  const own = { id: 'own', name: 'Port Ellis crisis team', number: '555-0911', use: '' }
  const { crisis } = aProtocolDocument()
  await publishProtocol(app.owner, { crisis: { ...crisis, numbers: [own] } })
  const { html, gaps } = await shown(app, made, 'crisis')
  expect(gaps).toEqual([])
  expect(html).toMatch(/555-0911.*Port Ellis crisis team/s)
})

test('why we suggest this names the reasons only when the office says so', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  expect((await shown(app, made, 'why')).html).not.toContain('Withdrawal from others')
  const named = await shown(app, made, 'why', { namesReasons: true, noticed: 'He sits alone at lunch.' })
  expect(named.html).toContain('Withdrawal from others')
  expect(named.html).toContain('He sits alone at lunch.')
})

test('pages about a student who is of age are theirs: the office is told before it hands them to parents', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  expect((await shown(app, made, 'letter')).gaps).toEqual([])
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2008-12-08' }) })
  expect((await shown(app, made, 'letter')).gaps).toEqual(['student-of-age'])
  expect((await shown(app, made, 'rights')).gaps).toEqual([])
})

test('the slip for a provider needs no consent, tells nothing, and has no place where help stays at school', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const choice = aPacket(made.referral.id, { parts: ['feedback-slip'] })
  const { pages } = await printPacket(app.office, choice)
  expect(pages).toMatchObject([{ part: 'feedback-slip', information: [] }])
  const here = await aReferral(app, { pathway: 'school-based' })
  expect(await shown(app, here, 'feedback-slip')).toMatchObject({ gaps: ['no-provider'], blocking: true })
})

test('what providers send a letter back for is checked where a letter is in the packet, as the records stand', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const checked = async (part: PacketPart) => {
    const { complete } = await app.office.packets.preview(aPacket(made.referral.id, { parts: [part] }))
    return Object.fromEntries(complete.map(({ fact, state }) => [fact, state]))
  }
  expect(await checked('letter')).toEqual({})
  expect(await checked('provider-letter')).toMatchObject({
    'birth-date': 'unknown',
    'guardian-phone': 'unknown',
    consent: 'unknown',
  })
  await app.counselor.students.addContact({
    studentId: made.studentId,
    draft: aContact({ phone: '555-0177', languageSpoken: 'es' }),
  })
  await signConsent(app, made, { information: ['contact-details'] })
  expect(await checked('provider-letter')).toMatchObject({
    name: 'there',
    'guardian-phone': 'there',
    language: 'there',
    reason: 'not-covered',
    consent: 'there',
  })
})

test('the reading level is that of the English text, and names what is hard in the words of the office', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const reading = async (chosen: Partial<PacketChoice>) =>
    (await app.office.packets.preview(aPacket(made.referral.id, chosen))).reading
  const plain = await reading({ parts: ['letter', 'why'] })
  expect(plain?.grade).toBeLessThanOrEqual(6)
  expect(plain?.typed).toBeNull()
  expect((await reading({ parts: ['letter', 'why'], language: 'so' }))?.grade).toBe(plain?.grade)
  const remark = 'Comprehensive psychological evaluations necessitate interdisciplinary consultation.'
  const hard = await reading({ parts: ['letter', 'why'], remark })
  expect(hard?.grade).toBeGreaterThan(plain?.grade ?? 0)
  expect(hard?.typed?.grade).toBeGreaterThan(6)
  expect(hard?.typed?.words).toContain('evaluations')
  expect((await reading({ parts: ['letter'], language: 'es', remark }))?.typed).toBeNull()
})

test('a text without blanks is cut for its column, and no provider stands there twice', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, {}, { statedWait: '候診時間'.repeat(200) })
  const { id } = made.service
  const { html, gaps } = await shown(app, made, 'provider-choices', { serviceIds: [id, id, id] })
  expect(html.match(/候診時間/g)).toHaveLength(60)
  expect(html.match(/<h2>/g)).toHaveLength(1)
  expect(gaps).not.toContain('choice-left-out')
})
