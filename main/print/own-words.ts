import type { PacketLanguage } from '#shared/domain/packet.ts'

/** What the program's own data on languages does not have, or has on some machines only. */
interface OwnWords {
  readonly months: readonly string[]
  /** Monday first. */
  readonly weekdays: readonly string[]
  /** Stands before the last of several. */
  readonly and: string
  /** Miles behind a number, whatever the number. */
  readonly miles: string
  /** Names of languages by their tags. */
  readonly languages: Readonly<Record<string, string>>
}

const HAITIAN_CREOLE: OwnWords = {
  months: [
    ...['janvye', 'fevriye', 'mas', 'avril', 'me', 'jen'],
    ...['jiyè', 'out', 'septanm', 'oktòb', 'novanm', 'desanm'],
  ],
  weekdays: ['lendi', 'madi', 'mèkredi', 'jedi', 'vandredi', 'samdi', 'dimanch'],
  and: 'ak',
  miles: 'mil',
  languages: {
    en: 'angle',
    es: 'panyòl',
    ar: 'arab',
    zh: 'chinwa',
    vi: 'vyetnamyen',
    tl: 'tagalòg',
    fil: 'filipino',
    ko: 'koreyen',
    ru: 'ris',
    fr: 'franse',
    ht: 'kreyòl ayisyen',
    pt: 'pòtigè',
    pl: 'polonè',
    so: 'somali',
    hmn: 'hmong',
    am: 'amarik',
    ne: 'nepalè',
    uk: 'ikrenyen',
    ti: 'tigrinya',
    sw: 'swahili',
    fa: 'pèsan',
    ur: 'oudou',
    hi: 'endi',
    ja: 'japonè',
    de: 'alman',
    it: 'italyen',
  },
}

const SOMALI: OwnWords = {
  months: [
    ...['Janaayo', 'Febraayo', 'Maarso', 'Abriil', 'Maayo', 'Juun'],
    ...['Luulyo', 'Agosto', 'Sebtembar', 'Oktoobar', 'Noofembar', 'Diseembar'],
  ],
  weekdays: ['Isniin', 'Talaado', 'Arbaco', 'Khamiis', 'Jimco', 'Sabti', 'Axad'],
  and: 'iyo',
  miles: 'mayl',
  languages: {
    en: 'Ingiriisi',
    es: 'Isbaanish',
    ar: 'Carabi',
    zh: 'Shiinees',
    vi: 'Fiitnaamiis',
    tl: 'Tagaalog',
    fil: 'Filibiino',
    ko: 'Kuuriyaan',
    ru: 'Ruush',
    fr: 'Faransiis',
    ht: 'Kiriyoolka Haiti',
    pt: 'Boortaqiis',
    pl: 'Boolish',
    so: 'Soomaali',
    hmn: 'Hmong',
    am: 'Amxaari',
    ne: 'Nebaali',
    uk: 'Yukreeniyaan',
    ti: 'Tigriinya',
    sw: 'Sawaaxili',
    fa: 'Faarisi',
    ur: 'Urduu',
    hi: 'Hindi',
    ja: 'Jabaaniis',
    de: 'Jarmal',
    it: 'Talyaani',
  },
}

/** Words of the languages that speak for themselves. */
export const OWN_WORDS: Readonly<Partial<Record<PacketLanguage, OwnWords>>> = {
  ht: HAITIAN_CREOLE,
  so: SOMALI,
}
