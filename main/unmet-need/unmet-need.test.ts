import { expect, test } from 'vitest'

import type { UnmetNeed } from '#shared/domain/evaluation/unmet-need.ts'
import type { Barrier } from '#shared/domain/referral.ts'

import { anEnding, aReferral, aStep, inHand, type MadeReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

const handedOver = async (app: TestApp): Promise<MadeReferral> => {
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const referral = await app.counselor.referrals.send({ ...aStep(made.referral), ...inHand })
  return { ...made, referral }
}

const endedFor = async (app: TestApp, count: number, barriers: Barrier[]): Promise<void> => {
  for (let at = 0; at < count; at += 1) {
    const { referral } = await handedOver(app)
    const ending = anEnding('closed-family-declined', { barriers })
    await app.counselor.referrals.close({ ...aStep(referral), ending })
  }
}

const countOf = ({ obstacles }: UnmetNeed, wanted: string) =>
  obstacles.find(({ obstacle }) => obstacle === wanted)?.referrals

test('what ended for an obstacle is told once enough students are in it, to everybody alike', async () => {
  await using app = await createTestApp()
  await endedFor(app, 9, ['waitlist'])
  expect((await app.counselor.unmetNeed.get(YEAR)).all).toBeNull()
  for (let at = 0; at < 12; at += 1) await handedOver(app)
  const few = await app.counselor.unmetNeed.get(YEAR)
  expect(few.all).toEqual({ referrals: 21, students: 21 })
  expect(countOf(few, 'capacity')).toBeNull()
  await endedFor(app, 3, ['waitlist', 'transport'])
  const need = await app.counselor.unmetNeed.get(YEAR)
  expect(countOf(need, 'capacity')).toBe(12)
  expect(countOf(need, 'distance')).toBeNull()
  expect(need.median).toBeNull()
  expect(await app.administrator.unmetNeed.get(YEAR)).toEqual(need)
})

test('the need stands beside what the directory says today', async () => {
  await using app = await createTestApp()
  for (let at = 0; at < 10; at += 1) await handedOver(app)
  const { asked, services } = await app.counselor.unmetNeed.get(YEAR)
  expect(services).toBe(10)
  const [help] = asked
  expect(help).toMatchObject({ by: 'help', others: 0, groups: [{ group: 'talk', referrals: 10 }] })
  const offered = help?.groups[0]?.offered
  expect((offered?.offers ?? 0) + (offered?.unknown ?? 0)).toBe(10)
})

test('the page names no student and quotes nobody, in either language, and says what it does not tell', async () => {
  await using app = await createTestApp()
  await endedFor(app, 12, ['cost-insurance'])
  for (let at = 0; at < 12; at += 1) await handedOver(app)
  for (const [printedIn, word] of [
    ['en', 'not told'],
    ['es', 'no se dice'],
  ] as const) {
    const { pages, studentId } = await app.counselor.unmetNeed.preview({ ...YEAR, printedIn })
    const text = pages.map(({ html }) => html).join()
    expect(studentId).toBeNull()
    expect(text).toContain(word)
    expect(text).not.toContain('Varga')
    expect(text).not.toContain('Bayside')
  }
  await app.counselor.unmetNeed.print({ ...YEAR, printedIn: 'en', as: 'pdf' })
  expect(app.host.saved.at(-1)?.name).toBe('footbridge-unmet-need.pdf')
})

test('a time that ends before it begins is refused in words', async () => {
  await using app = await createTestApp()
  await expect(app.counselor.unmetNeed.get({ from: YEAR.to, to: YEAR.from })).rejects.toMatchObject({
    code: 'invalid',
  })
})
