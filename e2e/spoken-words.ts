import type { Page } from '@playwright/test'

import { catalogues } from '#shared/text/catalogues.ts'

type Tree = { readonly [key: string]: string | Tree }

function messagesIn(tree: Tree, path = ''): readonly (readonly [path: string, message: string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}.${key}`, value] as const] : messagesIn(value, `${path}.${key}`),
  )
}

const PLACEHOLDER = /\{\{[^}]*\}\}/
/** So many letters a message says by itself before it can be told from a name. */
const TELLING = 8

function sayings(message: string): RegExp {
  const fixed = message
    .split(PLACEHOLDER)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${fixed.join('.+')}$`)
}

function isTelling(message: string): boolean {
  const said = message.replaceAll(new RegExp(PLACEHOLDER, 'g'), '').replaceAll(/[^a-z]/gi, '')
  return PLACEHOLDER.test(message) ? said.length >= TELLING : said.length > 2
}

const spanish = new Map(messagesIn(catalogues.es))
const spanishWords = new Set(spanish.values())
const english = messagesIn(catalogues.en)
  .filter(([path, message]) => spanish.get(path) !== message && !spanishWords.has(message))
  .map(([, message]) => message)
  .filter(isTelling)
const plain = new Set(english.filter((message) => !PLACEHOLDER.test(message)))
const filled = english.filter((message) => PLACEHOLDER.test(message)).map(sayings)
const englishDay = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(January|February|August|December)\b/

/** Everything a page says: its text, and what screen readers and tips say. */
function everythingSaid(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const said: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) said.push(walker.currentNode.textContent ?? '')
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`))
        said.push(element.getAttribute(name) ?? '')
    return said.map((text) => text.trim()).filter(Boolean)
  })
}

/** What a page in Spanish says in the words of the English catalogue. */
export async function englishOn(page: Page): Promise<readonly string[]> {
  const said = await everythingSaid(page)
  return said.filter(
    (text) => plain.has(text) || englishDay.test(text) || filled.some((saying) => saying.test(text)),
  )
}
