import { expect, test } from 'vitest'

import type { ProviderFeedbackDraft } from '#shared/domain/provider-feedback.ts'
import { NOTHING_HEARD } from '#shared/domain/slip-answer.ts'

import { aStudent } from '../testing/makers.ts'
import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TIME = { from: '2026-01-01', to: '2026-12-31' }

function saying(organizationId: string, said: Partial<ProviderFeedbackDraft> = {}): ProviderFeedbackDraft {
  return {
    ...{ organizationId, serviceId: null, heardOn: '2026-12-08', from: 'family' },
    ...{ ...NOTHING_HEARD, words: 'They called back the same day.' },
    ...said,
  }
}

async function aClinic(app: TestApp) {
  const { organizationId, id: serviceId } = await app.office.providers.create(aProvider())
  return { organizationId, serviceId }
}

const decided = (said: { readonly id: string }, version = 1) => ({
  ...{ id: said.id, version, readableWords: 'They called back soon.', namesNobody: true },
  decision: 'for-office' as const,
})

test('what is said waits for a second person, who decides in which words others read it', async () => {
  await using app = await createTestApp()
  const { organizationId } = await aClinic(app)
  const said = await app.office.providerFeedback.record(saying(organizationId))
  const list = () => app.administrator.providerFeedback.list({ organizationId })
  expect(await list()).toEqual([])
  expect(await app.office.providerFeedback.waiting({})).toMatchObject([{ id: said.id, isOwn: true }])
  await expect(app.office.providerFeedback.decide(decided(said))).rejects.toMatchObject({ code: 'rule' })
  await app.counselor.providerFeedback.decide(decided(said))
  expect(await list()).toMatchObject([{ words: 'They called back soon.', state: 'for-office' }])
  expect(await app.office.providerFeedback.waiting({})).toEqual([])
  await expect(app.counselor.providerFeedback.remove({ id: said.id, version: 2 })).rejects.toMatchObject({
    code: 'rule',
  })
  await app.undoLast(app.counselor)
  expect(await list()).toEqual([])
  expect((await app.office.providerFeedback.waiting({ organizationId }))[0]?.words).toBe(
    'They called back the same day.',
  )
})

test('a name of a student is marked, and words are not read by others until somebody says that they name nobody', async () => {
  await using app = await createTestApp()
  const { organizationId } = await aClinic(app)
  await app.counselor.students.create(aStudent({ givenName: 'Zephyrine', familyName: 'Okafor' }))
  const said = await app.office.providerFeedback.record(
    saying(organizationId, { words: 'Zephyrine waited an hour.' }),
  )
  const [waiting] = await app.counselor.providerFeedback.waiting({})
  expect(waiting?.pieces).toEqual([
    { start: 0, words: 'Zephyrine', isName: true },
    { start: 9, words: ' waited an hour.', isName: false },
  ])
  const unread = { ...decided(said), namesNobody: false }
  await expect(app.counselor.providerFeedback.decide(unread)).rejects.toMatchObject({ code: 'invalid' })
  await app.counselor.providerFeedback.decide({ ...unread, decision: 'held-back' })
  expect(await app.office.providerFeedback.list({ organizationId })).toEqual([])
  expect(await app.office.providerFeedback.heldBack({ organizationId })).toHaveLength(1)
})

test('a name in the words others read is refused until somebody says that it means nobody of the school, tick or no tick', async () => {
  await using app = await createTestApp()
  const { organizationId } = await aClinic(app)
  await app.counselor.students.create(aStudent({ givenName: 'Zephyrine', familyName: 'Okafor' }))
  const said = await app.office.providerFeedback.record(saying(organizationId, { words: 'An hour.' }))
  const named = {
    ...decided(said),
    ...{ decision: 'for-partner' as const, readableWords: 'Zephyrine Okafor waited an hour.' },
  }
  await expect(app.counselor.providerFeedback.decide(named)).rejects.toMatchObject({
    code: 'invalid',
    data: {
      fields: [{ path: 'readableWords', values: { names: expect.stringContaining('Zephyrine') } }],
    },
  })
  const { pages } = await app.counselor.scorecards.preview({ organizationId, ...TIME, printedIn: 'en' })
  expect(JSON.stringify(pages)).not.toContain('Zephyrine')
  // Held back nobody reads it, whoever it names.
  await app.counselor.providerFeedback.decide({ ...named, decision: 'held-back' })
  await app.undoLast(app.counselor)
  await app.counselor.providerFeedback.decide({ ...named, namesSeen: true, version: 3 })
  expect((await app.office.providerFeedback.list({ organizationId }))[0]?.state).toBe('for-partner')
})

test('the partner hears what somebody decided it may, and what was held back counts nowhere', async () => {
  await using app = await createTestApp()
  const { organizationId } = await aClinic(app)
  const record = (said: Partial<ProviderFeedbackDraft>) =>
    app.office.providerFeedback.record(saying(organizationId, said))
  const kind = await record({ helped: 'yes', words: 'Kind people.' })
  const late = await record({ helped: 'no', words: 'Always late.' })
  const rude = await record({ helped: 'no', words: 'Rude.' })
  const colleague = await record({ helped: 'yes', from: 'staff', words: 'Easy to reach.' })
  const decide = (
    of: { readonly id: string },
    decision: 'for-office' | 'for-partner' | 'held-back',
    readableWords: string,
  ) => app.counselor.providerFeedback.decide({ ...decided(of), decision, readableWords })
  await decide(kind, 'for-partner', 'Kind people.')
  await decide(late, 'for-office', 'Always late.')
  await decide(rude, 'held-back', 'Rude.')
  await decide(colleague, 'for-partner', 'Easy to reach.')
  const asked = { organizationId, ...TIME }
  expect(await app.counselor.scorecards.get(asked)).toMatchObject({
    heard: { helped: { yes: 1, no: 1 } },
    said: expect.arrayContaining([{ from: 'family', words: 'Always late.', mayTellPartner: false }]),
  })
  const { pages } = await app.counselor.scorecards.preview({ ...asked, printedIn: 'en' })
  const text = pages.map(({ html }) => html).join()
  expect(text).toContain('“Kind people.”')
  expect(text).toContain('“Easy to reach.”')
  expect(text).not.toContain('Always late')
  expect(text).not.toContain('Rude')
})

test('a day ahead, nothing said, and a service of another provider are refused; a mistake is taken out', async () => {
  await using app = await createTestApp()
  const { organizationId } = await aClinic(app)
  const other = await app.office.providers.create(aProvider({ organizationName: 'Pier' }))
  const record = (said: Partial<ProviderFeedbackDraft>) =>
    app.office.providerFeedback.record(saying(organizationId, said))
  await expect(record({ heardOn: '2026-12-09' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(record({ words: '' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(record({ serviceId: other.id })).rejects.toMatchObject({ code: 'not_found' })
  const { id } = await record({ serviceId: null })
  await app.office.providerFeedback.remove({ id, version: 1 })
  expect(await app.office.providerFeedback.waiting({})).toEqual([])
  await app.undoLast(app.office)
  expect(await app.office.providerFeedback.waiting({})).toHaveLength(1)
})
