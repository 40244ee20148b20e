import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { TextLine } from '#shared/api/translations.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'

import { shippedTexts } from '../print/print-text.ts'
import { readTranslations } from './translators-file.ts'

function aLine(key: string, english: string, words: string): TextLine {
  return {
    ...{ key, english, words, shipped: words, state: 'unreviewed', source: '', englishBefore: null },
    ...{ translator: '', translatedOn: null, reviewer: null, reviewedOn: null, own: false, version: 0 },
  }
}

const table = (rows: readonly (readonly string[])[]) => ({
  columns: ['English', 'Translation'],
  rows: rows.map((row) => [...row]),
  rowNumbers: rows.map((_, at) => at + 2),
})

/** The file of a translator who threw the third column away. */
const twoColumns = (lines: readonly TextLine[]) => table(lines.map(({ english, words }) => [english, words]))

test('a file whose third column was thrown away changes nothing by itself, in any language', () => {
  for (const language of PacketLanguage.options) {
    const lines = [...shippedTexts('en')].map(([key, english]) =>
      aLine(key, english, shippedTexts(language).get(key) ?? ''),
    )
    expect(readTranslations(twoColumns(lines), lines).changes, language).toEqual([])
  }
})

test('whatever the texts are, and whichever of them went out, without the third column they come back unchanged', () => {
  const kept = fc.array(
    fc.tuple(fc.constantFrom('One', 'Two', 'Three'), fc.constantFrom('a', 'b', 'c', '')),
    {
      maxLength: 12,
    },
  )
  fc.assert(
    fc.property(kept, fc.infiniteStream(fc.boolean()), (texts, went) => {
      const lines = texts.map(([english, words], at) => aLine(`letter.t${at}`, english, words))
      const out = lines.filter(() => went.next().value)
      expect(readTranslations(twoColumns(out), lines).changes).toEqual([])
    }),
  )
})

test('one English of several texts is understood only where all of them say the same, and are to', () => {
  const lines = [
    aLine('a.one', 'Parent', 'Madre o padre'),
    aLine('b.one', 'Parent', 'Madre o padre'),
    aLine('a.two', 'Hours', 'Horas'),
    aLine('b.two', 'Hours', 'Horario'),
  ]
  const read = (...rows: readonly (readonly string[])[]) => {
    const { changes, unusable } = readTranslations(table(rows), lines)
    return [changes.map(({ key, words }) => `${key} ${words}`), unusable.map(({ reason }) => reason)]
  }
  expect(read(['Parent', 'Familia'])).toEqual([['a.one Familia', 'b.one Familia'], []])
  expect(read(['Parent', 'Familia'], ['Parent', 'Tutora'])).toEqual([[], ['several', 'several']])
  expect(read(['Hours', 'Horas'])).toEqual([[], ['several']])
  expect(read(['Hours', 'Horas', 'b.two'])).toEqual([['b.two Horas'], []])
})
