const inEnglish = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const inSpanish = new Intl.DisplayNames('es', { type: 'region', fallback: 'none' })

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** What lists of regions have beside countries: the union, the nations, nowhere. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** How people in the States write countries otherwise than a list of names does. */
const OTHERWISE: readonly (readonly [word: string, code: string])[] = [
  ...(
    ['usa', 'u.s.', 'u.s.a.', 'united states of america', 'estados unidos de américa', 'ee. uu.'] as const
  ).map((word) => [word, 'US'] as const),
  ...[['can', 'CA'] as const, ['mex', 'MX'] as const, ['pri', 'PR'] as const],
]

/** Codes by the English and Spanish names of their countries; those nobody names are left out. */
const CODES: ReadonlyMap<string, string> = new Map([
  ...LETTERS.flatMap((first) =>
    LETTERS.flatMap((second) => {
      const code = `${first}${second}`
      // Codes of countries that have another one by now (`DD`, `UK`) are names of nothing here.
      const isNow =
        new Intl.Locale('und', { region: code }).toString() === `und-${code}` && !NO_COUNTRIES.has(code)
      const names = isNow ? [inEnglish.of(code), inSpanish.of(code)] : []
      return names.flatMap((name) => (name === undefined ? [] : [[name.toLowerCase(), code] as const]))
    }),
  ),
  ...OTHERWISE,
])

const KNOWN: ReadonlySet<string> = new Set(CODES.values())

/** An address as it leaves: a country in two letters, wherever it can be told; digits are no country. */
export function withCountry<Row extends Readonly<Partial<Record<string, string>>>>(address: Row): Row {
  const { country = '', postal_code: code = '' } = address
  const isHere = /\d/.test(country) && /^\d{5}(?:-\d{4})?$/.test(code)
  return { ...address, country: countryCode(country) ?? (isHere ? 'US' : country) }
}

/** The two letters of a country (ISO 3166-1, as HSDS asks for), by them or by its name; `null` for anything else. */
export function countryCode(said: string): string | null {
  const word = said.trim()
  const code = word.toUpperCase()
  return KNOWN.has(code) ? code : (CODES.get(word.toLowerCase()) ?? null)
}
