import { expect, test } from 'vitest'

import { catalogues, LOCALES, type Locale } from './catalogues.ts'
import printedEnglish from './print/en.json' with { type: 'json' }
import printedSpanish from './print/es.json' with { type: 'json' }
import { isMessageKey } from './translate.ts'

type Tree = Readonly<Record<string, unknown>>

const pluralForm = /_(zero|one|two|few|many|other)$/
const others = LOCALES.filter((locale) => locale !== 'en')

/** Every message of a catalogue by its full name, `area:path.to.message`. */
function messagesIn(areas: Tree): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  const walk = (tree: Tree, path: string, joint: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      const name = `${path}${joint}${key}`
      if (typeof value === 'object' && value !== null) walk(value as Tree, name, '.')
      else found.set(name, value)
    }
  }
  for (const [area, tree] of Object.entries(areas)) walk(tree as Tree, area, ':')
  return found
}

const messagesOf = (locale: Locale): ReadonlyMap<string, unknown> => messagesIn(catalogues[locale])

/** Message names with their plural forms folded into one: languages differ in how many they have. */
function namesIn(messages: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...messages.keys()].map((name) => name.replace(pluralForm, '')))].toSorted()
}

function placeholdersOf(message: unknown): readonly string[] {
  return [
    ...new Set([...String(message).matchAll(/\{\{\s*([^}\s,]+)[^}]*\}\}/g)].map(([, name = '']) => name)),
  ].toSorted()
}

/** The placeholders of a message, over all of its plural forms. */
function placeholdersByName(messages: ReadonlyMap<string, unknown>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const [name, message] of messages) {
    const folded = name.replace(pluralForm, '')
    const known = found.get(folded) ?? new Set()
    placeholdersOf(message).forEach((placeholder) => known.add(placeholder))
    found.set(folded, known)
  }
  return new Map([...found].map(([name, names]) => [name, [...names].toSorted()]))
}

const english = messagesOf('en')

test.each(['en', ...others] as const)(
  '%s has no message without words, and no half-written placeholder',
  (locale) => {
    const broken = [...messagesOf(locale)].filter(
      ([, message]) =>
        typeof message !== 'string' ||
        message.trim() === '' ||
        message !== message.trim() ||
        /\{(?!\{)|(?<!\})\}/.test(message.replaceAll(/\{\{[^{}]+\}\}/g, '')),
    )
    expect(broken).toEqual([])
  },
)

test.each(others)('%s says everything English says, and nothing else', (locale) => {
  expect(namesIn(messagesOf(locale))).toEqual(namesIn(english))
})

test.each(others)('%s fills the same values into each message as English', (locale) => {
  const wanted = placeholdersByName(english)
  const differing = [...placeholdersByName(messagesOf(locale))].filter(
    ([name, placeholders]) => placeholders.join() !== (wanted.get(name) ?? []).join(),
  )
  expect(differing).toEqual([])
})

test.each(['en', ...others] as const)('%s has every plural form its language needs', (locale) => {
  const messages = messagesOf(locale)
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  const counted = new Set(
    [...messages.keys()].filter((name) => pluralForm.test(name)).map((name) => name.replace(pluralForm, '')),
  )
  // Whole millions in Spanish ("many") read like the plural: no message of an office counts that far.
  const missing = [...counted].flatMap((name) =>
    needed
      .filter((form) => form !== 'many' && !messages.has(`${name}_${form}`))
      .map((form) => `${name}_${form}`),
  )
  expect(missing).toEqual([])
})

const spanish = [
  { said: messagesOf('es'), english },
  { said: messagesIn(printedSpanish), english: messagesIn(printedEnglish) },
]

test('a referral is a derivación in Spanish, on every screen and page: a referencia is a number somebody gave', () => {
  const otherwise = spanish.flatMap(({ said, english: meant }) =>
    [...meant]
      .filter(([, message]) => /\brefer(ral|red)?s?\b/i.test(String(message)))
      .map(([name]) => [name, String(said.get(name))] as const)
      .filter(([, message]) => !/deriv/i.test(message)),
  )
  expect(otherwise).toEqual([])
})

test('what is late in Spanish has a retraso, and days are counted as días de clase', () => {
  const otherwise = spanish.flatMap(({ said }) =>
    [...said].filter(([, message]) =>
      /\bdías?( de clases?| hábil(es)?)? tarde\b|\}\} días? de clases/.test(String(message)),
    ),
  )
  expect(otherwise).toEqual([])
})

test('every message is known as one, and nothing else is', () => {
  const keys = [...messagesIn(catalogues.en).keys()]
  expect(keys.filter((key) => !isMessageKey(key))).toEqual([])
  for (const text of ['Ines: a note', 'common:fields.nowhere', 'common:', ''])
    expect(isMessageKey(text), text).toBe(false)
})
