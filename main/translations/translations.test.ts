import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { listAudit } from '../audit/audit.sql.ts'
import { shippedTexts } from '../print/print-text.ts'
import { writeCsv } from '../spreadsheet/write-csv.ts'
import { aPacket, aReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'footbridge-texts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const KEY = 'letter.dearNamed'

async function lineOf(app: TestApp, language: 'en' | 'es' | 'ar', key: string) {
  const found = (await app.owner.translations.list({ language })).find((line) => line.key === key)
  if (!found) throw new Error(key)
  return found
}

const save = (app: TestApp, words: string, version = 0, language: 'en' | 'es' = 'es', key = KEY) =>
  app.owner.translations.save({
    ...{ language, key, version, words, translator: 'Ana Gil' },
    english: shippedTexts('en').get(key) ?? '',
  })

function choose(app: TestApp, text: string | Uint8Array, name = 'texts.csv'): void {
  const path = join(folder, 'texts.csv')
  writeFileSync(path, text)
  app.host.choose = [{ name, path }]
}

test('every text says whose words it is, of which English, and that nobody has checked it', async () => {
  await using app = await createTestApp()
  for (const { language, total, reviewed, outOfDate, own } of await app.counselor.translations.overview({}))
    expect([language, total, reviewed, outOfDate, own]).toEqual([
      ...[language, shippedTexts('en').size],
      ...(language === 'en' ? [total, 0, 0] : [0, 0, 0]),
    ])
  const line = await lineOf(app, 'es', KEY)
  expect(line).toMatchObject({ state: 'unreviewed', own: false, version: 0, reviewer: null })
  expect(line.source).toMatch(/^[0-9a-f]{8}$/)
  expect(line.translator).not.toBe('')
})

test('a text of the school stands on its pages, is taken back, and goes back to what the program came with', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  const page = async () =>
    (await app.counselor.packets.preview(aPacket(referral.id, { parts: ['letter'], language: 'es' })))
      .pages[0]?.html ?? ''
  const key = 'letter.title'
  const words = 'Una carta para su casa'
  expect(await page()).not.toContain(words)
  await save(app, `  ${words} `, 0, 'es', key)
  expect(await page()).toContain(words)
  expect(await lineOf(app, 'es', key)).toMatchObject({ own: true, version: 1, translator: 'Ana Gil', words })
  await expect(save(app, 'Otra', 0, 'es', key)).rejects.toMatchObject({ code: 'conflict' })
  await app.undoLast(app.owner)
  expect(await page()).not.toContain(words)
  const { version } = await lineOf(app, 'es', key)
  await save(app, words, version, 'es', key)
  const again = await lineOf(app, 'es', key)
  await app.owner.translations.restore({ language: 'es', texts: [{ key, version: again.version }] })
  expect(await page()).not.toContain(words)
  await app.undoLast(app.owner)
  expect(await page()).toContain(words)
  const events = listAudit(app.vault.reading, { afterSeq: 0 }).map(({ event }) => event)
  expect(events).toEqual(expect.arrayContaining(['text.changed', 'text.restored', 'undone']))
})

test('a version names one text for ever: it grows with every change, with every way back, and on every undo', async () => {
  await using app = await createTestApp()
  const key = 'letter.title'
  const languageVersion = async () =>
    (await app.owner.translations.overview({})).find(({ language }) => language === 'es')?.version
  const seen = new Map<string, string>()
  const look = async () => {
    const { version, words } = await lineOf(app, 'es', key)
    const named = await languageVersion()
    for (const name of [String(version), named ?? '']) {
      expect(seen.get(name) ?? words).toBe(words)
      seen.set(name, words)
    }
    return version
  }
  const versions = [await look()]
  for (const words of ['Una carta', 'Otra carta']) {
    await save(app, words, versions.at(-1), 'es', key)
    versions.push(await look())
    await app.owner.translations.restore({
      language: 'es',
      texts: [{ key, version: versions.at(-1) ?? 0 }],
    })
    versions.push(await look())
    await app.undoLast(app.owner)
    versions.push(await look())
    await app.owner.translations.restore({
      language: 'es',
      texts: [{ key, version: versions.at(-1) ?? 0 }],
    })
    versions.push(await look())
  }
  expect(versions).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  await expect(save(app, 'Una carta', 4, 'es', key)).rejects.toMatchObject({ code: 'conflict' })
})

