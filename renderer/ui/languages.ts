import type { Choice } from './field.ts'

/** Languages offered first: those most often spoken at home by students in the United States. */
const OFFERED = [
  'en',
  'es',
  'ar',
  'zh',
  'vi',
  'ht',
  'so',
  'ru',
  'pt',
  'hmn',
  'ur',
  'ko',
  'fr',
  'sw',
  'ja',
  'bn',
  'fa',
  'ps',
  'uk',
  'tl',
  'hi',
  'ne',
  'my',
  'am',
  'ti',
  'km',
  'lo',
  'pa',
  'pl',
  'de',
  'it',
  'rw',
  'ku',
  'mam',
  'quc',
  'ase',
] as const

/** Languages of many families that the browser has no name for. */
const OWN_NAMES: Readonly<Record<string, { readonly en: string; readonly es: string }>> = {
  aii: { en: 'Assyrian Neo-Aramaic', es: 'neoarameo asirio' },
  ase: { en: 'American Sign Language', es: 'lengua de señas americana' },
  bo: { en: 'Tibetan', es: 'tibetano' },
  cab: { en: 'Garifuna', es: 'garífuna' },
  ch: { en: 'Chamorro', es: 'chamorro' },
  chk: { en: 'Chuukese', es: 'chuukés' },
  din: { en: 'Dinka', es: 'dinka' },
  dz: { en: 'Dzongkha', es: 'dzongkha' },
  ff: { en: 'Fula', es: 'fula' },
  hak: { en: 'Hakka', es: 'chino hakka' },
  kar: { en: 'Karen', es: 'karen' },
  kea: { en: 'Cape Verdean Creole', es: 'criollo caboverdiano' },
  kek: { en: 'Q’eqchi’', es: 'quekchí' },
  kg: { en: 'Kongo', es: 'kongo' },
  ksw: { en: 'S’gaw Karen', es: 'karen s’gaw' },
  lkt: { en: 'Lakota', es: 'lakota' },
  mam: { en: 'Mam', es: 'mam' },
  mh: { en: 'Marshallese', es: 'marshalés' },
  nan: { en: 'Taiwanese', es: 'taiwanés' },
  nus: { en: 'Nuer', es: 'nuer' },
  nv: { en: 'Navajo', es: 'navajo' },
  oj: { en: 'Ojibwe', es: 'ojibwa' },
  pap: { en: 'Papiamento', es: 'papiamento' },
  quc: { en: 'K’iche’', es: 'quiché' },
  rn: { en: 'Kirundi', es: 'kirundi' },
  wuu: { en: 'Shanghainese', es: 'wu' },
}

const names = new Map<string, Intl.DisplayNames>()

function namesIn(locale: string): Intl.DisplayNames {
  const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language' })
  names.set(locale, known)
  return known
}

/** A language's name in the language of the screen; the tag itself where nobody named it. */
export function languageName(tag: string, locale: string): string {
  const own = OWN_NAMES[tag]?.[locale === 'es' ? 'es' : 'en']
  if (own) return own
  try {
    return namesIn(locale).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** Languages to choose from, by name; `also` keeps a rare one that is already on a record. */
export function languageChoices(locale: string, also?: string | null): readonly Choice[] {
  const tags = new Set<string>(OFFERED)
  const order = new Intl.Collator(locale)
  if (also) tags.add(also)
  return [...tags]
    .map((value) => ({ value, label: languageName(value, locale) }))
    .toSorted((a, b) => order.compare(a.label, b.label))
}
