import type { ProviderAddress } from '../drafts/provider-draft.ts'
import { zipAtEnd } from '../reading/address-values.ts'
import { joined } from './joined.ts'

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
  const rest = isWhole
    ? [city, state].filter((part) => part && !written.toLowerCase().includes(part.toLowerCase()))
    : [city, joined([state, postalCode], ' ')]
  return joined([...lines, ...rest, abroad], ', ')
}
