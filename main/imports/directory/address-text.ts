import type { ProviderAddress } from '../drafts/provider-draft.ts'
import { joined } from './joined.ts'

/** An address in one line; a line that ends with the code is whole, and gets none of it twice. */
export function addressText({
  lines,
  city,
  state,
  postalCode,
  country,
}: Pick<ProviderAddress, 'lines' | 'city' | 'state' | 'postalCode' | 'country'>): string {
  const abroad = country && !/^(us|usa|united states)$/i.test(country) ? country : null
  const written = joined(lines, ', ')
  const isWhole = postalCode !== null && written.endsWith(postalCode)
  const rest = isWhole
    ? [city, state].filter((part) => part && !written.toLowerCase().includes(part.toLowerCase()))
    : [city, joined([state, postalCode], ' ')]
  return joined([...lines, ...rest, abroad], ', ')
}
