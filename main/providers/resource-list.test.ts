import { expect, test } from 'vitest'

import { PacketLanguage } from '#shared/domain/packet.ts'

import { textOf } from '../print/html.ts'
import { printText } from '../print/print-text.ts'
import { printedLanguage, printedWeekday } from '../print/print-words.ts'
import { aListIn, LISTED } from '../testing/family-paper-facts.ts'
import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const wordsOf = (paper: ReturnType<typeof aListIn>) =>
  paper.sheets.map(({ body }) => textOf(body).replaceAll(/[\u00A0\u202F]/g, ' ')).join(' ')

test('a family reads whom a service is for, in which languages, what it costs, how to reach it and when, each said once', () => {
  const words = wordsOf(aListIn('en'))
  for (const said of [
    ...['Places that help', 'This list shows 1 of 412 places.', 'Teen counseling', 'Bayside', '220 Main St'],
    ...['Ages: 6 to 18', 'Languages: English, Spanish, and Arabic', 'Medicaid · Free', '555-555-0122'],
    ...['Monday to Wednesday: 9:00 AM to 5:00 PM', 'This list was made on December 8, 2026.', '555-010-0100'],
  ])
    expect(words).toContain(said)
  expect(words).not.toContain('A price that fits what you earn')
  expect(words.split('Free').length - 1).toBe(1)
})

test.each(PacketLanguage.exclude(['en']).options)(
  'in “%s” every word of the program is in that language, and what a service is called stands as it is written',
  (language) => {
    const words = wordsOf(aListIn(language))
    const { plain } = printText(language)
    for (const key of [
      ...([
        'resources.title',
        'resources.reach',
        'provider.ages',
        'provider.cost',
        'provider.hours',
      ] as const),
      ...(['provider.slidingFee', 'payer.free', 'provider.ownWords', 'forms.guide.call'] as const),
    ])
      expect(words).toContain(plain(key))
    expect(words.toLowerCase()).toContain(printedWeekday(language, 0).toLowerCase())
    expect(words.toLowerCase()).toContain(printedLanguage(language, 'ar').toLowerCase())
    for (const said of ['Teen counseling', 'Bayside', '220 Main St', '555-555-0122'])
      expect(words).toContain(said)
    expect(words).not.toMatch(/Ages|Monday|Free\b|Languages:|9:00 AM to/)
  },
)

test.each([
  ['en', 'About 5 miles from home', 'About 2 miles or less from home'],
  ['es', 'A unas 5 millas de su casa', 'A unas 2 millas o menos de su casa'],
  ['ar', 'على بُعد حوالي 5 أميال من بيتكم', 'على بُعد ميلين أو أقل تقريبًا من بيتكم'],
  ['zh-Hans', '离您家大约 5英里', '离您家大约2英里以内'],
  ['zh-Hant', '離您家大約 5 英里', '離您家大約 2 英里以內'],
  ['ko', '댁에서 약 5마일', '댁에서 약 2마일 이내'],
  ['vi', 'Cách nhà quý vị khoảng 5 dặm', 'Cách nhà quý vị khoảng 2 dặm hoặc gần hơn'],
  ['tl', 'Mga 5 milya mula sa bahay ninyo', 'Mga 2 milya o mas malapit mula sa bahay ninyo'],
  ['ht', 'A anviwon 5 mil de lakay ou', 'A anviwon 2 mil oswa mwens de lakay ou'],
  ['ru', 'Примерно 5 миль от вашего дома', 'Примерно 2 мили или меньше от вашего дома'],
  ['pt', 'A cerca de 5 milhas da sua casa', 'A cerca de 2 milhas ou menos da sua casa'],
  ['fr', 'À environ 5 miles de chez vous', 'À environ 2 miles ou moins de chez vous'],
  ['so', 'Qiyaastii 5 mayl ayay u jirtaa gurigaaga', 'Qiyaastii 2 mayl ama ka yar ayay u jirtaa gurigaaga'],
] as const)('a list in “%s” says how far a place is as one says it there', (language, about, close) => {
  expect(wordsOf(aListIn(language))).toContain(about)
  const near = wordsOf(aListIn(language, { miles: 0 }))
  expect(near).toContain(close)
  expect(near).toContain(printText(language).plain('distance.straight'))
  const unknown = wordsOf(aListIn(language, { miles: null }))
  expect(unknown).not.toContain(printText(language).plain('distance.straight'))
})

test.each([
  ['ar', 5, '5 أميال'],
  ['ar', 15, '15 ميلاً'],
  ['ar', 100, '100 ميل'],
  ['ru', 5, '5 миль'],
  ['ru', 25, '25 миль'],
  ['so', 15, '15 mayl'],
] as const)('in “%s” %d miles are “%s”', (language, miles, said) => {
  expect(wordsOf(aListIn(language, { miles }))).toContain(said)
})

test('where nothing fits, a family is asked to ask', () => {
  const words = wordsOf(aListIn('vi', { services: [], total: 0 }))
  expect(words).toContain(printText('vi').plain('resources.none'))
  expect(words).not.toContain(printText('vi').plain('resources.reach'))
})

test('the list of services that speak a language prints in any language families read, with nobody to interpret it', async () => {
  await using app = await createTestApp()
  await app.counselor.providers.create(aProvider({ languages: ['so'], fees: 'No cost' }))
  await app.counselor.providers.create(aProvider({ serviceName: 'Family counseling', languages: ['en'] }))
  const wishes = { language: 'so', printedIn: 'so' } as const
  const shown = await app.office.providers.previewList(wishes)
  expect(shown).toMatchObject({ unchecked: false, studentId: null })
  const words = shown.pages.map(({ html }) => html).join('')
  for (const said of ['Meelaha caawiya', 'Soomaali', 'Bilaash', 'Teen counseling'])
    expect(words).toContain(said)
  expect(words).not.toMatch(/Family counseling|No cost/)
  await app.office.providers.printList({ ...wishes, as: 'paper' })
  expect(app.host.printed.at(-1)).toContain('Meelaha caawiya')
})

test('of a long description the sentences that fit are printed, or it is cut between words', () => {
  const said = (description: string) =>
    wordsOf(aListIn('en', { services: [{ ...LISTED, service: { ...LISTED.service, description } }] }))
  const short = 'We talk with teens.'
  expect(said(`${short} ${'And with their families, '.repeat(20)}`)).toContain(`${short} Helps with`)
  expect(said('talking '.repeat(40))).toContain('talking … Helps with')
  expect(said('talking '.repeat(40))).not.toContain('talking '.repeat(21))
})
