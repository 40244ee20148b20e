import { countryCode } from './country-code.ts'

/** An address in the parts HSDS asks for. */
export interface AddressParts {
  readonly lines: readonly string[]
  readonly city: string
  readonly state: string
  readonly postalCode: string
  readonly country: string
}

const ZIP = /^\d{5}(?:-\d{4})?$/
const US_STATE = /^(.*?)\s*,?\s+([A-Za-z]{2})\s+(\d{5}(?:-\d{4})?)$/

/** The parts of a line, a ZIP beside the state it belongs to, `FL, 33605`, and once where it was written twice. */
function partsOf(address: string): readonly string[] {
  return address
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .reduce<readonly string[]>((parts, part) => {
      const before = parts.at(-1) ?? ''
      if (!ZIP.test(part) || parts.length === 0) return [...parts, part]
      if (before.endsWith(part)) return parts
      return /^[A-Za-z]{2}$/.test(before) ? [...parts.slice(0, -1), `${before} ${part}`] : [...parts, part]
    }, [])
}

/** The state and the postal code that stand together: `MA 02110`, `Ontario K1A 0B1`. */
function stateAndCode(
  part: string,
  postalCode: string | null,
): readonly [state: string, code: string] | null {
  if (postalCode !== null && part.endsWith(postalCode)) {
    const state = part.slice(0, -postalCode.length).trim()
    return state === '' ? null : [state, postalCode]
  }
  const [, before = '', state = '', code = ''] = US_STATE.exec(` ${part}`) ?? []
  return code !== '' && before.trim() === '' ? [state.toUpperCase(), code] : null
}

/**
 * Divides an address as people write it in a line, "12 Pier Street, Suite 4, Boston, MA 02110", the country last where it
 * stands there (in two letters, as ISO 3166-1 has it); `null` where it does not say city, state and code, which nobody may guess.
 */
export function addressParts(address: string, postalCode: string | null): AddressParts | null {
  const parts = partsOf(address)
  for (const abroad of [0, 1]) {
    const at = parts.length - 1 - abroad
    const found = stateAndCode(parts[at] ?? '', postalCode)
    const city = parts[at - 1]
    const lines = parts.slice(0, Math.max(0, at - 1))
    const country = countryCode(parts[at + 1] ?? 'US')
    if (found && city !== undefined && lines.length > 0 && country !== null)
      return { lines, city, state: found[0], postalCode: found[1], country }
  }
  return null
}
