import type { Repair, Sentence } from '#shared/domain/import.ts'
import { isMessage, type Say } from '#renderer/text.ts'
import { dayFormat } from '#renderer/ui/days.ts'
import { languageName } from '#renderer/ui/languages.ts'

/** One sentence the program said about a file. */
export function sentenceOf({ message, values }: Sentence, t: Say): string {
  return t(message, values)
}

/** The office's name of a field; the file's own where there is none. */
export function fieldName(field: string, t: Say): string {
  const key = `imports:screens.fields.${field}`
  return isMessage(key) ? t(key) : field
}

const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  grade: ['grade'],
  relation: ['relation'],
  insurance: ['insurance'],
  status: ['studentStatus'],
  serviceStatus: ['serviceStatus'],
  payers: ['payer'],
  absenceKind: ['attendanceKind'],
  kind: ['attendanceKind'],
  what: ['incidentWhat'],
  place: ['incidentPlace'],
  reporter: ['reporterRole'],
}

const LANGUAGES: ReadonlySet<string> = new Set([
  'homeLanguage',
  'homeZip',
  'languageSpoken',
  'languageRead',
  'language',
  'languages',
  'guardianLanguage',
])

/** A day of a file in words: of a date of birth nobody wants the weekday. */
export function dayInWords(day: string, locale: string): string {
  const noon = new Date(`${day}T12:00:00Z`)
  return dayFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(noon)
}

/** Whether a heading is the office's own name of a field. */
export function sameWords(heading: string, name: string): boolean {
  return heading.trim().localeCompare(name, undefined, { sensitivity: 'base' }) === 0
}

/** What one code of a field means, in words. */
export function meaningOf(field: string, code: string, t: Say, locale: string): string {
  if (LANGUAGES.has(field)) return languageName(code, locale)
  const keys = [
    ...(VOCABULARIES[field] ?? []).map((group) => `vocabulary:${group}.${code}`),
    `imports:screens.meanings.${code}`,
  ]
  const key = keys.find((name) => isMessage(name))
  return key && isMessage(key) ? t(key) : code
}

const CODED: ReadonlySet<string> = new Set([
  ...Object.keys(VOCABULARIES),
  ...LANGUAGES,
  'gender',
  'raceEthnicity',
])

const LONGEST = 160

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** A field's value before or after, in words; a long text is cut. */
export function valueShown(
  field: string,
  value: string | number | boolean | null,
  t: Say,
  locale: string,
): string {
  if (value === null) return t('imports:screens.preview.empty')
  if (typeof value === 'boolean')
    return t(value ? 'imports:screens.preview.yes' : 'imports:screens.preview.no')
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value)
  if (field === 'birthDate' || field === 'onDay') return dayInWords(value, locale)
  if (!CODED.has(field)) return shortened(value)
  return value
    .split('; ')
    .map((code) => meaningOf(field, code, t, locale))
    .join('; ')
}

/** What an answer to a question does, in words. */
export function repairName(repair: Repair, t: Say): string {
  if (repair.kind === 'create-organization')
    return t('imports:screens.questions.createNamed', { name: repair.name })
  if (repair.kind === 'attach') return t('imports:screens.questions.attachNamed', { name: repair.name })
  return t(`imports:screens.questions.repairs.${repair.kind}`)
}
