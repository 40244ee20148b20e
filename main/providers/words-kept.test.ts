import { expect, test } from 'vitest'

import type { ReadableDb } from '../db/types.ts'
import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'
import { askedWords } from './asked-words.ts'

/** The same connection, and how often the words of services were gone through. */
function watched(db: ReadableDb): { readonly db: ReadableDb; readonly scans: () => number } {
  let scans = 0
  const watching: Pick<ReadableDb, 'prepare'> = {
    prepare(sql) {
      if (sql.includes('FROM service_words')) scans += 1
      return db.prepare(sql)
    },
  }
  const counted = () => {
    const before = scans
    scans = 0
    return before
  }
  return { db: watching as ReadableDb, scans: counted }
}

test('while one types, every word is looked for once, and what nobody says is not looked for at all', async () => {
  await using app = await createTestApp()
  await app.office.providers.create(aProvider({ organizationName: 'Harbor House' }))
  const { db, scans } = watched(app.vault.reading)
  const found = (typed: string) => askedWords(db, typed).serviceIds?.size
  expect([found('harbor'), scans()]).toEqual([1, 2])
  expect([found('harbor'), scans()]).toEqual([1, 0])
  expect([found('harbor house'), scans()]).toEqual([1, 1])
  expect([found('harbor depression'), scans()]).toEqual([1, 1])
  expect([found('harbor depression anxiety'), scans()]).toEqual([1, 0])
  expect([found('xylophone quokka harbor teen'), scans()]).toEqual([0, 0])
})

test('what is new, renamed or taken back in the directory is found so at once', async () => {
  await using app = await createTestApp()
  const found = async (words: string) =>
    (await app.counselor.providers.list({ words })).rows.map(({ name }) => name)
  await app.office.providers.create(aProvider({ serviceName: 'Evening group' }))
  expect([await found('evening'), await found('sunrise')]).toEqual([['Evening group'], []])
  const made = await app.office.providers.create(aProvider({ serviceName: 'Sunrise group' }))
  expect(await found('sunrise')).toEqual(['Sunrise group'])
  await app.office.providers.update({
    ...{ id: made.id, version: made.version },
    draft: aProvider({ serviceName: 'Twilight group' }),
  })
  expect([await found('sunrise'), await found('twilight')]).toEqual([[], ['Twilight group']])
  await app.undoLast(app.office)
  expect([await found('sunrise'), await found('twilight')]).toEqual([['Sunrise group'], []])
})
