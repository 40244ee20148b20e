import type { Cell } from './findings.ts'
import { isTypoOf } from './nearest.ts'
import { oneWord, plainWords } from './plain-words.ts'

const PLACEHOLDERS = new Set([
  'string',
  'n a',
  'na',
  'test',
  'tbd',
  'tba',
  'todo',
  'null',
  'undefined',
  'lorem ipsum',
  'xxx',
  'sample',
  'example',
])
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const DAY_NAMES = [
  ['monday', 'mon', 'lunes', 'lun'],
  ['tuesday', 'tue', 'tues', 'martes', 'mar'],
  ['wednesday', 'wed', 'miercoles', 'mie'],
  ['thursday', 'thu', 'thur', 'thurs', 'jueves', 'jue'],
  ['friday', 'fri', 'viernes', 'vie'],
  ['saturday', 'sat', 'sabado', 'sab'],
  ['sunday', 'sun', 'domingo', 'dom'],
]
const OLDEST = 120

/** Whether a cell holds what somebody left there instead of a value: its own heading, another one, or a filler word. */
export function isPlaceholder({ column, text }: Cell, columns: readonly string[]): boolean {
  if (text === '' || text.length > 60) return false
  if (/^[-–—_.?*]+$/.test(text) || PLACEHOLDERS.has(plainWords(text))) return true
  if (/\s/.test(text)) return false
  const own = oneWord(column)
  const word = oneWord(text)
  if (word === own || (own.length >= 8 && isTypoOf(word, own))) return true
  return text.includes('_') && columns.includes(text)
}

const ENTITIES = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    rsquo: '’',
    lsquo: '‘',
    bull: '•',
  }),
)

function decoded(entity: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? entity
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  const character = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return character ? String.fromCodePoint(code) : ' '
}

/** Leaves out what stands between the tags of a script or style sheet; every step looks at each letter once. */
function withoutScripts(text: string): string {
  const parts = text.split(/<(\/?)(?:script|style)\b[^<>]*>/i)
  return parts.filter((_, index) => index % 2 === 0 && (index === 0 || parts[index - 1] === '/')).join(' ')
}

function withoutComments(text: string): string {
  const [first = '', ...rest] = text.split('<!--')
  return [
    first,
    ...rest.map((part) => part.slice(part.indexOf('-->') < 0 ? 0 : part.indexOf('-->') + 3)),
  ].join(' ')
}