test('a way back is not taken back over what was written and put back again meanwhile', async () => {
  await using app = await createTestApp()
  const key = 'letter.title'
  await save(app, 'Una carta', 0, 'es', key)
  await app.owner.translations.restore({ language: 'es', texts: [{ key, version: 1 }] })
  await app.administrator.translations.save({
    ...{ language: 'es', key, version: 2, words: 'La carta', translator: '' },
    english: 'A letter for your family',
  })
  await app.administrator.translations.restore({ language: 'es', texts: [{ key, version: 3 }] })
  await expect(app.undoLast(app.owner)).rejects.toMatchObject({ code: 'conflict' })
})

test.each([
  ['Querida familia:', 'translations:errors.blanksMissing'],
  ['Querida familia de {{nombre}}:', 'translations:errors.blanksMissing'],
  ['Querida familia de {{name}} y {{day}}:', 'translations:errors.blanksStrange'],
  ['Querida familia de {{name}} {x}:', 'translations:errors.braces'],
  ['Querida familia de {{name}} \u{1f310}:', 'translations:errors.signs'],
])('“%s” is refused beside the words, and nothing is kept', async (words, message) => {
  await using app = await createTestApp()
  await expect(save(app, words)).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path: 'words', message }] },
  })
  expect(await lineOf(app, 'es', KEY)).toMatchObject({ version: 0 })
})

test('nothing that turns a line around or hides gets in, and markup stays what was typed', async () => {
  await using app = await createTestApp()
  await save(app, 'Familia\u202e de\n {{name}} <b>\u0000&amp;')
  expect(await lineOf(app, 'es', KEY)).toMatchObject({ words: 'Familia de {{name}} <b>&amp;' })
  await expect(save(app, ' \u202e ', 1)).rejects.toMatchObject({ code: 'invalid' })
})

test('a page stops saying that nobody checked it when all of its own texts were, and says it again when its English changes', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  const preview = () =>
    app.counselor.packets.preview(aPacket(referral.id, { parts: ['letter'], language: 'es' }))
  const remark = shippedTexts('es').get('frame.unreviewed') ?? ''
  const before = await preview()
  expect(before.unreviewed).toBe(true)
  expect(before.pages[0]?.html).toContain(remark)
  expect(before.pages[0]?.html).toContain('No translator has checked these words yet.')
  const texts = (await app.owner.translations.list({ language: 'es' })).filter(({ key }) =>
    /^(letter|crisis)\./.test(key),
  )
  const review = { language: 'es' as const, texts, reviewer: 'Ana Gil, court interpreter' }
  await expect(app.owner.translations.review({ ...review, reviewedOn: '2026-12-09' })).rejects.toMatchObject({
    data: { fields: [{ message: 'translations:errors.notYet' }] },
  })
  await app.owner.translations.review({ ...review, reviewedOn: '2026-12-07' })
  expect((await preview()).unreviewed).toBe(false)
  expect((await preview()).pages[0]?.html).not.toContain(remark)
  expect(await lineOf(app, 'es', KEY)).toMatchObject({ state: 'reviewed', reviewedOn: '2026-12-07' })

  await save(app, 'A letter home', 0, 'en', 'letter.title')
  expect(await lineOf(app, 'es', 'letter.title')).toMatchObject({
    ...{ state: 'out-of-date', english: 'A letter home', englishBefore: 'A letter for your family' },
  })
  const all = await app.owner.translations.overview({})
  expect(all.filter(({ outOfDate }) => outOfDate === 1)).toHaveLength(all.length - 1)
  expect((await preview()).unreviewed).toBe(true)
  await app.undoLast(app.owner)
  expect((await preview()).unreviewed).toBe(false)
})

