import type { ProviderAddress } from '../drafts/provider-draft.ts'
import { zipAtEnd } from '../reading/address-values.ts'
import { plainWords } from '../reading/plain-words.ts'
import { joined } from './joined.ts'

/** Whether a text has these words as they are, and not within other ones: no `MA` in `Main Street`. */
const hasWords = (text: string, words: string): boolean =>
  ` ${plainWords(text)} `.includes(` ${plainWords(words)} `)

/** Whether a state stands where the code comes next: the one meant, or whatever follows the city. */
function saysState(before: string, city: string | null, state: string): boolean {
  const parts = before.split(',').map(plainWords)
  const isAfterCity = city !== null && parts.at(-2) === plainWords(city)
  return isAfterCity || ` ${parts.at(-1) ?? ''}`.endsWith(` ${plainWords(state)}`)
}

/** An address in one line; a line that ends with the code is whole, and gets none of it twice. */
export function addressText({
  lines,
  city,
  state,
  postalCode,
  country,
}: Pick<ProviderAddress, 'lines' | 'city' | 'state' | 'postalCode' | 'country'>): string {
  // A code somebody wrote where the country stands is none.
  const isAbroad = country && !/\d/.test(country) && !/^(us|usa|united states)$/i.test(country)
  const abroad = isAbroad ? country : null
  const written = joined(lines, ', ')
  const isWhole = postalCode !== null && (written.endsWith(postalCode) || zipAtEnd(written) === postalCode)
  if (!isWhole) return joined([...lines, city, joined([state, postalCode], ' '), abroad], ', ')
  const missingCity = city && hasWords(written, city) ? null : city
  const at = written.lastIndexOf(postalCode)
  const before = written.slice(0, at).replace(/[\s,]+$/, '')
  if (!state || saysState(before, city, state)) return joined([...lines, missingCity, abroad], ', ')
  // The state stands beside the code, where the address can be divided again.
  return joined([before, missingCity, `${state} ${written.slice(at)}`, abroad], ', ')
}