/** Text without mark-up; paragraphs and list items become lines. */
export function withoutMarkup(text: string): string {
  if (!/<\/?[a-z!]|&#?\w+;/i.test(text)) return text
  return withoutScripts(withoutComments(text))
    .replace(/<(br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(#x?[\da-f]+|\w+);/gi, decoded)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A telephone number without the quotation marks and words around it. */
export function cleanPhone(text: string): string {
  return text
    .replace(/["'`“”]/g, '')
    .replace(/^(tel|phone|ph)[.:]*\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The numbers of a cell such as `main: 305-555-0100, tdd: 800-555-0100`, each with its kind. */
export function phonesIn(text: string): readonly { readonly number: string; readonly kind: string | null }[] {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .split(/[;\n|]|,(?=\s*(?:[a-z ]+:|\+?\(?\d{3}))/i)
    .map((part) => {
      const named = /^\s*([\p{L} -]{2,30}):\s*(.+)$/u.exec(part)
      return { number: cleanPhone(named?.[2] ?? part), kind: named?.[1]?.trim().toLowerCase() ?? null }
    })
    .filter(({ number }) => number !== '')
}

/** Whether a number could be dialled: at least three digits. */
export function isPhone(text: string): boolean {
  return text.replace(/\D/g, '').length >= 3
}

/** Whether a text is one address of electronic mail. */
export function isEmail(text: string): boolean {
  return text.length < 255 && /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(text)
}

/** Whether a text could be the address of a web site. */
export function isWebsite(text: string): boolean {
  return text.length < 2000 && /^\S+\.\S+$/.test(text)
}

/** Ages a cell states; `open` when its upper end says no more than "old". */
export interface Ages {
  readonly minimum: number | null
  readonly maximum: number | null
  readonly open: boolean
}

function age(text: string | undefined): number | null {
  return text === undefined ? null : Math.floor(Number(text))
}

const YEARS = '(?:\\s*(?:years?(?: old)?|yrs?|y|años?))?'
const NUMBER = '(\\d{1,3}(?:\\.\\d+)?)'
const BELOW = new RegExp(`^(?:under|below|younger than|menor(?:es)? de)\\s+${NUMBER}${YEARS}$`, 'i')
const UP_TO = new RegExp(
  `^(?:up to|hasta(?: los)?)\\s+${NUMBER}${YEARS}$|^${NUMBER}${YEARS}\\s+(?:(?:and|or|&) (?:under|younger|below)|y menores|o menos)$`,
  'i',
)

/** An upper age alone: `under 19` is 18, `17 and under` is 17. */
function upperAge(text: string): number | null {
  const below = BELOW.exec(text)?.[1]
  if (below !== undefined) return Math.ceil(Number(below)) - 1
  const found = UP_TO.exec(text)
  return age(found?.[1] ?? found?.[2])
}

/** Reads `12`, `12-17`, `12-`, `12+`, `18 years`, `under 19`, `17 and under`; nothing for anything else. */
export function readAges(text: string): Ages | undefined {
  if (text.length > 40) return undefined
  const upper = upperAge(text)
  if (upper !== null) return upper < 0 ? undefined : { minimum: null, maximum: upper, open: false }
  const found = new RegExp(
    `^${NUMBER}${YEARS}\\s*(?:(-|–|to|a)\\s*(\\d{1,3})?${YEARS}|(\\+|and (?:over|up|older)|y más))?$`,
    'i',
  ).exec(text)
  if (!found) return undefined
  const range = found[2] !== undefined
  const maximum = age(found[3])
  const open = (range && maximum === null) || found[4] !== undefined
  return { minimum: age(found[1]), maximum, open }
}

/** Ages in words that speak of nothing else: `Ages 12-18`, `5 to 12 years`, `Edad 6+`; a bare number may be anything. */
export function agesInWords(
  text: string,
): { readonly minimumAge: number | null; readonly maximumAge: number | null } | undefined {
  const [, named = '', rest = ''] =
    /^\s*((?:ages?|aged|edad(?:es)?)\b\s*:?\s*)?(.*?)[.\s]*$/is.exec(text) ?? []
  if (named === '' && !/(years?(?: old)?|yrs?|años?)\b/i.test(rest)) return undefined
  const ages = readAges(rest)
  if (!ages) return undefined
  const { minimum: minimumAge, maximum, open } = ages
  const maximumAge = maximum !== null && isBeyondAge(maximum) ? null : maximum
  if (maximumAge !== null && minimumAge !== null && maximumAge < minimumAge) return undefined
  // One age alone is that age; one that is open has no end.
  return { minimumAge, maximumAge: open ? null : maximumAge }
}

/** An upper bound nobody reaches is no upper bound. */
export function isBeyondAge(years: number): boolean {
  return years > OLDEST
}

/** A time of day as `09:30`. */
export function readTime(text: string): string | undefined {
  if (text.length > 40) return undefined
  const found =
    /^(\d{1,2})(?:[:.]?(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?\s?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    )
  if (!found) return undefined
  const half = found[3]?.toLowerCase()
  const hour = Number(found[1])
  if (half ? hour < 1 || hour > 12 : hour > 24) return undefined
  const whole = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  const minutes = found[2] ?? '00'
  const isBeyondMidnight = whole === 24 && minutes !== '00'
  return Number(minutes) > 59 || isBeyondMidnight ? undefined : `${String(whole).padStart(2, '0')}:${minutes}`
}

/** Days of the week, `MO` … `SU`, out of codes, names or numbers (1 is Monday); nothing when one of them is none. */
export function readWeekdays(text: string): readonly string[] | undefined {
  const days = text
    .split(/[,;/\s]+/)
    .filter(Boolean)
    .map((part) => {
      const word = plainWords(part)
      const index = DAY_NAMES.findIndex((names) => names.includes(word))
      if (index >= 0) return WEEKDAYS[index]
      if (/^[1-7]$/.test(word)) return WEEKDAYS[Number(word) - 1]
      const code = part.toUpperCase().replace(/^[+-]?\d/, '')
      return WEEKDAYS.includes(code) ? code : undefined
    })
  return days.every((day) => day !== undefined) ? [...new Set(days)] : undefined
}
