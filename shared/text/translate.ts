import { createInstance, type i18n } from 'i18next'

import { catalogues, type Locale, type MessageKey } from './catalogues.ts'

const instances = new Map<Locale, i18n>()

/** The messages of one language, in any process; a message missing there falls back to English. */
export function messagesIn(locale: Locale): i18n {
  const made = instances.get(locale)
  if (made) return made
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    resources: catalogues,
    ns: Object.keys(catalogues.en),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  instances.set(locale, instance)
  return instance
}

/** One message with its values filled in. */
export function translate(
  locale: Locale,
  key: MessageKey,
  values?: Readonly<Record<string, string | number>>,
): string {
  return messagesIn(locale).t(key, { ...values })
}

/** Whether a text names a message of the catalogues. */
export function isMessageKey(text: string): text is MessageKey {
  return /^[a-zA-Z-]+:[\w.-]+$/.test(text) && messagesIn('en').exists(text)
}
