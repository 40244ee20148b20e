import { createInstance, type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

import type { MessageValues } from '#shared/app-error.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { englishMessages } from '#shared/text/english.ts'

type Catalogue = Record<string, unknown>

const spanish = import.meta.glob<Catalogue>('../shared/text/es/*.json', { import: 'default' })

const areaOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.json'.length)

const messages: i18n = createInstance()

void messages.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: englishMessages },
  ns: Object.keys(englishMessages),
  defaultNS: 'common',
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

/** Languages written from right to left, ready for the day a catalogue in one of them arrives. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ps', 'ur'])

/** The way a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** The language to begin in, before anyone has signed in. */
export function languageOfMachine(): Locale {
  return navigator.languages.some((tag) => tag.startsWith('es')) && !navigator.language.startsWith('en')
    ? 'es'
    : 'en'
}

/** Speaks another language from now on; its messages are fetched from the program's own files on first use. */
export async function speak(locale: Locale): Promise<void> {
  if (locale === 'es' && !messages.hasResourceBundle('es', 'common')) {
    const loaded = await Promise.all(
      Object.entries(spanish).map(async ([path, load]) => [areaOf(path), await load()] as const),
    )
    for (const [area, texts] of loaded) messages.addResourceBundle('es', area, texts)
  }
  // Announcing the language that is spoken already would draw every message again, in the middle of drawing.
  if (messages.language !== locale) await messages.changeLanguage(locale)
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
}

/** Whether the catalogues hold a message, for keys made from an operation's name. */
export function isMessage(key: string): key is MessageKey {
  return messages.exists(key)
}

/** One message outside a component. */
export function say(key: MessageKey, values?: MessageValues): string {
  return messages.t(key, { ...values })
}

/** Fills a message in; plural messages take `count`. */
export type Say = (key: MessageKey, values?: MessageValues) => string

/** One function for each language, so that whatever was made from messages is made anew when the language changes. */
const saying: Readonly<Record<Locale, Say>> = {
  en: (key, values) => say(key, values),
  es: (key, values) => say(key, values),
}

/** The messages for a component, drawn again when the language changes. */
export function useText(): { readonly t: Say; readonly locale: Locale } {
  const { i18n: current } = useTranslation(undefined, { i18n: messages })
  const locale = current.language === 'es' ? 'es' : 'en'
  return { t: saying[locale], locale }
}
