import { expect, test } from 'vitest'

import { PacketLanguage } from '#shared/domain/packet.ts'

import { aListIn, anAnswerIn, aSlipIn } from '../testing/family-paper-facts.ts'
import { packetFilledWith, packetOn, packetSheets } from '../testing/packet-facts.ts'
import { aRecordIn } from '../testing/record-facts.ts'
import type { Html } from './html.ts'
import { textOf } from './html.ts'
import { shippedTexts } from './print-text.ts'

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}’']+|\d+|[^\s\p{L}\d]/gu) ?? []

const ENGLISH = new Set(
  [...shippedTexts('en').values()].flatMap(wordsOf).filter((word) => /^[a-z’']+$/.test(word)),
)

/** The longest stretches of words that are all English; anything else between them ends a stretch. */
function englishRuns(text: string): readonly string[] {
  const runs: string[][] = [[]]
  for (const word of wordsOf(text)) {
    if (ENGLISH.has(word)) runs.at(-1)?.push(word)
    else runs.push([])
  }
  return runs.filter((run) => run.length > 3).map((run) => run.join(' '))
}

/**
 * A page without names and what stands in another language on purpose. What a provider says of itself stands as it is in
 * the directory: nobody here translates it, the page says so in the language of the family, and the office is warned.
 */
const withoutNames = ({ markup }: Html): string =>
  textOf({
    markup: markup
      .replaceAll(/<span class="again"[^>]*>[\s\S]*?<\/span/g, ' ')
      .replaceAll(/<bdi[^>]*>[\s\S]*?<\/bdi>/g, ' 7 ')
      .replaceAll(/<div class="in-english"[\s\S]*?<\/div>/g, ' 7 ')
      .replaceAll(/<div lang="en"[\s\S]*?<\/div>/g, ' 7 ')
      .replaceAll(/<div class="as-written"[\s\S]*?<\/div>/g, ' 7 ')
      .replaceAll(/<p dir="auto">[\s\S]*?<\/p>/g, ' 7 '),
  } as Html)

test('the measure finds a sentence that was left in English, and no name of two words', () => {
  expect(englishRuns('Llame hoy. Please call the family to set up.')).toEqual([
    'please call the family to set up',
  ])
  expect(englishRuns('Medicaid and CHIP, 7')).toEqual([])
})

test.each(PacketLanguage.exclude(['en']).options)(
  'no page in “%s” holds a run of more than three English words outside names',
  (language) => {
    const pages = [
      packetFilledWith('7'),
      packetOn('school-contacts-provider', false),
      packetOn('school-based', true),
    ].flatMap((packet) => packetSheets(language, packet).map(({ body }) => withoutNames(body)))
    const record = aRecordIn(language).sheets.map(({ body }) => withoutNames(body))
    const papers = [anAnswerIn(language), aListIn(language), aSlipIn(language)].flatMap(({ sheets }) =>
      sheets.map(({ body }) => withoutNames(body)),
    )
    const texts = [...shippedTexts(language).values()]
    expect([...pages, ...record, ...papers, ...texts].flatMap(englishRuns)).toEqual([])
  },
)

test.each(PacketLanguage.options)(
  'the page of a provider in “%s” says once that words on it are its own; side by side there is no room, and the office is told',
  (language) => {
    const sheets = packetSheets(language, packetOn('family-contacts-provider', false))
    const said = (name: string) => {
      const sheet = sheets.find((each) => each.name === name)
      if (!sheet) throw new Error(`There is no page ${name}.`)
      return textOf(sheet.body).split(shippedTexts(language).get('provider.ownWords') ?? '').length - 1
    }
    expect([said('provider'), said('provider-choices')]).toEqual([language === 'en' ? 0 : 1, 0])
  },
)
