import { LanguageTag } from '#shared/domain/fields.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

/** How a paper of the office says things, in the language of the program. */
export interface OfficeWords {
  readonly language: Locale
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): string
  /** "Tuesday, December 8, 2026". */
  fullDay(on: string): string
  /** "Dec 8, 2026". */
  day(on: string): string
  /** "Dec 8". */
  shortDay(on: string): string
  /** A time of day, `14:30`, as people say it. */
  time(at: string): string
  /** A language by its tag; a directory may keep one in its own word, which is no tag. */
  languageNamed(said: string): string
}

/** The words of one language, for papers that go round in the office. */
export function officeWords(language: Locale): OfficeWords {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    return (instant: string) => made.format(new Date(instant))
  }
  const dayWith = (options: Intl.DateTimeFormatOptions) => {
    const said = format(options)
    return (on: string) => said(`${on}T12:00:00Z`)
  }
  const clock = format({ timeStyle: 'short' })
  const languages = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })
  return {
    language,
    say: (key, values) => translate(language, key, values),
    fullDay: dayWith({ dateStyle: 'full' }),
    day: dayWith({ dateStyle: 'medium' }),
    shortDay: dayWith({ month: 'short', day: 'numeric' }),
    time: (at) => clock(`2026-12-08T${at}:00Z`),
    languageNamed: (said) => (LanguageTag.safeParse(said).success ? languages.of(said) : said) ?? said,
  }
}
