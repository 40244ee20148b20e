import { expect, test } from 'vitest'

import { KINDS_OF_HELP } from '#shared/domain/kind-of-help.ts'
import { translate } from '#shared/text/translate.ts'

import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const SERVICES = [
  { serviceName: 'Family counseling', languages: ['es-MX'] },
  { serviceName: 'Grief group' },
  { serviceName: 'Physical therapy' },
  { serviceName: 'Tuesday evenings', description: '' },
]

async function aDirectory(app: TestApp): Promise<void> {
  for (const given of SERVICES)
    await app.office.providers.create(
      aProvider({ organizationName: 'Harbor House', description: '', ...given }),
    )
}

const found = async ({ counselor }: TestApp, words: string) =>
  (await counselor.providers.list({ words })).rows.map(({ name }) => name)

test('somebody who types what hurts finds what helps with it, in other words than the provider wrote', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  for (const words of [
    'depression',
    'psychiatrist',
    'counselling',
    'talk',
    'hablar',
    'depresión',
    'Someone to talk with',
  ])
    expect([words, await found(app, words)]).toEqual([words, ['Family counseling']])
  for (const words of ['grief', 'bereavement', 'duelo', 'Cuando alguien ha muerto'])
    expect([words, await found(app, words)]).toEqual([words, ['Grief group']])
})

test('a typed language keeps whoever does not say what they speak, as the filter does', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  await app.office.providers.create(
    aProvider({ serviceName: 'Hmong counseling', description: '', languages: ['hmn'] }),
  )
  const { rows } = await app.counselor.providers.list({ words: '', language: 'es' })
  const filtered = rows.map(({ name }) => name)
  expect(filtered).toEqual(['Family counseling', 'Grief group', 'Physical therapy', 'Tuesday evenings'])
  for (const words of ['espanol', 'español', 'Spanish'])
    expect([words, await found(app, words)]).toEqual([words, filtered])
  expect(await found(app, 'spanish depression')).toEqual(['Family counseling'])
  expect(await found(app, 'spanish grief')).toEqual(['Grief group'])
})

test('who pays is found by its name, among payers and in words, and is no kind of help', async () => {
  await using app = await createTestApp()
  for (const known of [
    { serviceName: 'Dental care' },
    { serviceName: 'Evening groups', payers: ['medicaid' as const] },
    { serviceName: 'Family counseling', description: 'We accept Medicaid and Medicare.' },
    { serviceName: 'Medication reviews', payers: ['private' as const] },
  ])
    await app.office.providers.create(aProvider(known))
  expect(await found(app, 'medicaid')).toEqual(['Evening groups', 'Family counseling'])
  expect(await found(app, 'Medicaid evening')).toEqual(['Evening groups'])
  expect(await found(app, 'masshealth')).toEqual(['Evening groups'])
  expect(await found(app, 'medicare')).toEqual(['Family counseling'])
  for (const words of ['dentist', 'doctor', 'medical'])
    expect([words, await found(app, words)]).toEqual([words, ['Dental care']])
})

test('what the office says a service helps with is found, whatever its words are', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  const { rows } = await app.counselor.providers.list({ words: 'Tuesday' })
  const [{ organizationId, id } = { organizationId: '', id: '' }] = rows
  const { services } = await app.office.providers.get({ id: organizationId })
  const version = services.find((service) => service.id === id)?.version ?? 0
  await app.office.providers.update({
    ...{ id, version },
    draft: aProvider({
      organizationName: 'Harbor House',
      serviceName: 'Tuesday evenings',
      description: '',
      help: ['loss'],
    }),
  })
  expect(await found(app, 'grief')).toEqual(['Grief group', 'Tuesday evenings'])
})

test('a small slip is read as the word that was meant, and it is said so', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  const { rows, read } = await app.counselor.providers.list({ words: 'therpy' })
  expect(rows.map(({ name }) => name)).toEqual(['Family counseling', 'Physical therapy'])
  expect(read).toEqual([{ typed: 'therpy', as: 'therapy' }])
  expect((await app.counselor.providers.list({ words: 'harbro' })).read).toEqual([
    { typed: 'harbro', as: 'harbor' },
  ])
  expect((await app.counselor.providers.list({ words: 'xylophone' })).read).toEqual([])
  expect((await app.counselor.providers.list({ words: '5550101' })).read).toEqual([])
})

test('words that only join others, signs and more than one of a thing are in nobody’s way', async () => {
  await using app = await createTestApp()
  for (const serviceName of ['Teen counseling', 'Grief group', 'Comida para familias'])
    await app.office.providers.create(aProvider({ serviceName, description: '' }))
  for (const words of [
    'counseling for teens',
    'teen, talk',
    '(teen) counseling!',
    'a teen',
    'the counselor of teens',
  ])
    expect([words, await found(app, words)]).toEqual([words, ['Teen counseling']])
  expect(await found(app, 'comida y hambre en la familia')).toEqual(['Comida para familias'])
  expect(await found(app, 'duelo de los padres')).toEqual([])
  expect((await app.counselor.providers.list({ words: 'teens' })).read).toEqual([
    { typed: 'teens', as: 'teen' },
  ])
  expect(await found(app, 'para')).toEqual(['Comida para familias'])
  expect(await found(app, ', -')).toHaveLength(3)
})

test('a right word is not read as another because nobody says it', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  for (const words of ['morning', 'brief', 'walking', 'thinking'])
    expect(await app.counselor.providers.list({ words })).toMatchObject({ rows: [], read: [] })
})

test('every kind of help is found by what the screens call it', async () => {
  await using app = await createTestApp()
  for (const help of KINDS_OF_HELP.filter((kind) => kind !== 'other'))
    await app.office.providers.create(
      aProvider({
        organizationName: 'Harbor',
        serviceName: `Number ${help.length}${help}`,
        description: '',
        help: [help],
      }),
    )
  for (const help of KINDS_OF_HELP.filter((kind) => kind !== 'other'))
    for (const locale of ['en', 'es'] as const)
      expect([help, await found(app, translate(locale, `vocabulary:kindOfHelp.${help}`))]).toEqual([
        help,
        expect.arrayContaining([`Number ${help.length}${help}`]),
      ])
})
