import { expect, test } from 'vitest'

import ar from '#shared/text/staff-forms/ar.json' with { type: 'json' }
import en from '#shared/text/staff-forms/en.json' with { type: 'json' }
import es from '#shared/text/staff-forms/es.json' with { type: 'json' }
import { FORM_IDS } from '#shared/domain/form.ts'

import { signsWithoutFont } from '../print/fonts.ts'
import { printText } from '../print/print-text.ts'
import { staffText } from './staff-text.ts'

type Tree = { readonly [key: string]: Tree | string | null }

const messages = (tree: Tree, before = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) => {
    if (key === 'meta' || value === null) return []
    return typeof value === 'string' ? [[before + key, value] as const] : messages(value, `${before}${key}.`)
  })
const blanks = (message = '') => (message.match(/\{\{\w+\}\}/g) ?? []).toSorted()

test.each([
  ['es', es],
  ['ar', ar],
] as const)('the school’s own forms say in “%s” all they say in English, with the same blanks', (_, tree) => {
  const found = messages(tree)
  const source = messages(en)
  expect(found.map(([key]) => key)).toEqual(source.map(([key]) => key))
  for (const [at, [key, message]] of source.entries())
    expect([key, blanks(found[at]?.[1])]).toEqual([key, blanks(message)])
  const left = source.filter(([, message], at) => found[at]?.[1] === message && message !== 'no')
  expect(left).toEqual([])
})

test('every sign has its shape on paper, and every form has its name', () => {
  for (const tree of [en, es, ar])
    expect(
      signsWithoutFont(
        messages(tree)
          .map(([, message]) => message)
          .join(' '),
      ),
    ).toEqual([])
  expect(Object.keys(en.names).toSorted()).toEqual([...FORM_IDS].toSorted())
})

test('a form of the school says that words were not checked only of those somebody can mark as checked', () => {
  const checked = { words: () => undefined, isReviewed: () => true }
  for (const language of ['en', 'es', 'ar'] as const) {
    const { page, say } = staffText(language, printText(language, checked))
    say('names.contact-log')
    expect([language, page.unreviewed]).toEqual([language, false])
  }
  const { page } = staffText('es', printText('es'))
  page.say('letter.title')
  expect(page.unreviewed).toBe(true)
})