test('words that were checked are checked no longer once they are changed', async () => {
  await using app = await createTestApp()
  const seen = { key: KEY, version: 0, english: shippedTexts('en').get(KEY) ?? '' }
  await app.administrator.translations.review({
    ...{ language: 'es', texts: [seen], reviewer: 'Ana Gil', reviewedOn: '2026-12-08' },
  })
  await save(app, 'Estimada familia de {{name}}:', 1)
  expect(await lineOf(app, 'es', KEY)).toMatchObject({ state: 'unreviewed', reviewer: null, version: 2 })
  const stale = { language: 'es' as const, texts: [{ ...seen, version: 1 }], reviewer: 'Ana' }
  await expect(app.owner.translations.review({ ...stale, reviewedOn: '2026-12-08' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('what was checked or written beside an English that changed meanwhile is refused, and kept beside the new one', async () => {
  await using app = await createTestApp()
  const key = 'letter.title'
  const seen = await lineOf(app, 'es', key)
  const other = await lineOf(app, 'es', KEY)
  await save(app, 'A letter home', 0, 'en', key)
  const review = (texts: readonly (typeof seen)[]) =>
    app.owner.translations.review({
      ...{
        language: 'es',
        texts: texts.map(({ key: each, version, english }) => ({ key: each, version, english })),
      },
      ...{ reviewer: 'Ana Gil', reviewedOn: '2026-12-08' },
    })
  const write = ({ english, version }: typeof seen) =>
    app.administrator.translations.save({
      ...{ language: 'es', key, version, english, words: 'Una carta para su casa', translator: 'Ana Gil' },
    })
  await expect(review([other, seen])).rejects.toMatchObject({ code: 'conflict' })
  await expect(write(seen)).rejects.toMatchObject({ code: 'conflict' })
  expect(await lineOf(app, 'es', KEY)).toMatchObject({ state: 'unreviewed' })
  expect(await lineOf(app, 'es', key)).toMatchObject({ state: 'out-of-date', own: false })

  await write(await lineOf(app, 'es', key))
  await review([await lineOf(app, 'es', key)])
  expect(await lineOf(app, 'es', key)).toMatchObject({ state: 'reviewed', english: 'A letter home' })
})

test('a text that no page has is not there to be changed', async () => {
  await using app = await createTestApp()
  await expect(save(app, 'Hola', 0, 'es', 'letter.nothing')).rejects.toMatchObject({ code: 'not_found' })
})

test('a translator’s file goes out and comes back with what changed, whole, and can be taken back', async () => {
  await using app = await createTestApp()
  const saved = await app.owner.translations.saveFile({ language: 'ar', all: false })
  expect(saved).toEqual({ savedAs: 'footbridge-texts-ar.csv', count: shippedTexts('en').size })
  const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(app.host.saved[0]?.bytes)
  expect(file.startsWith('\ufeffEnglish,Translation [ar],')).toBe(true)
  choose(app, file)
  const unchanged = await app.owner.translations.readFile({ language: 'ar', token: null })
  const all = [...shippedTexts('en').keys()]
  expect(unchanged).toEqual({
    changes: [],
    unusable: [],
    usable: expect.any(Array),
    same: all.length,
    empty: 0,
  })
  expect(unchanged.usable.toSorted()).toEqual(all.toSorted())

  const old = shippedTexts('ar').get('letter.title') ?? ''
  choose(app, file.replace(`A letter for your family,${old}`, 'A letter for your family,رسالة إلى بيتكم'))
  const { changes } = await app.owner.translations.readFile({ language: 'ar', token: null })
  expect(changes).toMatchObject([{ key: 'letter.title', before: old, words: 'رسالة إلى بيتكم' }])
  expect(await lineOf(app, 'ar', 'letter.title')).toMatchObject({ words: old, version: 0 })
  await app.owner.translations.takeOver({ language: 'ar', changes, translator: 'Huda Amin' })
  expect(await lineOf(app, 'ar', 'letter.title')).toMatchObject({
    ...{
      words: 'رسالة إلى بيتكم',
      translator: 'Huda Amin',
      state: 'unreviewed',
      translatedOn: '2026-12-08',
    },
  })
  await app.undoLast(app.owner)
  expect(await lineOf(app, 'ar', 'letter.title')).toMatchObject({ words: old })
})

test('a file is taken over whole or not at all', async () => {
  await using app = await createTestApp()
  const change = (key: string, words: string) => ({
    ...{
      key,
      version: 0,
      before: shippedTexts('es').get(key) ?? '',
      english: shippedTexts('en').get(key) ?? '',
    },
    words,
  })
  const changes = [change('letter.title', 'Carta'), change(KEY, 'Sin nombre')]
  await expect(
    app.owner.translations.takeOver({ language: 'es', changes, translator: 'Ana Gil' }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await save(app, 'Otra carta', 0, 'es', 'letter.title')
  await expect(
    app.owner.translations.takeOver({ language: 'es', changes: changes.slice(0, 1), translator: 'Ana Gil' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  expect(await lineOf(app, 'es', 'letter.title')).toMatchObject({ words: 'Otra carta' })
})

test('rows of a file that cannot be used are named with why, and the others stand', async () => {
  await using app = await createTestApp()
  choose(
    app,
    [
      'English;Traducción',
      'A letter for your family;Carta',
      '"Dear family of {{name}},";Querida familia',
      'No such text;Nada',
      'Dear family,;',
      'Dear family,;Familia',
      'Dear family,;Otra familia',
      'Fax;\u{1f310}',
    ].join('\r\n'),
    'footbridge-texts-es.csv',
  )
  const { changes, unusable, usable, empty } = await app.owner.translations.readFile({
    ...{ language: 'es', token: null },
  })
  expect(usable, 'what is broken or empty nobody vouches for').toEqual(['letter.title', 'letter.dear'])
  expect(changes.map(({ key, words }) => [key, words])).toEqual([
    ['letter.title', 'Carta'],
    ['letter.dear', 'Familia'],
  ])
  expect(unusable.map(({ row, reason, about }) => [row, reason, about])).toEqual([
    [3, 'blanks', '{{name}}'],
    [4, 'unknown', ''],
    [7, 'twice', ''],
    [8, 'unknown', ''],
  ])
  expect(empty).toBe(1)
  choose(app, 'English\r\nA letter\r\n')
  await expect(app.owner.translations.readFile({ language: 'es', token: null })).rejects.toMatchObject({
    data: { message: 'translations:errors.oneColumn' },
  })
})

test('a file saved before the English changed does not put its old translation under the new one', async () => {
  await using app = await createTestApp()
  await app.owner.translations.saveFile({ language: 'es', all: true })
  choose(app, app.host.saved[0]?.bytes ?? '')
  await save(app, 'A letter home', 0, 'en', 'letter.title')
  const { unusable, changes } = await app.owner.translations.readFile({ language: 'es', token: null })
  expect(changes).toEqual([])
  expect(unusable).toMatchObject([{ reason: 'english-changed', english: 'A letter for your family' }])
})

test('words a spreadsheet would reckon with go out as text and come back as they were', async () => {
  await using app = await createTestApp()
  await save(app, '=1+1 {{name}}')
  await app.owner.translations.saveFile({ language: 'es', all: true })
  const bytes = app.host.saved[0]?.bytes ?? new Uint8Array()
  expect(new TextDecoder().decode(bytes)).toContain(`'=1+1 {{name}}`)
  choose(app, bytes)
  expect(await app.owner.translations.readFile({ language: 'es', token: null })).toMatchObject({
    ...{ changes: [], unusable: [] },
  })
})

test('nobody reviewed a text on a day before it was translated', async () => {
  await using app = await createTestApp()
  await save(app, 'Una carta', 0, 'es', 'letter.title')
  const texts = [await lineOf(app, 'es', 'letter.title')]
  const review = (reviewedOn: string) =>
    app.owner.translations.review({ language: 'es', texts, reviewer: 'Ana Gil', reviewedOn })
  await expect(review('2026-12-07')).rejects.toMatchObject({
    data: { fields: [{ path: 'reviewedOn', message: 'translations:errors.beforeTranslated' }] },
  })
  await review('2026-12-08')
  expect(await lineOf(app, 'es', 'letter.title')).toMatchObject({ reviewedOn: '2026-12-08' })
})

test('a file of another language is refused by its heading, and by its name where that lost it', async () => {
  await using app = await createTestApp()
  await app.owner.translations.saveFile({ language: 'es', all: true })
  const file = new TextDecoder().decode(app.host.saved[0]?.bytes)
  const read = () => app.owner.translations.readFile({ language: 'fr', token: null })
  const refused = { code: 'rule', data: { message: 'translations:errors.otherLanguage' } }
  choose(app, file)
  await expect(read()).rejects.toMatchObject(refused)
  choose(app, file.replace('Translation [es]', 'Translation'), 'footbridge-texts-es (2).csv')
  await expect(read()).rejects.toMatchObject(refused)
  const nameless = file.replace(/^[^\n]*\n/, 'English,Mine,Where\r\n')
  choose(app, nameless, 'back.csv')
  await expect(read(), 'by what it says').rejects.toMatchObject({
    data: { message: 'translations:errors.otherLanguage', values: { found: 'Spanish', wanted: 'French' } },
  })
  choose(app, nameless.replace('Mine', 'Translation [fr]'), 'back.csv')
  await expect(read(), 'whatever its heading says').rejects.toMatchObject(refused)
  choose(app, 'English,Mine\nA letter for your family,Une lettre\nDear family,Familles\n', 'back.csv')
  await expect(read(), 'where nothing tells').rejects.toMatchObject({
    data: { message: 'translations:errors.noLanguage' },
  })
  choose(app, nameless, 'back.csv')
  expect((await app.owner.translations.readFile({ language: 'es', token: null })).changes).toEqual([])
  choose(app, file, 'back.csv')
  expect((await app.owner.translations.readFile({ language: 'es', token: null })).changes).toEqual([])
})

test('a table without headings loses no row', async () => {
  await using app = await createTestApp()
  choose(app, 'A letter for your family;Carta\r\nDear family,;Familia', 'footbridge-texts-es.csv')
  const { changes } = await app.owner.translations.readFile({ language: 'es', token: null })
  expect(changes.map(({ words }) => words)).toEqual(['Carta', 'Familia'])
})

test('straight quotation marks of a spreadsheet are ours, in the English and in what stands here already', async () => {
  await using app = await createTestApp()
  const straight = (words: string) => words.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"')
  const lines = await app.owner.translations.list({ language: 'fr' })
  expect(lines.some(({ english }) => english !== straight(english))).toBe(true)
  const rows = lines.map(({ english, words, key }) => [straight(english), straight(words), key])
  choose(app, writeCsv([['English', 'Translation', 'Text'], ...rows]))
  const { changes, unusable, same } = await app.owner.translations.readFile({ language: 'fr', token: null })
  expect({ changes, unusable, same }).toEqual({ changes: [], unusable: [], same: shippedTexts('en').size })
})

test('every row of the proof of a page stands beside its English, in its own direction', async () => {
  await using app = await createTestApp()
  const { pages } = await app.owner.translations.preview({ language: 'ar', section: 'crisis' })
  const html = pages[0]?.html ?? ''
  for (const language of ['en', 'ar'] as const)
    expect(html).toContain(shippedTexts(language).get('crisis.safe') ?? '?')
  expect(html).toContain('lang="ar" dir="rtl"')
})
